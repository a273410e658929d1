#pragma once

#include "core/admin/ClientAdmin.h"
#include "tests/support/FakeAnswers.h"

#include <algorithm>

namespace tests {

inline core::ClientSummary aClient(const QString &id)
{
    core::ClientSummary summary;
    summary.client.id = core::ClientId{id};
    summary.client.rowId = QStringLiteral("row-") + id;
    summary.client.name = id;
    summary.client.grantTypes = {QStringLiteral("authorization_code"), QStringLiteral("refresh_token")};
    summary.client.redirectUris = {QStringLiteral("http://127.0.0.1/callback")};
    summary.client.scopes = {QStringLiteral("api:read"), QStringLiteral("api:write")};
    summary.client.createdAt = core::fromMillis(1'750'000'000'000);
    return summary;
}

/// Clients in memory: the list is `clients`, in order.
class FakeClientAdmin : public core::ClientAdmin, public FakeAnswers
{
public:
    std::vector<core::ClientSummary> clients;
    QStringList calls; ///< "rotateSecret web-app 86400"
    core::Client lastDraft;
    std::optional<std::chrono::seconds> lastLifetime; ///< of a rotated secret
    QString mismatch = QStringLiteral("path");        ///< why an unregistered redirect URI is refused
    QStringList forbidden = {};                       ///< what cannot be a redirect URI at all

    QFuture<core::Result<core::Page<core::ClientSummary>>> list(core::ClientFilter filter,
                                                                core::PageRequest page) override
    {
        core::Page<core::ClientSummary> found;
        for (const auto &client : clients) {
            if (matches(client.client, filter) && int(found.rows.size()) < page.limit)
                found.rows.push_back(client);
        }
        found.matching = qint64(found.rows.size());
        found.total = qint64(clients.size());
        return answer(core::Result<core::Page<core::ClientSummary>>(found));
    }
    QFuture<core::Result<core::ClientSummary>> find(core::ClientId id) override
    {
        for (const auto &client : clients) {
            if (client.client.id == id)
                return answer(core::Result<core::ClientSummary>(client));
        }
        return answer(core::Result<core::ClientSummary>(core::fail(core::ErrorKind::NotFound, {})));
    }
    QFuture<core::Result<core::CreatedClient>> create(core::Client draft) override
    {
        calls.append(QStringLiteral("create ") + draft.id.value);
        lastDraft = draft;
        if (!failNext) {
            core::ClientSummary summary;
            summary.client = draft;
            clients.push_back(summary);
        }
        const QString secret = draft.isConfidential() ? QStringLiteral("generated-client-secret") : QString();
        return answer(core::Result<core::CreatedClient>(core::CreatedClient{draft.id, secret}));
    }
    QFuture<core::Result<void>> update(core::Client changed) override
    {
        lastDraft = changed;
        return change(changed.id, QStringLiteral("update"), [&](core::Client &client) { client = changed; });
    }
    QFuture<core::Result<QString>> rotateSecret(core::ClientId id, std::chrono::seconds overlap,
                                                std::optional<std::chrono::seconds> lifetime = {}) override
    {
        lastLifetime = lifetime;
        calls.append(QStringLiteral("rotateSecret %1 %2").arg(id.value).arg(overlap.count()));
        return answer(core::Result<QString>(QStringLiteral("rotated-client-secret")));
    }
    QFuture<core::Result<void>> setActive(core::ClientId id, bool active) override
    {
        return change(id, active ? QStringLiteral("enable") : QStringLiteral("disable"),
                      [active](core::Client &client) { client.isActive = active; });
    }
    QFuture<core::Result<void>> remove(core::ClientId id) override
    {
        return change(id, QStringLiteral("remove"),
                      [](core::Client &client) { client.deletedAt = core::fromMillis(1'760'000'000'000); });
    }
    QFuture<core::Result<void>> restore(core::ClientId id) override
    {
        return change(id, QStringLiteral("restore"), [](core::Client &client) { client.deletedAt.reset(); });
    }
    core::RedirectMatch matchRedirect(const QStringList &registered, const QString &uri) const override
    {
        if (forbidden.contains(uri))
            return {false, {}, QStringLiteral("not_allowed")};
        if (registered.contains(uri))
            return {true, uri};
        if (registered.isEmpty())
            return {false, {}, QStringLiteral("none_registered")};
        return {false, registered.first(), mismatch};
    }
    QFuture<core::Result<QString>> makeInitialToken(int uses, std::chrono::seconds lifetime) override
    {
        calls.append(QStringLiteral("makeInitialToken %1 %2").arg(uses).arg(lifetime.count()));
        return answer(core::Result<QString>(QStringLiteral("initial-access-token")));
    }

private:
    static bool matches(const core::Client &client, const core::ClientFilter &filter)
    {
        if (!client.id.value.contains(filter.text, Qt::CaseInsensitive) &&
            !client.name.contains(filter.text, Qt::CaseInsensitive))
            return false;
        for (const QStringList &parts : filter.ids) {
            if (std::ranges::none_of(
                    parts, [&](const QString &part) { return client.id.value.contains(part, Qt::CaseInsensitive); }))
                return false;
        }
        switch (filter.state) {
        case core::ClientFilter::State::All:
            return !client.deletedAt;
        case core::ClientFilter::State::Active:
            return client.isUsable();
        case core::ClientFilter::State::Disabled:
            return !client.deletedAt && !client.isActive;
        case core::ClientFilter::State::Deleted:
            return client.deletedAt.has_value();
        }
        return false;
    }
    QFuture<core::Result<void>> change(const core::ClientId &id, const QString &what,
                                       const std::function<void(core::Client &)> &how)
    {
        calls.append(what + u' ' + id.value);
        for (auto &client : clients) {
            if (client.client.id == id && !failNext)
                how(client.client);
        }
        return answer(core::Result<void>());
    }
};

} // namespace tests
