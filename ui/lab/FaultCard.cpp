#include "ui/lab/FaultCard.h"

#include "ui/lab/FaultText.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using core::FaultKind;
using core::FaultPace;
using core::FaultPlace;

namespace {

constexpr int kMostRequests = 1000;

QLatin1String faultWord(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay:
        return "Delay"_L1;
    case FaultKind::TooManyRequests:
        return "429"_L1;
    case FaultKind::Unavailable:
        return "503"_L1;
    case FaultKind::LostAnswer:
        break;
    }
    return "Lost"_L1;
}

} // namespace

/// The fields of all cards begin in one line.
void FaultCard::alignCaptions(QFormLayout &form)
{
    int widest = 0;
    for (const QString &caption :
         {tr("Endpoint"), tr("Client"), tr("How often"), tr("Delay"), tr("Retry-After"), tr("Off after")})
        widest = std::max(widest, fontMetrics().horizontalAdvance(caption));
    for (int row = 0; row < form.rowCount(); ++row) {
        if (const QLayoutItem *item = form.itemAt(row, QFormLayout::LabelRole); item && item->widget())
            item->widget()->setMinimumWidth(widest + 2);
    }
}

FaultCard::FaultCard(FaultKind kind, QWidget *parent)
    : Card(faultName(kind), parent)
    , m_kind(kind)
    , m_state(new StateLabel)
    , m_place(new QComboBox)
    , m_client(new QComboBox)
    , m_size(new QSpinBox)
    , m_pace(new QComboBox)
    , m_amount(new QSpinBox)
    , m_lasts(new QComboBox)
    , m_fields(new QWidget)
    , m_switch(new QPushButton)
{
    setObjectName(part("Card"));
    auto *about = new TonedLabel(faultAbout(kind), Tone::Muted);
    about->setWordWrap(true);
    m_state->setObjectName(part("State"));
    m_switch->setObjectName(part("Switch"));
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addFields(*form);
    alignCaptions(*form);
    addControl(m_switch);
    body()->addWidget(m_state);
    body()->addWidget(about);
    body()->addWidget(m_fields);
    body()->addStretch();
    connect(m_switch, &QPushButton::clicked, this, [this] { emit switchRequested(!m_isOn); });
    setRule({.kind = kind});
    showState({.rule = {.kind = kind}, .endsAt = {}});
}

QString FaultCard::part(const char *name) const
{
    return u"fault"_s + faultWord(m_kind) + QLatin1String(name);
}

void FaultCard::addFields(QFormLayout &form)
{
    m_place->setObjectName(part("Place"));
    for (const FaultPlace place :
         {FaultPlace::Token, FaultPlace::Userinfo, FaultPlace::Introspect, FaultPlace::Jwks, FaultPlace::All})
        m_place->addItem(faultPlaceName(place), int(place));
    if (m_kind == FaultKind::LostAnswer)
        m_place->hide();
    else
        form.addRow(tr("Endpoint"), m_place);
    m_client->setObjectName(part("Client"));
    m_client->setEditable(true);
    m_client->setInsertPolicy(QComboBox::NoInsert);
    m_client->addItem(tr("Any client"));
    m_client->setToolTip(tr("A request is taken by the client that it names. Requests for the keys name none."));
    form.addRow(tr("Client"), m_client);
    addPace(form);
    m_size->setObjectName(part("Size"));
    m_lasts->setObjectName(part("Lasts"));
    for (const int minutes : {5, 15, 60})
        m_lasts->addItem(spanText(std::chrono::minutes(minutes)), minutes);
    if (m_kind == FaultKind::LostAnswer) {
        m_size->hide();
        return form.addRow(tr("Off after"), m_lasts);
    }
    const bool isDelay = m_kind == FaultKind::Delay;
    m_size->setRange(isDelay ? 1 : 0, int(isDelay ? core::FaultRule::kLongestDelay.count()
                                                  : core::FaultRule::kLongestRetryAfter.count()));
    m_size->setSingleStep(isDelay ? 500 : 1);
    m_size->setSuffix(isDelay ? tr(" ms") : tr(" s"));
    auto *off = new QLabel(tr("Off after"));
    off->setBuddy(m_lasts);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_size, 1);
    line->addWidget(off);
    line->addWidget(m_lasts, 1);
    auto *caption = new QLabel(isDelay ? tr("Delay") : tr("Retry-After"));
    caption->setBuddy(m_size);
    form.addRow(caption, line);
}

