#include "ui/widgets/FactList.h"

#include "ui/widgets/TonedLabel.h"

#include <QEvent>
#include <QFormLayout>

#include <utility>

namespace ui {

FactList::FactList(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(6);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

QLabel *FactList::addText(const QString &caption, const QString &objectName)
{
    auto *value = new QLabel;
    value->setObjectName(objectName);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addWidget(caption, value);
    return value;
}

bool FactList::event(QEvent *event)
{
    // A scroll area asks for a minimum height only, which knows nothing of lines that wrap.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        // What the layout remembers of another width is wrong for this one. To forget it asks for a layout again: done
        // for each of these requests too, there would be no end to them.
        if (std::exchange(m_measuredWidth, width()) != width())
            m_form->invalidate();
        setMinimumHeight(qMax(0, m_form->heightForWidth(width())));
    }
    return QWidget::event(event);
}

void FactList::addWidget(const QString &caption, QWidget *value)
{
    auto *label = new TonedLabel(caption, Tone::Muted);
    label->setBuddy(value);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->addRow(label, value);
}

} // namespace ui
