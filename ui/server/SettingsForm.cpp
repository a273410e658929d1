#include "ui/server/SettingsForm.h"

#include "ui/async/WhenDone.h"
#include "ui/server/ChangeReview.h"
#include "ui/server/SettingField.h"
#include "ui/server/SettingWords.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

static constexpr int kSide = 15; // between the frame, 1 px wide, and what is in it

SettingsForm::SettingsForm(core::SettingsAdmin &settings, std::vector<Group> groups, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_groups(std::move(groups))
    , m_foot(new QWidget)
    , m_review(new ChangeReview(settings))
    , m_failure(new MessageBar(Tone::Danger))
    , m_count(new TonedLabel({}, Tone::Muted))
    , m_discard(new QPushButton(tr("Discard")))
    , m_save(new QPushButton(tr("Save changes")))
{
    m_failure->setObjectName(u"settingsFailure"_s);
    m_count->setObjectName(u"settingsCount"_s);
    m_discard->setObjectName(u"discardSettings"_s);
    m_save->setObjectName(u"saveSettings"_s);
    m_save->setToolTip(
        tr("Save changes (%1)", "a key").arg(QKeySequence(u"Ctrl+S"_s).toString(QKeySequence::NativeText)));
    setEmphasis(m_save, Emphasis::Primary);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(kSide, 12, 8, 16); // the scroll bar takes the rest
    m_column->setSpacing(20);
    m_column->addStretch();
    for (const Group &group : m_groups)
        addGroup(group.heading);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_scroll = new ScrollPane(content);
    m_scroll->setFocusPolicy(Qt::NoFocus); // what is in it takes the focus, and is scrolled to
    column->addWidget(m_scroll, 1);
    column->addWidget(m_foot);
    m_foot->setLayout(makeFoot());
    connect(m_review, &ChangeReview::reviewed, this,
            [this](const core::SettingsPreview &preview) { showRefusals(preview.refusals); });
    connect(m_discard, &QPushButton::clicked, this, &SettingsForm::discard);
    connect(m_save, &QPushButton::clicked, this, &SettingsForm::save);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    showChanges();
}

QLayout *SettingsForm::makeFoot()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_count, 1);
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(kSide, 8, kSide, 8);
    foot->setSpacing(8);
    foot->addWidget(m_failure);
    foot->addWidget(m_review);
    foot->addLayout(buttons);
    return foot;
}

void SettingsForm::setHead(QWidget *head)
{
    m_head = new QWidget;
    auto *line = new QHBoxLayout(m_head);
    line->setContentsMargins(kSide, 8, kSide, 8);
    line->addWidget(head);
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_head);
}

