#include "ui/clients/ClientActions.h"

#include "core/admin/ClientEnvironment.h"
#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/clients/CopyClientDialog.h"
#include "ui/clients/ImportClientDialog.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TimeText.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

std::vector<core::ClientId> idsOfClients(const ClientActions::Clients &clients,
                                         const std::function<bool(const core::Client &)> &concerned)
{
    std::vector<core::ClientId> ids;
    for (const core::ClientSummary &summary : clients) {
        if (concerned(summary.client))
            ids.push_back(summary.client.id);
    }
    return ids;
}

core::Result<void> writeClientFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return core::fail(core::ErrorKind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace

ClientActions::ClientActions(core::ClientAdmin &clients, core::ClientCareAdmin &care, PageFrame *page)
    : QObject(page), m_clients(clients), m_care(care), m_page(page)
{}

void ClientActions::run(QFuture<core::Result<core::ClientsChanged>> change, const Told &tell)
{
    whenDone(change, this, [this, tell](const core::Result<core::ClientsChanged> &outcome) {
        if (!outcome)
            return m_page->showFailure(outcome.error());
        m_page->hideFailure();
        emit changed({});
        if (!outcome->failed.empty()) {
            QStringList names;
            for (const auto &failure : outcome->failed)
                names << failure.id.value;
            m_page->showFailureText(tr("Not changed: %1. %2", "clients, why")
                                        .arg(names.join(u", "_s), userText(outcome->failed.front().error)),
                                    outcome->failed.front().error.detail);
        }
        tell(*outcome);
    });
}

void ClientActions::tell(const QString &text, const core::ClientsChanged &outcome, std::function<void()> undo)
{
    if (outcome.changed.empty())
        return;
    if (undo)
        m_page->showNotice(text, tr("Undo"), std::move(undo));
    else
        m_page->showNotice(text);
}

void ClientActions::setActive(const Clients &clients, bool active)
{
    const Ids ids =
        idsOfClients(clients, [&](const auto &client) { return client.isActive != active && !client.deletedAt; });
    if (ids.empty())
        return;
    run(m_care.setActive(ids, active), [this, active](const core::ClientsChanged &outcome) {
        const int count = int(outcome.changed.size());
        const QString name = count == 1 ? outcome.changed.front().value : QString();
        const QString told =
            count == 1
                ? (active ? tr("%1 was enabled.", "a client") : tr("%1 was disabled.", "a client")).arg(name)
                : (active ? tr("Clients enabled: %n.", nullptr, count) : tr("Clients disabled: %n.", nullptr, count));
        tell(told, outcome, [this, active, changed = outcome.changed] {
            run(m_care.setActive(changed, !active), [](const auto &) {});
        });
    });
}

void ClientActions::remove(const Clients &clients)
{
    const Ids ids = idsOfClients(clients, [](const auto &client) { return !client.deletedAt; });
    if (ids.empty())
        return;
    run(m_care.remove(ids), [this](const core::ClientsChanged &outcome) {
        const int count = int(outcome.changed.size());
        tell(count == 1 ? tr("%1 was deleted.", "a client").arg(outcome.changed.front().value)
                        : tr("Clients deleted: %n.", nullptr, count),
             outcome, [this, changed = outcome.changed] { run(m_care.restore(changed), [](const auto &) {}); });
    });
}

void ClientActions::restore(const Clients &clients)
{
    const Ids ids = idsOfClients(clients, [](const auto &client) { return client.deletedAt.has_value(); });
    if (ids.empty())
        return;
    run(m_care.restore(ids), [this](const core::ClientsChanged &outcome) {
        const int count = int(outcome.changed.size());
        tell(count == 1 ? tr("%1 was restored.", "a client").arg(outcome.changed.front().value)
                        : tr("Clients restored: %n.", nullptr, count),
             outcome);
    });
}

void ClientActions::duplicate(const core::Client &client)
{
    auto *dialog = new CopyClientDialog(m_clients, client, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CopyClientDialog::clientCreated, this, &ClientActions::changed);
    dialog->open();
}

void ClientActions::importJson()
{
    auto *dialog = new ImportClientDialog(m_clients, m_care, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportClientDialog::clientSaved, this, &ClientActions::changed);
    dialog->open();
}

void ClientActions::exportJson(const core::ClientId &id)
{
    auto *dialog = new QFileDialog(m_page, tr("Export %1", "a client").arg(id.value), id.value + u".json"_s,
                                   tr("JSON files (*.json)"));
    dialog->setObjectName(u"exportClientFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &path) {
        whenDone(m_care.exportJson(id), this, [this, path](const core::Result<QByteArray> &json) {
            if (!json)
                return m_page->showFailure(json.error());
            auto promise = std::make_shared<QPromise<core::Result<void>>>();
            promise->start();
            whenDone(promise->future(), this, [this, path](const core::Result<void> &written) {
                if (!written)
                    return m_page->showFailure(written.error());
                m_page->showNotice(tr("The client was exported to %1, without secrets.").arg(path));
            });
            QThreadPool::globalInstance()->start([promise, path, bytes = *json] {
                promise->addResult(writeClientFile(path, bytes));
                promise->finish();
            });
        });
    });
    dialog->open();
}

void ClientActions::copyEnvironment(const core::Client &client, const SnippetServer &server)
{
    QGuiApplication::clipboard()->setText(core::clientEnvironment(client, server.base, server.issuer));
    m_page->showNotice(tr("A .env for %1 was copied; the secret is left empty.").arg(client.id.value));
}

void ClientActions::retireOldSecret(const core::ClientSummary &client)
{
    const core::ClientId id = client.client.id;
    const QString used = client.oldSecretLastUsedAt ? tr("It was last used %1.", "a secret; how long ago")
                                                          .arg(relativeTime(*client.oldSecretLastUsedAt, currentTime()))
                                                    : tr("Nothing has used it since the rotation.");
    auto *dialog =
        new ConfirmDialog(tr("End the old secret of %1").arg(id.value),
                          tr("An application that still sends the old secret is refused at once.") + u' ' + used,
                          tr("End old secret"), {}, m_page);
    dialog->setObjectName(u"retireSecretDialog"_s);
    dialog->setCommandLine([id] { return gatehousedLine(u"client retire-secret"_s, {id.value}); });
    connect(dialog, &QDialog::accepted, this, [this, id] {
        whenDone(m_care.retireOldSecret(id), this, [this, id](const core::Result<void> &retired) {
            if (!retired)
                return m_page->showFailure(retired.error());
            emit changed({});
            m_page->showNotice(tr("Only the newest secret of %1 works now.").arg(id.value));
        });
    });
    dialog->open();
}

} // namespace ui
