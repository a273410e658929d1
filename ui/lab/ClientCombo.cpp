#include "ui/lab/ClientCombo.h"

#include "ui/async/WhenDone.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostClientsOffered = 50;

} // namespace

ClientCombo::ClientCombo(core::ClientAdmin &clients, const QString &objectName, const QString &placeholder,
                         QWidget *parent)
    : SearchCombo(objectName, placeholder, parent), m_clients(clients)
{
    connect(this, &SearchCombo::searchRequested, this, &ClientCombo::read);
    connect(this, &QComboBox::activated, this, [this] {
        if (m_round != m_answered)
            read(); // what is on its way may be a list without the one that was picked
    });
}

void ClientCombo::read(const QString &text)
{
    whenDone(m_clients.list({core::ClientFilter::State::Active, text}, {{}, kMostClientsOffered}), this,
             [this, text, round = ++m_round](const core::Result<core::Page<core::ClientSummary>> &page) {
                 if (round != m_round)
                     return; // of an older text
                 if (!page)
                     return emit failed(page.error());
                 std::vector<core::Client> clients;
                 for (const core::ClientSummary &summary : page->rows) {
                     if (summary.client.isUsable())
                         clients.push_back(summary.client);
                 }
                 const core::ClientId current{currentId()};
                 const bool isComplete = !text.isEmpty() || current.isEmpty() ||
                                         std::ranges::find(clients, current, &core::Client::id) != clients.end();
                 isComplete ? fill(std::move(clients)) : addChosen(std::move(clients));
             });
}

void ClientCombo::addChosen(std::vector<core::Client> clients)
{
    whenDone(
        m_clients.find(core::ClientId{currentId()}), this,
        [this, clients = std::move(clients), round = m_round](const core::Result<core::ClientSummary> &found) mutable {
            if (round != m_round)
                return;
            if (found && found->client.isUsable())
                clients.push_back(found->client);
            fill(std::move(clients));
        });
}

void ClientCombo::fill(std::vector<core::Client> clients)
{
    m_answered = m_round;
    m_known = std::move(clients);
    std::vector<Choice> choices;
    for (const core::Client &client : m_known)
        choices.push_back({client.id.value, client.id.value});
    setChoices(choices);
    emit filled();
}

std::optional<core::Client> ClientCombo::chosen() const
{
    const auto found = std::ranges::find(m_known, core::ClientId{currentId()}, &core::Client::id);
    return found == m_known.end() ? std::nullopt : std::optional(*found);
}

} // namespace ui
