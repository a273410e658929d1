#include "ui/start/PurposePage.h"

#include "ui/start/BringOverPane.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUnderTheWords = 26; ///< of a radio button

} // namespace

PurposePage::PurposePage(core::FirstSetup &setup, QWidget *parent)
    : SetupPage(tr("What is it for?"),
                tr("Every answer here can be changed later. Nothing is written before the last "
                   "step."),
                parent)
    , m_choices(new QButtonGroup(this))
    , m_bringOver(new BringOverPane(setup))
{
    using Purpose = core::SetupPlan::Purpose;
    addChoice(Purpose::ThisComputer, u"purposeTry"_s, tr("Try it on this computer"),
              tr("For development: plain HTTP, reachable from this computer only."));
    addChoice(Purpose::Team, u"purposeTeam"_s, tr("For my team"),
              tr("On the network, with HTTPS and a certificate that is made here; the rules of production apply."));
    addChoice(Purpose::BringOver, u"purposeBringOver"_s, tr("Bring over from the old service"),
              tr("Takes its settings and its signing key, so that tokens that are out there stay valid."));
    m_bringOver->setContentsMargins(kUnderTheWords, 0, 0, 0);
    m_bringOver->hide();
    body()->addWidget(m_bringOver);
    body()->addStretch();
    connect(m_choices, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (!isOn)
            return;
        m_bringOver->setVisible(purpose() == core::SetupPlan::Purpose::BringOver);
        emit changed();
    });
    connect(m_bringOver, &BringOverPane::changed, this, &SetupPage::changed);
    m_choices->button(int(Purpose::ThisComputer))->setChecked(true);
}

void PurposePage::addChoice(core::SetupPlan::Purpose purpose, const QString &name, const QString &title,
                            const QString &about)
{
    auto *choice = new QRadioButton(title);
    choice->setObjectName(name);
    choice->setFont(Theme::instance().heading());
    choice->setAccessibleDescription(about);
    m_choices->addButton(choice, int(purpose));
    auto *sentence = hint(about);
    sentence->setContentsMargins(kUnderTheWords, 0, 0, 8);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(choice);
    column->addWidget(sentence);
    body()->addLayout(column);
}

core::SetupPlan::Purpose PurposePage::purpose() const
{
    return core::SetupPlan::Purpose(m_choices->checkedId());
}

bool PurposePage::isReady() const
{
    return purpose() != core::SetupPlan::Purpose::BringOver || m_bringOver->isReady();
}

void PurposePage::fill(core::SetupPlan &plan) const
{
    plan.purpose = purpose();
    plan.settings = {};
    plan.signingKey = {};
    plan.signingKeyId = {};
    if (plan.purpose == core::SetupPlan::Purpose::BringOver)
        m_bringOver->fill(plan);
}

QWidget *PurposePage::firstField() const
{
    return m_choices->checkedButton();
}

} // namespace ui
