#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/clients/Client.h"
#include "core/clients/LentSecrets.h"
#include "core/database/Database.h"

#include <memory>

namespace core {

/// Clients as endpoints ask for them: from memory, reread after any change. Any thread but the GUI's.
class ClientDirectory
{
public:
    ClientDirectory(Database &database, const Clock &clock);
    ~ClientDirectory();
    /// Null when there is no such client, or it is deleted.
    Result<std::shared_ptr<const Client>> find(const ClientId &id);
    /// Quick: a typed secret is only right when it was found right before, as comparing takes some 200 ms.
    enum class Effort { Quick, Any };
    /// True when `secret` is one of the client's live secrets. Constant time per secret; takes as long for unknown
    /// clients.
    Result<bool> secretMatches(const ClientId &id, const SecretBytes &secret, Effort effort = Effort::Any);
    /// Secrets that are good beside the stored ones, in this process.
    LentSecrets &lentSecrets() { return m_lent; }
    /// Is this a CORS origin of any active client?
    bool knowsOrigin(const QString &origin);
    void invalidate();

private:
    struct State;
    std::unique_ptr<State> m_state;
    LentSecrets m_lent;
};

} // namespace core
