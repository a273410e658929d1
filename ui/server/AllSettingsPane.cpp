#include "ui/server/AllSettingsPane.h"

#include "ui/server/SettingCatalog.h"
#include "ui/server/SettingsForm.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCheckBox>

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
    , m_filter(new FilterLine(tr("Search settings by name, meaning, variable or value")))
    , m_onlyChanged(new QCheckBox(tr("Only changed")))
    , m_form(new SettingsForm(settings, groupsOfAll()))
{
    m_form->setObjectName(u"allSettingsForm"_s);
    m_form->setCollectsOthers(settingSectionText(SettingSection::Other));
    m_onlyChanged->setObjectName(u"onlyChangedSettings"_s);
    m_onlyChanged->setToolTip(tr("Those that are not at their default"));
    m_filter->addWidget(m_onlyChanged);
    m_form->setHead(m_filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    connect(m_filter, &FilterLine::changed, this, &AllSettingsPane::filter);
    connect(m_onlyChanged, &QCheckBox::toggled, this, &AllSettingsPane::filter);
    connect(m_form, &SettingsForm::saved, this, &AllSettingsPane::saved);
    connect(m_form, &SettingsForm::historyRequested, this, &AllSettingsPane::historyRequested);
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

void AllSettingsPane::setIssuer(const QString &inForce)
{
    m_form->setInForce(u"AUTH_SERVICE__JWT_ISSUER"_s, inForce);
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
