#include "ui/keys/NextStepPanel.h"

#include "ui/keys/KeyWords.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

NextStepPanel::NextStepPanel(QWidget *parent)
    : Card({}, parent)
    , m_sentence(new QLabel)
    , m_countdown(new QLabel)
    , m_needs(new TonedLabel({}, Tone::Text))
    , m_schedule(new TonedLabel({}, Tone::Muted))
    , m_button(new QPushButton)
{
    setObjectName(u"nextStepPanel"_s);
    m_sentence->setObjectName(u"nextKeyStep"_s);
    m_sentence->setFont(Theme::instance().heading());
    m_sentence->setWordWrap(true);
    m_countdown->setObjectName(u"keyCountdown"_s);
    m_countdown->setFont(Theme::instance().monospace());
    m_countdown->setAccessibleName(tr("Time until the next step"));
    m_needs->setObjectName(u"keyNeeds"_s);
    m_needs->setWordWrap(true);
    m_schedule->setObjectName(u"keySchedule"_s);
    m_schedule->setWordWrap(true);
    m_schedule->setTextFormat(Qt::RichText);
    m_schedule->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_schedule, &QLabel::linkActivated, this, &NextStepPanel::scheduleRequested);
    m_button->setObjectName(u"nextStepButton"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_sentence);
    words->addWidget(m_needs);
    words->addWidget(m_schedule);
    auto *act = new QVBoxLayout;
    act->setSpacing(8);
    act->addWidget(m_countdown, 0, Qt::AlignRight);
    act->addWidget(m_button);
    act->addStretch();
    row->addLayout(words, 1);
    row->addLayout(act);
    body()->addLayout(row);
    connect(m_button, &QPushButton::clicked, this, &NextStepPanel::press);
}

void NextStepPanel::setOverview(const core::KeyOverview &overview)
{
    m_overview = overview;
    m_step = nextKeyStep(overview);
    m_schedule->setText(scheduleText(overview).toHtmlEscaped() + u" <a href=\"schedule\">"_s +
                        tr("Change how long a key signs").toHtmlEscaped() + u"</a>"_s);
    const core::KeyId inQuestion = keyInQuestion();
    m_needs->setHidden(inQuestion.isEmpty());
    if (m_useOf != inQuestion) { // what was said of another key
        m_needs->setText({});
        m_useOf = {};
    }
    showButton();
}

core::KeyId NextStepPanel::keyInQuestion() const
{
    if (!m_step)
        return {};
    if (m_step->kind == KeyStep::Kind::Retires)
        return m_step->key;
    // Nobody asks who needs the key that goes on signing: the one before it is in question.
    const auto wanted =
        m_step->kind == KeyStep::Kind::StartsSigning ? core::KeyState::Active : core::KeyState::Retiring;
    const auto found = std::ranges::find(m_overview.keys, wanted, &core::KeySummary::state);
    return found == m_overview.keys.end() ? core::KeyId{} : found->id;
}

bool NextStepPanel::isRetiring(const core::KeyId &key) const
{
    const auto found = std::ranges::find(m_overview.keys, key, &core::KeySummary::id);
    return found != m_overview.keys.end() && found->state == core::KeyState::Retiring;
}

void NextStepPanel::setUse(const core::KeyId &key, const core::KeyUse &use)
{
    m_use = use;
    m_useOf = key;
    m_needs->setText(keyNeedsText(key, use) + u' ' + keySafetyText(use, isRetiring(key)));
    showButton();
}

void NextStepPanel::tick(core::Instant now)
{
    m_sentence->setText(m_step ? keyStepText(*m_step, now) : tr("Nothing is planned for these keys."));
    const bool counts = m_step && m_step->at > now;
    m_countdown->setVisible(counts);
    if (counts)
        m_countdown->setText(countdownText(std::chrono::ceil<std::chrono::seconds>(m_step->at - now)));
}

void NextStepPanel::showButton()
{
    const auto kind = m_step ? m_step->kind : KeyStep::Kind::IsDue;
    m_button->setVisible(kind != KeyStep::Kind::IsDue); // the page's own button rotates
    m_button->setText(kind == KeyStep::Kind::StartsSigning ? tr("Sign with it now…") : tr("Retire it now…"));
    const bool safe =
        kind == KeyStep::Kind::Retires && !m_useOf.isEmpty() && m_use.chains == 0 && m_use.accessTokens == 0;
    setEmphasis(m_button, safe ? Emphasis::Primary : Emphasis::Normal);
}

void NextStepPanel::press()
{
    if (m_step && m_step->kind == KeyStep::Kind::StartsSigning)
        emit signNowRequested();
    else if (m_step && m_step->kind == KeyStep::Kind::Retires)
        emit retireRequested(m_step->key);
}

} // namespace ui
