#include "ui/server/SettingsForm.h"

#include "ui/async/WhenDone.h"
#include "ui/server/SettingField.h"
#include "ui/server/SettingWords.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

SettingsForm::SettingsForm(core::SettingsAdmin &settings, std::vector<Group> groups, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_groups(std::move(groups))
    , m_failure(new MessageBar(Tone::Danger))
    , m_count(new TonedLabel({}, Tone::Muted))
    , m_discard(new QPushButton(tr("Discard")))
    , m_save(new QPushButton(tr("Save changes")))
{
    m_failure->setObjectName(u"settingsFailure"_s);
    m_count->setObjectName(u"settingsCount"_s);
    m_discard->setObjectName(u"discardSettings"_s);
    m_save->setObjectName(u"saveSettings"_s);
    setEmphasis(m_save, Emphasis::Primary);
    auto *content = new QWidget;
    auto *cards = new QVBoxLayout(content);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(12);
    for (const Group &group : m_groups) {
        auto *card = new Card(group.heading);
        card->body()->setSpacing(12);
        cards->addWidget(card);
        m_columns.push_back(card->body());
    }
    cards->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_count, 1);
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new ScrollPane(content), 1);
    column->addWidget(m_failure);
    column->addLayout(buttons);
    connect(m_discard, &QPushButton::clicked, this, &SettingsForm::discard);
    connect(m_save, &QPushButton::clicked, this, &SettingsForm::save);
    showChanges();
}

void SettingsForm::setEntries(const std::vector<core::SettingEntry> &entries)
{
    for (const Group &group : m_groups) {
        for (const QString &name : group.names) {
            const auto entry = std::ranges::find(entries, name, &core::SettingEntry::name);
            if (entry == entries.end())
                continue;
            if (SettingField *field = fieldOf(name))
                field->setEntry(*entry);
            else
                addField(*entry);
        }
    }
    showChanges();
}

void SettingsForm::addField(const core::SettingEntry &entry)
{
    auto *field = new SettingField(entry);
    const auto group = std::ranges::find_if(m_groups, [&](const Group &one) { return one.names.contains(entry.name); });
    m_columns[size_t(group - m_groups.begin())]->addWidget(field);
    m_fields.push_back(field);
    connect(field, &SettingField::changed, this, &SettingsForm::showChanges);
}

SettingField *SettingsForm::fieldOf(const QString &name) const
{
    const auto field = std::ranges::find(m_fields, name, &SettingField::name);
    return field == m_fields.end() ? nullptr : *field;
}

bool SettingsForm::isChanged() const
{
    return std::ranges::any_of(m_fields, &SettingField::isChanged);
}

void SettingsForm::showChanges()
{
    const auto changes = int(std::ranges::count_if(m_fields, &SettingField::isChanged));
    m_count->setText(changes > 0 ? tr("Changes not saved yet: %n", nullptr, changes) : QString());
    m_discard->setEnabled(changes > 0 && !m_saving);
    m_save->setEnabled(changes > 0 && !m_saving);
}

void SettingsForm::save()
{
    core::SettingsAdmin::Changes changes;
    for (SettingField *field : m_fields) {
        field->hideRefusal();
        if (field->isChanged())
            changes.insert(field->name(), field->value());
    }
    m_failure->hide();
    m_saving = true;
    showChanges();
    whenDone(m_settings.save(changes), this, [this](const core::Result<void> &done) {
        m_saving = false;
        showChanges();
        if (!done)
            return refuse(done.error());
        emit saved();
    });
}

void SettingsForm::refuse(const core::Error &error)
{
    m_failure->showText(settingFailureText(error), error.detail);
    if (SettingField *field = fieldOf(error.field); field && error.kind == core::ErrorKind::InvalidInput)
        field->showRefusal();
}

void SettingsForm::discard()
{
    m_failure->hide();
    for (SettingField *field : m_fields)
        field->discard();
}

QString SettingsForm::failureText() const
{
    return m_failure->isHidden() ? QString() : m_failure->text();
}

} // namespace ui
