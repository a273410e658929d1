#include "ui/widgets/QuestionDialog.h"

#include "ui/widgets/ScreenHeight.h"

#include <QBoxLayout>

namespace ui {

QuestionDialog::QuestionDialog(QWidget *parent) : QDialog(parent), m_words(new QVBoxLayout), m_buttons(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    m_words->setSpacing(12);
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addLayout(m_words);
    column->addLayout(m_buttons);
}

int QuestionDialog::neededHeight() const
{
    m_words->invalidate(); // a layout in a layout keeps the height of the words before
    const int high = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    return heightOnScreen(*this, high);
}

void QuestionDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    resize(width(), neededHeight());
}

} // namespace ui
