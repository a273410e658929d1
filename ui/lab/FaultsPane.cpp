#include "ui/lab/FaultsPane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/FaultCard.h"
#include "ui/lab/FaultText.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TonedLabel.h"

#include <QGridLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostClients = 200;
constexpr int kLookEvery = 1000; ///< milliseconds

} // namespace

FaultsPane::FaultsPane(core::FaultLab &faults, core::ClientAdmin &clients, QWidget *parent)
    : QWidget(parent)
    , m_faults(faults)
    , m_clients(clients)
    , m_stopAll(new QPushButton(icon(u"stop"), tr("Stop all")))
    , m_failure(new MessageBar(Tone::Danger))
{
    setObjectName(u"faultsPane"_s);
    m_stopAll->setObjectName(u"stopAllFaults"_s);
    m_failure->setObjectName(u"faultFailure"_s);
    auto *about = new TonedLabel(tr("They strike real clients of this server, and stand in the audit log and in the "
                                    "metrics by their own names. Stopping the server ends them."),
                                 Tone::Muted);
    about->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(about, 1);
    head->addWidget(m_stopAll);
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    for (int kind = 0; kind < core::kFaultKinds; ++kind) {
        auto *card = new FaultCard(core::FaultKind(kind));
        m_cards.push_back(card);
        grid->addWidget(card, kind / 2, kind % 2);
        connect(card, &FaultCard::switchRequested, this, [this, kind](bool on) { request(core::FaultKind(kind), on); });
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_failure);
    column->addWidget(new ScrollPane(content), 1);
    connect(m_stopAll, &QPushButton::clicked, this, &FaultsPane::stopAll);
    m_watch.setInterval(kLookEvery);
    connect(&m_watch, &QTimer::timeout, this, &FaultsPane::showStates);
    read();
}

void FaultsPane::read()
{
    readClients();
    showStates();
}

void FaultsPane::readClients()
{
    whenDone(m_clients.list({core::ClientFilter::State::Active, {}}, {{}, kMostClients}), this,
             [this](const core::Result<core::Page<core::ClientSummary>> &page) {
                 if (!page)
                     return m_failure->showText(userText(page.error()), page.error().detail);
                 QStringList ids;
                 for (const core::ClientSummary &summary : page->rows)
                     ids.append(summary.client.id.value);
                 for (FaultCard *card : m_cards)
                     card->setClients(ids);
             });
}

QString FaultsPane::onText() const
{
    QStringList names;
    for (const core::FaultSwitch &fault : m_faults.switches()) {
        if (fault.isOn)
            names.append(faultName(fault.rule.kind));
    }
    return names.join(u", "_s);
}

void FaultsPane::showStates()
{
    const auto faults = m_faults.switches();
    for (size_t kind = 0; kind < m_cards.size(); ++kind)
        m_cards[kind]->showState(faults.at(kind));
    const QString on = onText();
    m_stopAll->setEnabled(!on.isEmpty());
    if (on.isEmpty())
        m_watch.stop();
    else if (!m_watch.isActive())
        m_watch.start();
    if (on != std::exchange(m_shown, on))
        emit stateChanged();
}

template <class T>
void FaultsPane::await(QFuture<core::Result<T>> done)
{
    m_failure->hide();
    whenDone(done, this, [this](const core::Result<T> &answer) {
        if (!answer)
            m_failure->showText(userText(answer.error()), answer.error().detail);
        showStates();
    });
}

void FaultsPane::stopAll()
{
    await(m_faults.stopAll());
}

void FaultsPane::request(core::FaultKind kind, bool on)
{
    if (!on)
        return await(m_faults.switchOff(kind));
    if (m_faults.wordToType().isEmpty())
        return switchOn(m_cards.at(size_t(kind))->rule(), {});
    confirm(kind);
}

void FaultsPane::confirm(core::FaultKind kind)
{
    const QString word = m_faults.wordToType();
    const core::FaultRule rule = m_cards.at(size_t(kind))->rule();
    auto *dialog =
        new ConfirmDialog(tr("Switch on: %1").arg(faultName(kind)),
                          tr("This server is in production. Real people will see this fault until it is switched off."),
                          tr("Switch on"), word, this);
    dialog->setObjectName(u"confirmFault"_s);
    connect(dialog, &QDialog::accepted, this, [this, rule, word] { switchOn(rule, word); });
    dialog->open();
}

void FaultsPane::switchOn(const core::FaultRule &rule, const QString &typed)
{
    await(m_faults.switchOn(rule, typed));
}

} // namespace ui
