#include "ui/lab/LabIssuerPane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/ClaimsEditor.h"
#include "ui/lab/ClaimsView.h"
#include "ui/lab/EmptyNote.h"
#include "ui/lab/SpanField.h"
#include "ui/lab/TokenCopy.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TonedLabel.h"
#include "ui/widgets/WholeName.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDay = 86400;
constexpr int kWidestSwitches = 420;
constexpr int kWidestResult = 560;

QString failureText(const core::Error &error)
{
    if (error.kind == core::ErrorKind::Conflict)
        return LabIssuerPane::tr("The lab issuer is off. Switch it on first.");
    return userText(error);
}

TonedLabel *mutedText(const QString &text)
{
    auto *label = new TonedLabel(text, Tone::Muted);
    label->setWordWrap(true);
    return label;
}

} // namespace

LabIssuerPane::LabIssuerPane(core::LabIssuerAdmin &issuer, std::function<Subject()> subject, QWidget *parent)
    : QWidget(parent)
    , m_issuer(issuer)
    , m_subject(std::move(subject))
    , m_state(new StateLabel)
    , m_switch(new QPushButton)
    , m_forOthers(new QCheckBox(tr("For other computers too")))
    , m_offset(new SpanField(u"labOffset"_s, tr("Its &clock"),
                             {-365 * kDay, -30 * kDay, -7 * kDay, -kDay, -3600, -300, -60, -10, 0, 10, 60, 300, 3600,
                              kDay, 7 * kDay, 30 * kDay, 365 * kDay}))
    , m_about(
          mutedText(tr("It signs whatever you tell it, with a key that lives until the program ends. No token of it "
                       "opens anything at the real issuer: an API trusts it only when you say so there.")))
    , m_for(new QLabel)
    , m_lifetime(new SpanField(u"draftLifetime"_s, tr("&Lifetime"),
                               {1, 10, 60, 300, 900, 3600, 8 * 3600, kDay, 7 * kDay, 30 * kDay}))
    , m_editor(new ClaimsEditor)
    , m_sign(new QPushButton(icon(u"play", Tone::OnAccent), tr("Sign token")))
    , m_failure(new MessageBar(Tone::Danger))
    , m_token(new QPlainTextEdit)
    , m_claims(new ClaimsView(u"draftedClaims"_s))
{
    setObjectName(u"labIssuerPane"_s);
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"labIssuerSplitter"_s);
    auto *switches = new ScrollPane(makeSwitch());
    switches->setMaximumWidth(kWidestSwitches);
    splitter->addWidget(switches);
    splitter->addWidget(makeEditor());
    splitter->addWidget(makeResult());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setStretchFactor(2, 1);
    splitter->restore({285, 400, 330});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->addWidget(splitter);
    m_lifetime->setValue(std::chrono::seconds(900));
    m_pause.setSingleShot(true);
    m_pause.setInterval(600); // each change is a row of the audit log
    connect(&m_pause, &QTimer::timeout, this, &LabIssuerPane::adoptClock);
    connect(m_switch, &QPushButton::clicked, this, [this] { switchTo(!isOn()); });
    connect(m_forOthers, &QCheckBox::toggled, this, &LabIssuerPane::adoptClock);
    connect(m_offset, &SpanField::valueChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_sign, &QPushButton::clicked, this, &LabIssuerPane::sign);
    connect(m_editor, &ClaimsEditor::changed, this, &LabIssuerPane::showSubject);
    read();
}

QWidget *LabIssuerPane::makeSwitch()
{
    m_state->setObjectName(u"labIssuerState"_s);
    m_switch->setObjectName(u"labIssuerSwitch"_s);
    m_forOthers->setObjectName(u"labIssuerForOthers"_s);
    m_forOthers->setToolTip(tr("Needed when the API runs in a container or on another computer"));
    auto *heading = new QLabel(tr("Lab issuer"));
    heading->setFont(Theme::instance().heading());
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_about);
    column->addWidget(m_state);
    column->addWidget(m_switch);
    column->addWidget(m_forOthers);
    column->addSpacing(8);
    column->addWidget(m_offset);
    column->addWidget(mutedText(tr("Its tokens are made and judged by this clock; nothing else is.")));
    column->addSpacing(8);
    column->addWidget(makeAddresses());
    column->addStretch();
    return pane;
}

QWidget *LabIssuerPane::makeAddresses()
{
    m_addresses = new QWidget;
    auto *column = new QVBoxLayout(m_addresses);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const QString issuer = m_issuer.state().issuer;
    const auto add = [&](const QString &caption, const QString &what, const QString &address, const QString &name) {
        auto *label = new QLabel(caption);
        QString breaking = address; // behind a slash, and nowhere else
        breaking.replace(u'/', u"/\u200b"_s).replace(u'-', u"-\u2060"_s);
        auto *text = new QLabel(breaking);
        text->setAccessibleName(address);
        text->setObjectName(name);
        text->setFont(Theme::instance().monospace());
        text->setWordWrap(true);
        auto *line = new QHBoxLayout;
        line->addWidget(label, 1);
        line->addWidget(new CopyButton(what, [address] { return address; }));
        column->addLayout(line);
        column->addWidget(text);
    };
    add(tr("Issuer for your API"), tr("Copy the issuer"), issuer, u"labIssuerName"_s);
    add(tr("Its keys"), tr("Copy the address of the keys"), issuer + u"/.well-known/jwks.json"_s, u"labIssuerKeys"_s);
    add(tr("A resource that judges its tokens"), tr("Copy the address of the resource"), issuer + u"/userinfo"_s,
        u"labIssuerResource"_s);
    return m_addresses;
}