/// One frame around all, as a Card's, and a line where the scrolling begins and ends.
void SettingsForm::paintEvent(QPaintEvent *)
{
    const QColor border = Theme::instance().color(Tone::Border);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border);
    painter.setBrush(Theme::instance().color(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (m_head)
        painter.fillRect(1, m_head->geometry().bottom(), width() - 2, 1, border);
    painter.fillRect(1, m_foot->geometry().top(), width() - 2, 1, border);
}

void SettingsForm::addGroup(const QString &heading)
{
    auto *panel = new QWidget;
    panel->setAccessibleName(heading);
    auto *title = new TonedLabel(heading, Tone::Text);
    title->setFont(Theme::instance().heading());
    auto *body = new QVBoxLayout(panel);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(12);
    body->addWidget(title);
    m_column->insertWidget(int(m_sections.size()), panel);
    m_sections.push_back({panel, body});
}

void SettingsForm::setCollectsOthers(const QString &heading)
{
    m_collectsOthers = true;
    m_groups.push_back({heading, {}});
    addGroup(heading);
}

void SettingsForm::setEntries(const std::vector<core::SettingEntry> &entries)
{
    const auto isGrouped = [this](const QString &name) {
        return std::ranges::any_of(m_groups, [&](const Group &group) { return group.names.contains(name); });
    };
    for (const core::SettingEntry &entry : entries) {
        if (m_collectsOthers && !isGrouped(entry.name))
            m_groups.back().names.append(entry.name);
    }
    const size_t fieldsBefore = m_fields.size();
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
    if (m_collectsOthers)
        m_sections.back().panel->setVisible(!m_groups.back().names.isEmpty());
    if (m_fields.size() != fieldsBefore)
        orderTabs();
    showChanges();
}

void SettingsForm::addField(const core::SettingEntry &entry)
{
    auto *field = new SettingField(entry);
    const auto group = std::ranges::find_if(m_groups, [&](const Group &one) { return one.names.contains(entry.name); });
    m_sections[size_t(group - m_groups.begin())].body->addWidget(field);
    m_fields.push_back(field);
    connect(field, &SettingField::changed, this, &SettingsForm::showChanges);
    connect(field, &SettingField::historyRequested, this, &SettingsForm::historyRequested);
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
    m_review->setChanges(this->changes());
    if (changes != std::exchange(m_changeCount, changes))
        emit changeCountChanged(changes);
}

QStringList SettingsForm::changedTitles() const
{
    QStringList titles;
    for (const SettingField *field : m_fields) {
        if (field->isChanged())
            titles.append(settingWords(field->name()).title);
    }
    return titles;
}

bool SettingsForm::maySave() const
{
    return m_save->isEnabled();
}

void SettingsForm::setInForce(const QString &name, const QString &value)
{
    if (SettingField *field = fieldOf(name))
        field->setInForce(value);
}

/// Fields came one after another, and after the buttons below them.
void SettingsForm::orderTabs()
{
    QWidget *last = m_scroll;
    for (const Group &group : std::as_const(m_groups)) {
        for (const QString &name : group.names) {
            if (const SettingField *field = fieldOf(name))
                last = field->orderTabs(last);
        }
    }
    for (QWidget *next : {m_discard, m_save}) {
        setTabOrder(last, next);
        last = next;
    }
}

core::SettingsAdmin::Changes SettingsForm::savedBefore() const
{
    core::SettingsAdmin::Changes before;
    for (const SettingField *field : m_fields) {
        const core::SettingEntry &entry = field->entry();
        if (field->isChanged())
            before.insert(entry.name,
                          entry.source == core::SettingSource::Saved ? std::optional(entry.value) : std::nullopt);
    }
    return before;
}

core::SettingsAdmin::Changes SettingsForm::changes() const
{
    core::SettingsAdmin::Changes changes;
    for (const SettingField *field : m_fields) {
        if (field->isChanged())
            changes.insert(field->name(), field->value());
    }
    return changes;
}

/// While somebody types: what does not fit is told at its field.
void SettingsForm::showRefusals(const std::vector<core::Error> &refusals)
{
    for (SettingField *field : m_fields) {
        const bool refused = std::ranges::any_of(refusals, [&](const core::Error &one) {
            return one.field == field->name() && one.kind == core::ErrorKind::InvalidInput;
        });
        if (refused && field->isChanged())
            field->showRefusal();
    }
}

int SettingsForm::showOnly(const QString &text, bool onlyChanged)
{
    int shown = 0;
    for (size_t i = 0; i < m_groups.size(); ++i) {
        int inGroup = 0;
        for (SettingField *field : m_fields) {
            if (!m_groups[i].names.contains(field->name()))
                continue;
            const bool fits = field->matches(text) && (!onlyChanged || field->isChanged() ||
                                                       field->entry().source != core::SettingSource::Default);
            field->setVisible(fits);
            inGroup += fits ? 1 : 0;
        }
        m_sections[i].panel->setVisible(inGroup > 0);
        shown += inGroup;
    }
    return shown;
}

void SettingsForm::showField(const QString &name)
{
    SettingField *field = fieldOf(name);
    if (!field)
        return;
    field->focusEditor();
    m_scroll->ensureWidgetVisible(field);
}

void SettingsForm::save()
{
    for (SettingField *field : m_fields)
        field->hideRefusal();
    m_failure->hide();
    m_saving = true;
    showChanges();
    whenDone(m_settings.save(changes()), this, [this, undo = savedBefore()](const core::Result<void> &done) {
        m_saving = false;
        showChanges();
        if (!done)
            return refuse(done.error());
        emit saved(undo);
    });
}

void SettingsForm::refuse(const core::Error &error)
{
    m_failure->showText(settingFailureText(error), error.detail);
    if (SettingField *field = fieldOf(error.field); field && error.kind == core::ErrorKind::InvalidInput) {
        field->showRefusal();
        field->focusEditor();
    }
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
