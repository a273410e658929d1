#pragma once

#include "core/admin/database/DatabaseChainAdmin.h"
#include "tests/support/AdminHouse.h"

namespace tests {

/// What tests about chains begin with: two users, two clients and the chains' admin on a real database.
class ChainHouse
{
protected:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<core::DatabaseChainAdmin> m_chains;
    core::User m_alice;
    core::User m_bob;
    core::Client m_app;
    core::Client m_web;

    void open()
    {
        m_house = std::make_unique<AdminHouse>();
        m_chains = std::make_unique<core::DatabaseChainAdmin>(m_house->context);
        m_alice = m_house->issuer.addUser(QStringLiteral("alice"));
        m_bob = m_house->issuer.addUser(QStringLiteral("bob"));
        m_app = m_house->issuer.addClient(QStringLiteral("app-client"));
        m_web = m_house->issuer.addClient(QStringLiteral("web-client"));
    }
    void close()
    {
        m_chains.reset();
        m_house.reset();
    }
    template <class T>
    core::Result<T> await(QFuture<core::Result<T>> future)
    {
        return AdminHouse::await(std::move(future));
    }
    core::TokenSet refreshed(const QByteArray &token) { return m_house->issuer.refresh(token, m_app).value(); }
    /// The users of the chains that are listed.
    QStringList users(const core::ChainFilter &filter)
    {
        QStringList all;
        const auto page = await(m_chains->list(filter, {}));
        for (const core::ChainSummary &chain : page.value().rows)
            all << chain.username;
        return all;
    }
};

} // namespace tests
