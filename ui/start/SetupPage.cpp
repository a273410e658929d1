#include "ui/start/SetupPage.h"

#include <QVBoxLayout>

namespace ui {

SetupPage::SetupPage(const QString &title, const QString &sentence, QWidget *parent)
    : QWidget(parent), m_title(title), m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(8);
    if (sentence.isEmpty())
        return;
    m_body->addWidget(hint(sentence));
    m_body->addSpacing(8);
}

void SetupPage::begin(const core::SetupPlan &) {}

TonedLabel *SetupPage::hint(const QString &text, Tone tone)
{
    auto *label = new TonedLabel(text, tone);
    label->setWordWrap(true);
    return label;
}

void SetupPage::addField(const QString &label, QWidget *field, const QString &about)
{
    auto *name = new QLabel(label);
    name->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(name);
    column->addWidget(field);
    if (!about.isEmpty())
        column->addWidget(hint(about));
    m_body->addLayout(column);
}

} // namespace ui