QWidget *LabIssuerPane::makeEditor()
{
    auto *heading = new QLabel(tr("Claims over the usual ones"));
    heading->setFont(Theme::instance().heading());
    m_for->setObjectName(u"draftFor"_s);
    m_for->setWordWrap(true);
    m_sign->setObjectName(u"signDraft"_s);
    setEmphasis(m_sign, Emphasis::Primary);
    m_failure->setObjectName(u"draftFailure"_s);
    auto *line = new QHBoxLayout;
    line->addWidget(m_sign);
    line->addStretch();
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(8, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_for);
    column->addWidget(m_editor, 1);
    column->addWidget(m_lifetime);
    column->addLayout(line);
    column->addWidget(m_failure);
    return pane;
}

QWidget *LabIssuerPane::makeResult()
{
    m_token->setObjectName(u"draftedToken"_s);
    m_token->setAccessibleName(tr("Signed token"));
    m_token->setReadOnly(true);
    m_token->setFont(Theme::instance().monospace());
    m_token->setWordWrapMode(QTextOption::WrapAnywhere);
    new EmptyNote(*m_token, tr("The signed token stands here."));
    m_token->setMaximumHeight(110);
    m_token->setTabChangesFocus(true);
    auto *copy = new TokenCopyButton([this] {
        return TokenCopyButton::Source{m_token->toPlainText(), m_issuer.state().issuer + u"/userinfo"_s};
    });
    copy->setObjectName(u"copyDraft"_s);
    auto *inspect = new QPushButton(icon(u"eye"), tr("Inspect"));
    inspect->setObjectName(u"inspectDraft"_s);
    connect(inspect, &QPushButton::clicked, this, [this] { emit inspectRequested(m_token->toPlainText()); });
    enableWithToken(*m_token, {copy, inspect});
    auto *heading = new QLabel(tr("Signed token"));
    heading->setFont(Theme::instance().heading());
    auto *line = new QHBoxLayout;
    line->addWidget(copy);
    line->addWidget(inspect);
    line->addStretch();
    m_result = new QWidget;
    m_result->setMaximumWidth(kWidestResult);
    auto *column = new QVBoxLayout(m_result);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_token);
    column->addLayout(line);
    new EmptyNote(*m_claims, tr("What the signed token says is listed here."));
    column->addWidget(m_claims, 1);
    return m_result;
}

void LabIssuerPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

bool LabIssuerPane::isOn() const
{
    return m_issuer.state().plan.isOn;
}

void LabIssuerPane::read()
{
    showState();
    showSubject();
}

void LabIssuerPane::switchTo(bool isOn)
{
    adopt({.isOn = isOn, .isForOthers = m_forOthers->isChecked(), .offset = m_offset->value()});
}

void LabIssuerPane::adoptClock()
{
    const core::LabIssuerPlan plan{isOn(), m_forOthers->isChecked(), m_offset->value()};
    if (plan != m_issuer.state().plan)
        adopt(plan);
}

void LabIssuerPane::adopt(const core::LabIssuerPlan &plan)
{
    if (m_busy)
        return;
    m_pause.stop();
    m_busy = true;
    m_failure->hide();
    whenDone(m_issuer.adopt(plan), this, [this](const core::Result<core::LabIssuerState> &state) {
        m_busy = false;
        if (!state)
            m_failure->showText(userText(state.error()), state.error().detail);
        read();
        emit stateChanged();
    });
}

void LabIssuerPane::showState()
{
    const core::LabIssuerState state = m_issuer.state();
    m_state->setState(state.plan.isOn ? StateMark{Shape::Triangle, Tone::Danger}
                                      : StateMark{Shape::Ring, Tone::Neutral},
                      state.plan.isOn ? tr("on, key %1, %2", "the lab issuer").arg(state.keyId, state.algorithm)
                                      : tr("off", "the lab issuer"));
    m_switch->setText(state.plan.isOn ? tr("Switch the lab issuer off") : tr("Switch the lab issuer on"));
    m_addresses->setEnabled(state.plan.isOn);
    const QSignalBlocker silentBox(m_forOthers);
    m_forOthers->setChecked(state.plan.isForOthers);
    if (!m_pause.isActive()) {
        const QSignalBlocker silentOffset(m_offset);
        m_offset->setValue(state.plan.offset);
    }
}

void LabIssuerPane::showSubject()
{
    const Subject subject = m_subject();
    const bool isChosen = !subject.request.user.isEmpty() && !subject.request.client.isEmpty();
    m_for->setText(isChosen ? tr("For %1 at %2, as chosen on the tab Tokens. Null leaves a usual claim out.")
                                  .arg(wholeName(subject.userName), wholeName(subject.request.client.value))
                            : tr("Choose a user and a client on the tab Tokens."));
    m_sign->setEnabled(isChosen && isOn() && m_editor->isValid());
    m_sign->setToolTip(isOn() ? QString() : tr("The lab issuer is off. Switch it on first."));
}

void LabIssuerPane::forget()
{
    ++m_forgotten;
    m_token->clear();
    m_claims->setToken({}, {});
}

void LabIssuerPane::sign()
{
    const Subject subject = m_subject();
    m_failure->hide();
    const core::LabDraft draft{
        subject.request.user, subject.request.client, subject.request.scopes, m_lifetime->value(), {},
        m_editor->claims()};
    whenDone(m_issuer.draft(draft), this,
             [this, forgotten = m_forgotten](const core::Result<core::DraftedToken> &token) {
                 if (forgotten != m_forgotten)
                     return;
                 if (!token)
                     return m_failure->showText(failureText(token.error()), token.error().detail);
                 m_token->setPlainText(token->token);
                 m_claims->setToken(token->header, token->claims);
             });
}

} // namespace ui
