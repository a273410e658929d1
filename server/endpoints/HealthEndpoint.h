#pragma once

#include "core/database/Database.h"
#include "core/keys/KeyRing.h"
#include "server/endpoints/Endpoint.h"

namespace server {

/// GET /health: does the server work? 503 while the database does not. Any thread.
class HealthEndpoint final : public Endpoint
{
public:
    HealthEndpoint(const core::Database &database, bool production) : m_database(database), m_production(production) {}
    Answer answer(const HttpRequest &request) override;

private:
    const core::Database &m_database;
    bool m_production;
};

/// GET /ready: may a balancer send requests here? Needs the database and a key that signs. Any thread.
class ReadyEndpoint final : public Endpoint
{
public:
    ReadyEndpoint(const core::Database &database, const core::KeyRing &keys) : m_database(database), m_keys(keys) {}
    Answer answer(const HttpRequest &request) override;

private:
    const core::Database &m_database;
    const core::KeyRing &m_keys;
};

} // namespace server
