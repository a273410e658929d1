#include "ui/widgets/CommandButton.h"

#include "ui/widgets/Icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QTimer>
#include <QToolTip>

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
            return QToolTip::showText(mapToGlobal(rect().bottomLeft()), tr("Fill in the form first."), this);
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

} // namespace ui
