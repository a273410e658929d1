#include "ui/clients/SnippetText.h"

#include "ui/widgets/Theme.h"

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
    const double lines = document()->size().height(); // of a plain document: counted in lines
    const double around = 2 * (document()->documentMargin() + frameWidth());
    setFixedHeight(qCeil(lines * QFontMetricsF(font()).lineSpacing() + around));
}

void SnippetText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace ui
