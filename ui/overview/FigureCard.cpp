#include "ui/overview/FigureCard.h"

#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

FigureCard::FigureCard(const QString &caption, const QString &objectName, QWidget *parent)
    : Card({}, parent)
    , m_caption(caption)
    , m_figure(new TonedLabel(u"–"_s, Tone::Text))
    , m_note(new TonedLabel({}, Tone::Muted))
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
    m_note->setObjectName(u"note"_s);
    m_note->setWordWrap(true);
    m_note->hide();
    body()->addWidget(m_note);
    body()->addStretch();
}

void FigureCard::setFigure(qint64 figure)
{
    setText(QLocale().toString(figure));
}

void FigureCard::setText(const QString &figure)
{
    m_figure->setText(figure);
    setAccessibleName(tr("%1: %2", "caption and number").arg(m_caption, m_figure->text()));
}

void FigureCard::setNote(const QString &note, Tone tone)
{
    m_note->setText(note);
    m_note->setTone(tone);
    m_note->setVisible(!note.isEmpty());
    setAccessibleDescription(note);
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
