#include "ui/server/AllSettingsPane.h"

#include "ui/server/SettingCatalog.h"
#include "ui/server/SettingsForm.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

static std::vector<SettingsForm::Group> groupsOfAll()
{
    std::vector<SettingsForm::Group> groups;
    auto section = SettingSection::Other;
    for (const KnownSetting &known : settingCatalog()) {
        if (groups.empty() || known.section != section) {
            section = known.section;
            groups.push_back({settingSectionText(section), {}});
        }
        groups.back().names.append(QString::fromLatin1(known.name));
    }
    return groups;
}

AllSettingsPane::AllSettingsPane(core::SettingsAdmin &settings, QWidget *parent)
    : QWidget(parent)
    , m_filter(new FilterLine(tr("Search by name, meaning, variable or value")))
    , m_onlyChanged(new QCheckBox(tr("Only changed")))
    , m_form(new SettingsForm(settings, groupsOfAll()))
{
    m_form->setObjectName(u"allSettingsForm"_s);
    m_form->setCollectsOthers(settingSectionText(SettingSection::Other));
    m_onlyChanged->setObjectName(u"onlyChangedSettings"_s);
    m_onlyChanged->setToolTip(tr("Those that are not at their default"));
    auto *history = new QPushButton(tr("History…"));
    history->setObjectName(u"allSettingsHistory"_s);
    auto *exporting = new QPushButton(tr("Export…"));
    exporting->setObjectName(u"exportSettings"_s);
    auto *importing = new QPushButton(tr("Import…"));
    importing->setObjectName(u"importSettings"_s);
    m_filter->addWidget(m_onlyChanged);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_filter, 1);
    for (QPushButton *button : {history, exporting, importing})
        head->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_form, 1);
    connect(m_filter, &FilterLine::changed, this, &AllSettingsPane::filter);
    connect(m_onlyChanged, &QCheckBox::toggled, this, &AllSettingsPane::filter);
    connect(m_form, &SettingsForm::saved, this, &AllSettingsPane::saved);
    connect(m_form, &SettingsForm::historyRequested, this, &AllSettingsPane::historyRequested);
    connect(history, &QPushButton::clicked, this, [this] { emit historyRequested({}); });
    connect(exporting, &QPushButton::clicked, this, &AllSettingsPane::exportRequested);
    connect(importing, &QPushButton::clicked, this, &AllSettingsPane::importRequested);
}

void AllSettingsPane::setEntries(const std::vector<core::SettingEntry> &entries)
{
    m_form->setEntries(entries);
    filter();
}

void AllSettingsPane::filter()
{
    m_filter->setCount(m_form->showOnly(m_filter->text(), m_onlyChanged->isChecked()), m_form->fieldCount());
}

QString AllSettingsPane::filterText() const
{
    return m_filter->text();
}

void AllSettingsPane::setFilterText(const QString &text)
{
    m_filter->setText(text);
    filter();
}

void AllSettingsPane::showSetting(const QString &name)
{
    m_onlyChanged->setChecked(false);
    setFilterText({});
    m_form->showField(name);
}

} // namespace ui
