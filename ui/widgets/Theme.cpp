#include "ui/widgets/Theme.h"

#include "ui/widgets/ConsoleStyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPointer>
#include <QStyleHints>
#include <QWidget>

namespace ui {

namespace {

struct ToneColors
{
    QRgb light;
    QRgb dark;
};

ToneColors colorsOf(Tone tone)
{
    switch (tone) {
    case Tone::Text:
        return {0xff1b1f27, 0xffe6e8ec};
    case Tone::Muted:
        return {0xff596170, 0xffa3aab7};
    case Tone::Background:
        return {0xfff4f5f8, 0xff15171c};
    case Tone::Raised:
        return {0xffffffff, 0xff1e2128};
    case Tone::Border:
        return {0xffd9dde4, 0xff343a45};
    case Tone::Accent:
        return {0xff4f5bd5, 0xff8b95ff};
    case Tone::OnAccent:
        return {0xffffffff, 0xff14161f};
    case Tone::Good:
        return {0xff17732f, 0xff57c274};
    case Tone::Waiting:
        return {0xff8a5a00, 0xffe0a83a};
    case Tone::Danger:
        return {0xffbd2430, 0xffff7f7f};
    case Tone::Neutral:
        return {0xff5c6471, 0xffa0a7b4};
    }
    return {};
}

} // namespace

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
    // Read before our own palette replaces the system's; Qt 6.4 has no other way to know.
    m_systemIsDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

void Theme::install()
{
    if (m_installed)
        return;
    m_installed = true;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto follow = [this](Qt::ColorScheme scheme) { m_systemIsDark = scheme == Qt::ColorScheme::Dark; };
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        follow(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            [this, follow](Qt::ColorScheme scheme) {
                follow(scheme);
                apply();
            });
#endif
    QApplication::setStyle(new ConsoleStyle);
    applyText();
    apply();
}

void Theme::setTextPercent(int percent)
{
    const int wanted = qBound(90, percent, 150);
    if (wanted == m_textPercent)
        return;
    const double growth = double(wanted) / m_textPercent;
    m_textPercent = wanted;
    if (!m_installed)
        return;
    QList<std::pair<QPointer<QWidget>, double>> own; // fonts that do not follow the application's
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (widget->testAttribute(Qt::WA_SetFont))
            own.append({widget, widget->font().pointSizeF()});
    }
    applyText();
    for (const auto &[widget, size] : own) {
        if (!widget || !qFuzzyCompare(widget->font().pointSizeF(), size))
            continue;
        QFont font = widget->font();
        font.setPointSizeF(size * growth);
        widget->setFont(font);
    }
    // Windows that are open keep the application's old font unless they are told.
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!qFuzzyCompare(window->font().pointSizeF(), QApplication::font().pointSizeF()))
            window->setFont(QApplication::font());
    }
    emit changed();
}

void Theme::applyText()
{
    QFont font = QApplication::font();
    font.setPointSizeF(10 * m_textPercent / 100.0);
    QApplication::setFont(font);
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

bool Theme::isDark() const
{
    return m_mode == Mode::System ? m_systemIsDark : m_mode == Mode::Dark;
}

QColor Theme::color(Tone tone) const
{
    const ToneColors colors = colorsOf(tone);
    return QColor::fromRgb(isDark() ? colors.dark : colors.light);
}

void Theme::apply()
{
    if (m_installed)
        QApplication::setPalette(palette());
    emit changed();
}

QPalette Theme::palette() const
{
    QPalette palette(color(Tone::Text), color(Tone::Raised), color(Tone::Raised), color(Tone::Border),
                     color(Tone::Muted), color(Tone::Text), color(Tone::Text), color(Tone::Raised),
                     color(Tone::Background));
    palette.setColor(QPalette::Highlight, color(Tone::Accent));
    palette.setColor(QPalette::HighlightedText, color(Tone::OnAccent));
    palette.setColor(QPalette::Link, color(Tone::Accent));
    palette.setColor(QPalette::LinkVisited, color(Tone::Accent));
    palette.setColor(QPalette::AlternateBase, color(Tone::Background));
    palette.setColor(QPalette::PlaceholderText, color(Tone::Muted));
    palette.setColor(QPalette::ToolTipBase, color(Tone::Raised));
    palette.setColor(QPalette::ToolTipText, color(Tone::Text));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Tone::Muted));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Tone::Border));
    return palette;
}

QFont Theme::pageTitle() const
{
    QFont font = QApplication::font();
    font.setPointSizeF(16 * m_textPercent / 100.0);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::heading() const
{
    QFont font = QApplication::font();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::monospace() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

} // namespace ui