void FaultCard::addPace(QFormLayout &form)
{
    m_pace->setObjectName(part("Pace"));
    m_pace->addItem(tr("Every n-th request"), int(FaultPace::EveryNth));
    m_pace->addItem(tr("Per cent of requests"), int(FaultPace::Percent));
    m_pace->addItem(tr("The next requests"), int(FaultPace::Next));
    m_amount->setObjectName(part("Amount"));
    m_amount->setAccessibleName(tr("How many"));
    m_amount->setRange(1, kMostRequests);
    connect(m_pace, &QComboBox::currentIndexChanged, this, [this] {
        m_amount->setMaximum(FaultPace(m_pace->currentData().toInt()) == FaultPace::Percent ? 100 : kMostRequests);
    });
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_pace, 1);
    line->addWidget(m_amount);
    auto *caption = new QLabel(tr("How often"));
    caption->setBuddy(m_pace);
    form.addRow(caption, line);
}

void FaultCard::setClients(const QStringList &ids)
{
    const QString chosen = m_client->currentText();
    while (m_client->count() > 1)
        m_client->removeItem(1);
    m_client->addItems(ids);
    m_client->setCurrentText(chosen);
}

void FaultCard::setRule(const core::FaultRule &rule)
{
    m_place->setCurrentIndex(m_place->findData(int(rule.place)));
    m_client->setCurrentText(rule.client.isEmpty() ? m_client->itemText(0) : rule.client.value);
    m_size->setValue(m_kind == FaultKind::Delay ? int(rule.delay.count()) : int(rule.retryAfter.count()));
    m_pace->setCurrentIndex(m_pace->findData(int(rule.pace)));
    m_amount->setValue(rule.amount);
    m_lasts->setCurrentIndex(std::max(0, m_lasts->findData(int(rule.lasts.count()))));
}

core::FaultRule FaultCard::rule() const
{
    core::FaultRule rule{.kind = m_kind};
    rule.place = FaultPlace(m_place->currentData().toInt());
    const QString client = m_client->currentText().trimmed();
    if (client != m_client->itemText(0))
        rule.client = core::ClientId{client};
    if (m_kind == FaultKind::Delay)
        rule.delay = std::chrono::milliseconds(m_size->value());
    else
        rule.retryAfter = std::chrono::seconds(m_size->value());
    rule.pace = FaultPace(m_pace->currentData().toInt());
    rule.amount = m_amount->value();
    rule.lasts = std::chrono::minutes(m_lasts->currentData().toInt());
    return rule;
}

void FaultCard::showState(const core::FaultSwitch &fault)
{
    if (fault.isOn && !m_isOn)
        setRule(fault.rule); // it may be on from before this window
    m_isOn = fault.isOn;
    m_state->setState(m_isOn ? StateMark{Shape::Triangle, Tone::Danger} : StateMark{Shape::Ring, Tone::Neutral},
                      faultStateText(fault, currentTime()));
    m_fields->setEnabled(!m_isOn);
    m_switch->setText(m_isOn ? tr("Switch off") : tr("Switch on"));
    m_switch->setAccessibleName(m_isOn ? tr("Switch off: %1").arg(faultName(m_kind))
                                       : tr("Switch on: %1").arg(faultName(m_kind)));
    setEmphasis(m_switch, m_isOn ? Emphasis::Normal : Emphasis::Danger);
}

} // namespace ui
