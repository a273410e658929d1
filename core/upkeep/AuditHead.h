#pragma once

#include "core/audit/AuditLog.h"
#include "core/database/Database.h"
#include "core/keys/KeyRing.h"

namespace core {

/// Signs the newest row of this node's audit chain, so that cutting off the end shows.
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
    /// For AuditLog::verify: signed by one of `keys`, retired and revoked ones included, and about this very row.
    static bool isGenuine(const SignedHead &head, const std::vector<SigningKey> &keys);

private:
    Context m_context;
};

} // namespace core
