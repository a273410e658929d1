#include "ui/overview/FigureCard.h"

#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace ui {

FigureCard::FigureCard(const QString &caption, const QString &objectName, QWidget *parent)
    : Card({}, parent), m_caption(caption), m_figure(new TonedLabel(QStringLiteral("–"), Tone::Text))
{
    setObjectName(objectName);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(caption);
    m_figure->setFont(Theme::instance().pageTitle());
    auto *text = new TonedLabel(caption, Tone::Muted);
    text->setWordWrap(true);
    body()->setSpacing(0);
    body()->addWidget(m_figure);
    body()->addWidget(text);
}

void FigureCard::setFigure(qint64 figure)
{
    m_figure->setText(QLocale().toString(figure));
    setAccessibleName(tr("%1: %2", "caption and number").arg(m_caption, m_figure->text()));
}

void FigureCard::mouseReleaseEvent(QMouseEvent *)
{
    emit opened();
}

void FigureCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit opened();
    else
        Card::keyPressEvent(event);
}

void FigureCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().color(Tone::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

} // namespace ui
