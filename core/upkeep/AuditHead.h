#pragma once

#include "core/audit/AuditLog.h"
#include "core/database/Database.h"
#include "core/keys/KeyRing.h"

namespace core {

/// Signs the newest row of this node's audit chain, so that cutting off the end shows. The JWS outlives its key: what a
/// verifier needs is kept in `signing_keys`.
class AuditHead
{
public:
    static constexpr auto kType = "audit-head+jwt";
    struct Context
    {
        Database &database;
        const AuditLog &audit;
        const KeyRing &ring;
        const Clock &clock;
    };
    explicit AuditHead(Context context) : m_context(context) {}
    /// False when the newest row is signed already or there is none. Crypto without an active key; Storage.
    Result<bool> sign();

private:
    Context m_context;
};

} // namespace core
