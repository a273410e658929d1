#include "ui/widgets/CommandButton.h"

#include "ui/widgets/Icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QTimer>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

CommandButton::CommandButton(std::function<QString()> command, QWidget *parent)
    : QPushButton(tr("Copy command"), parent), m_command(std::move(command))
{
    setObjectName(u"copyCommand"_s);
    setAutoDefault(false);
    setIcon(ui::icon(u"copy"));
    connect(this, &QPushButton::clicked, this, [this] {
        const QString text = m_command();
        if (text.isEmpty())
            return;
        QGuiApplication::clipboard()->setText(text);
        setIcon(ui::icon(u"check", Tone::Good));
        QTimer::singleShot(1500ms, this, [this] { setIcon(ui::icon(u"copy")); });
    });
}

bool CommandButton::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        setToolTip(m_command());
    return QPushButton::event(event);
}

QString shellWord(const QString &text)
{
    const bool isPlain = !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c < QChar(0x80) && (c.isLetterOrNumber() || u"_-.,:/@%+="_s.contains(c));
    });
    return isPlain ? text : u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace ui
