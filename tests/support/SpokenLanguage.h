#pragma once

#include <QCoreApplication>
#include <QPushButton>
#include <QTranslator>

#include <memory>

namespace tests {

/// The console's own translation, installed while it lives; null when the program, and with it its languages, is not
/// built.
inline std::unique_ptr<QTranslator> speak(const QString &code)
{
    auto translator = std::make_unique<QTranslator>();
    const QString file = QStringLiteral("%1/../app/app_%2.qm").arg(qEnvironmentVariable("GATEHOUSE_BIN"), code);
    if (!translator->load(file) || !QCoreApplication::installTranslator(translator.get()))
        return nullptr;
    return translator;
}

/// Buttons whose words have no room.
inline QStringList cutButtons(const QWidget &widget)
{
    QStringList names;
    for (const auto *button : widget.findChildren<QPushButton *>()) {
        const int words = button->fontMetrics().horizontalAdvance(button->text().remove(u'&'));
        if (button->isVisible() && button->width() < words + 8)
            names.append(button->objectName() + QStringLiteral(": ") + button->text());
    }
    return names;
}

} // namespace tests
