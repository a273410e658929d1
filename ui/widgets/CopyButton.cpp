#include "ui/widgets/CopyButton.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/SecretField.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QTimer>
#include <QToolTip>

namespace ui {

using namespace std::chrono_literals;

CopyButton::CopyButton(const QString &what, std::function<QString()> source, Copied kind, QWidget *parent)
    : QToolButton(parent), m_source(std::move(source)), m_kind(kind)
{
    setAutoRaise(true);
    setIcon(ui::icon(u"copy"));
    setToolTip(what);
    setAccessibleName(what);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
}

void CopyButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QToolButton::keyPressEvent(event);
}

void CopyButton::copy()
{
    const QString text = m_source();
    if (text.isEmpty())
        return;
    if (m_kind == Copied::Secret)
        copySecret(text);
    else
        QGuiApplication::clipboard()->setText(text);
    setIcon(ui::icon(u"check", Tone::Good));
    QToolTip::showText(mapToGlobal(rect().bottomLeft()),
                       m_kind == Copied::Secret ? tr("Copied. The clipboard is cleared in 30 seconds.") : tr("Copied"),
                       this);
    QTimer::singleShot(1500ms, this, [this] { setIcon(ui::icon(u"copy")); });
    emit copied();
}

} // namespace ui
