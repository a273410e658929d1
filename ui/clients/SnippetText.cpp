#include "ui/clients/SnippetText.h"

#include "ui/widgets/Theme.h"

#include <QTextBlock>
#include <QWheelEvent>
#include <QtMath>

namespace ui {

SnippetText::SnippetText(const QString &text, QWidget *parent) : QPlainTextEdit(text, parent)
{
    setReadOnly(true);
    setFont(Theme::instance().monospace());
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void SnippetText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() == event->oldSize().width())
        return;
    double lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += blockBoundingRect(block).height();
    setFixedHeight(qCeil(lines + 2 * document()->documentMargin()) + height() - viewport()->height());
}

void SnippetText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace ui
