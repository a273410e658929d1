#include "ui/keys/RotateKeyDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QGridLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

RotateKeyDialog::RotateKeyDialog(core::KeyAdmin &keys, const core::KeyOverview &overview, QWidget *parent)
    : FormDialog(tr("Rotate the signing key"), tr("Rotate key"), parent)
    , m_keys(keys)
    , m_lead(overview.lead())
    , m_plan(new QLabel)
    , m_other(new QLabel)
    , m_wait(new QRadioButton(tr("Wait until every service knows the new key (%1)").arg(spanText(overview.jwksMaxAge))))
    , m_atOnce(new QRadioButton(tr("Sign with the new key at once")))
{
    const auto next = std::ranges::find(overview.keys, core::KeyState::Next, &core::KeySummary::state);
    if (next != overview.keys.end()) {
        m_waiting = *next;
        m_wait->setText(tr("Keep waiting: it takes over by itself"));
        m_atOnce->setText(tr("Sign with it at once"));
    }
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(540);
    auto *warning =
        new TonedLabel(tr("Services that keep the key set for %1 will refuse new tokens until they read it again. "
                          "Choose this only when every service is under your control.")
                           .arg(spanText(overview.jwksMaxAge)),
                       Tone::Waiting);
    warning->setObjectName(u"atOnceWarning"_s);
    warning->setWordWrap(true);
    warning->setIndent(24);
    m_wait->setObjectName(u"waitForCaches"_s);
    m_wait->setChecked(true);
    m_atOnce->setObjectName(u"signAtOnce"_s);
    QSizePolicy keepsPlace = warning->sizePolicy(); // nothing moves under the mouse when it comes
    keepsPlace.setRetainSizeWhenHidden(true);
    warning->setSizePolicy(keepsPlace);
    warning->hide();
    connect(m_atOnce, &QRadioButton::toggled, warning, &QWidget::setVisible);
    connect(m_atOnce, &QRadioButton::toggled, this, &RotateKeyDialog::showPlan);
    setCommandLine([this] { return gatehousedLine(m_atOnce->isChecked() ? u"key rotate --now"_s : u"key rotate"_s); });
    content()->addWidget(makePlan());
    keepButtonsInPlace();
    content()->addWidget(m_wait);
    content()->addWidget(m_atOnce);
    content()->addWidget(warning);
}

void RotateKeyDialog::chooseAtOnce()
{
    m_atOnce->setChecked(true);
}

QWidget *RotateKeyDialog::makePlan()
{
    m_plan->setObjectName(u"rotationPlan"_s);
    m_other->setObjectName(u"otherRotationPlan"_s);
    auto *both = new QWidget;
    auto *place = new QGridLayout(both);
    place->setContentsMargins(0, 0, 0, 0);
    for (QLabel *plan : {m_plan, m_other}) {
        plan->setWordWrap(true);
        plan->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        place->addWidget(plan, 0, 0);
    }
    QSizePolicy keepsPlace = m_other->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_other->setSizePolicy(keepsPlace);
    m_other->hide();
    return both;
}

void RotateKeyDialog::showPlan()
{
    const bool isAtOnce = m_atOnce->isChecked();
    const Start chosen = isAtOnce ? Start::AtOnce : Start::AfterCaches;
    m_plan->setText(planText(chosen));
    m_other->setText(planText(isAtOnce ? Start::AfterCaches : Start::AtOnce));
    submitButton()->setText(submitText(chosen));
}

QString RotateKeyDialog::planText(Start start) const
{
    const core::Instant now = currentTime();
    const core::Instant due = m_waiting ? std::max(now, core::Instant(m_waiting->createdAt + m_lead)) : now + m_lead;
    const QString signs = start == Start::AtOnce
                              ? tr("It signs at once.")
                              : tr("It signs from %1, when no service can still have the old key set.", "%1 is a time")
                                    .arg(shortLocalTime(due));
    const QString made = m_waiting ? tr("%1 is published already, since %2. No other key is made.", "a key, a time")
                                         .arg(m_waiting->id.value, shortLocalTime(m_waiting->createdAt))
                                   : tr("A new key is made and published now.");
    return tr("1. %1\n"
              "2. %2\n"
              "3. The old key stays published at least until the last token it signed has expired.\n\n"
              "Nobody has to sign in again.",
              "two sentences: which key, and when it signs")
        .arg(made, signs);
}

QString RotateKeyDialog::submitText(Start start) const
{
    if (!m_waiting)
        return tr("Rotate key");
    return start == Start::AtOnce ? tr("Sign with it now") : tr("Keep waiting");
}

void RotateKeyDialog::keepButtonsInPlace()
{
    int width = 0;
    for (const Start start : {Start::AtOnce, Start::AfterCaches}) {
        submitButton()->setText(submitText(start));
        width = std::max(width, submitButton()->sizeHint().width());
    }
    submitButton()->setMinimumWidth(width);
    showPlan();
}

void RotateKeyDialog::submit()
{
    setBusy(true);
    const std::optional<std::chrono::seconds> wait =
        m_atOnce->isChecked() ? std::optional(std::chrono::seconds(0)) : std::nullopt;
    whenDone(m_keys.rotate(wait), this, [this](const core::Result<core::KeyId> &key) {
        setBusy(false);
        if (!key)
            return showFailure(key.error());
        emit rotated(*key);
        accept();
    });
}

} // namespace ui
