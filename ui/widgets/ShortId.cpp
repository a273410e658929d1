#include "ui/widgets/ShortId.h"

#include "ui/widgets/Theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>
#include <QToolTip>

namespace ui {

QString shortId(const QString &id, int keep)
{
    constexpr int kTail = 4;
    return id.size() <= keep + kTail + 1 ? id : id.left(keep) + QChar(0x2026) + id.right(kTail);
}

ShortId::ShortId(const QString &id, QWidget *parent) : QLabel(parent)
{
    setFont(Theme::instance().monospace());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setTextFormat(Qt::PlainText);
    setId(id);
}

void ShortId::setId(const QString &id)
{
    m_id = id;
    setText(shortId(id));
    setToolTip(id.isEmpty() ? QString() : tr("%1\nClick to copy", "%1 is a whole id").arg(id));
    setAccessibleName(id);
}

void ShortId::mouseReleaseEvent(QMouseEvent *)
{
    copy();
}

void ShortId::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) || event->key() == Qt::Key_Space)
        return copy();
    QLabel::keyPressEvent(event);
}

void ShortId::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    QStyleOptionFocusRect ring;
    ring.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
}

void ShortId::copy()
{
    if (m_id.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(m_id);
    QToolTip::showText(mapToGlobal(rect().bottomLeft()), tr("Copied"), this);
}

} // namespace ui
