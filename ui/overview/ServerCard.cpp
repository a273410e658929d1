#include "ui/overview/ServerCard.h"

#include "ui/widgets/CopyButton.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/ServerState.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSlowMillis = 200; // the limit that the slow_requests alert uses too
constexpr double kSlowKeysMillis = 50;

} // namespace

ServerCard::ServerCard(QWidget *parent)
    : Card(tr("Server"), parent)
    , m_state(new StateLabel)
    , m_switch(new QPushButton)
    , m_restart(new QPushButton(tr("Restart")))
    , m_facts(new FactList)
    , m_failure(new TonedLabel({}, Tone::Danger))
    , m_transport(new StateLabel)
    , m_speed(new StateLabel)
    , m_keysSpeed(new StateLabel)
{
    m_restart->setObjectName(u"serverRestart"_s);
    m_restart->setToolTip(tr("Closes the listeners and opens them again; connections end, nothing else is lost"));
    m_transport->setObjectName(u"serverTransport"_s);
    m_keysSpeed->setObjectName(u"keysSpeed"_s);
    m_state->setObjectName(u"serverState"_s);
    m_switch->setObjectName(u"serverSwitch"_s);
    m_failure->setObjectName(u"serverFailure"_s);
    m_failure->setWordWrap(true);
    m_speed->setObjectName(u"serverSpeed"_s);
    addControl(m_state);
    addControl(m_restart);
    addControl(m_switch);
    m_urls = m_facts->addText(tr("Addresses"), u"serverUrls"_s);
    m_issuer = m_facts->addText(tr("Issuer"), u"serverIssuer"_s);
    m_uptime = m_facts->addText(tr("Running for"), u"serverUptime"_s);
    m_facts->addWidget(tr("Transport"), m_transport);
    m_facts->addWidget(tr("Token endpoint"), m_speed);
    m_facts->addWidget(tr("Signing keys (JWKS)"), m_keysSpeed);
    m_requests = m_facts->addText(tr("Requests"), u"serverRequests"_s);
    m_errors = m_facts->addText(tr("Server errors"), u"serverErrors"_s);
    for (StateLabel *label : {m_transport, m_speed, m_keysSpeed})
        label->setFixedHeight(label->fontMetrics().height()); // as high as the lines of words
    m_urls->setFont(Theme::instance().monospace());
    m_issuer->setFont(Theme::instance().monospace());
    body()->addWidget(m_failure);
    body()->addWidget(m_facts);
    body()->addStretch();
    connect(m_restart, &QPushButton::clicked, this, &ServerCard::restartRequested);
    connect(m_switch, &QPushButton::clicked, this, [this] {
        if (m_runs)
            emit stopRequested();
        else
            emit startRequested();
    });
}

void ServerCard::showFigures(const core::ServerFigures &figures)
{
    const QLocale locale;
    showState(figures);
    m_urls->setText(figures.urls.isEmpty() ? tr("none") : figures.urls.join(u'\n'));
    m_issuer->setText(figures.issuer);
    const auto uptime = std::chrono::floor<std::chrono::seconds>(currentTime() - figures.startedAt);
    m_uptime->setText(m_runs ? spanText(uptime) : tr("not running"));
    showSpeeds(figures);
    m_requests->setText(
        tr("%1 (%2 a minute)", "since the start, and now")
            .arg(locale.toString(figures.requests), locale.toString(figures.requestsPerMinute, 'f', 0)));
    m_errors->setText(locale.toString(figures.serverErrors));
}

void ServerCard::showSpeeds(const core::ServerFigures &figures)
{
    const QLocale locale;
    showSpeed(m_speed, figures.p95Millis, kSlowMillis,
              tr("p50 %1 ms, p95 %2 ms of %3 ms", "measured, measured, limit")
                  .arg(locale.toString(figures.p50Millis, 'f', 0), locale.toString(figures.p95Millis, 'f', 0),
                       locale.toString(kSlowMillis, 'f', 0)));
    showSpeed(m_keysSpeed, figures.keysP95Millis, kSlowKeysMillis,
              tr("p95 %1 ms of %2 ms", "measured, limit")
                  .arg(locale.toString(figures.keysP95Millis, 'f', figures.keysP95Millis < 10 ? 1 : 0),
                       locale.toString(kSlowKeysMillis, 'f', 0)));
}

void ServerCard::showSpeed(StateLabel *label, double measured, double limit, const QString &words)
{
    if (measured <= 0)
        return label->setState({Shape::Ring, Tone::Muted}, tr("no requests in the last minutes"));
    label->setState(measured > limit ? StateMark{Shape::Triangle, Tone::Danger} : StateMark{Shape::Dot, Tone::Good},
                    words);
}

void ServerCard::showState(const core::ServerFigures &figures)
{
    using State = core::ServerFigures::State;
    m_runs = figures.state == State::Running || figures.state == State::Starting;
    m_state->setState(serverMark(figures.state), serverStateWord(figures.state));
    m_switch->setText(m_runs ? tr("Stop") : tr("Start"));
    m_switch->setEnabled(figures.state != State::Starting);
    m_restart->setVisible(figures.state == State::Running);
    const auto isSecure = [](const QString &url) { return url.startsWith("https:"_L1); };
    const bool allSecure = std::ranges::all_of(figures.urls, isSecure);
    if (figures.urls.isEmpty())
        m_transport->setState({Shape::Ring, Tone::Muted}, tr("none"));
    else if (allSecure)
        m_transport->setState({Shape::Dot, Tone::Good}, tr("HTTPS"));
    else if (std::ranges::any_of(figures.urls, isSecure))
        m_transport->setState({Shape::Half, Tone::Waiting}, tr("HTTPS, and HTTP without TLS"));
    else
        m_transport->setState({Shape::Half, Tone::Waiting}, tr("HTTP without TLS"));
    m_failure->setVisible(figures.state == State::Failed && !figures.failure.isEmpty());
    m_failure->setText(figures.failure);
}

} // namespace ui
