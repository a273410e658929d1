#pragma once

#include "core/base/Result.h"
#include "core/clients/Client.h"
#include "core/users/User.h"

#include <QString>

namespace app {

class Composition;

/// Signed-in browsers of a demo: people at `demo-web-app`, with what they allowed it and the tokens that it got.
class DemoBrowsers
{
public:
    static core::Result<DemoBrowsers> open(Composition &composition);
    /// Now, by the clock of the demo.
    core::Result<void> signIn(const core::User &user, const QString &address, const QString &agent) const;

private:
    DemoBrowsers(Composition &composition, core::Client client) : m_core(composition), m_client(std::move(client)) {}

    Composition &m_core;
    core::Client m_client;
};

} // namespace app
