#pragma once

#include "core/audit/AuditLog.h"
#include "core/certificates/CertificateRecord.h"
#include "core/crypto/CertificateAuthority.h"
#include "core/crypto/Envelope.h"
#include "core/crypto/ServerIdentity.h"
#include "core/database/Database.h"

#include <functional>
#include <mutex>

namespace core {

/// The certificates that this installation keeps: its own authority and the one that HTTPS presents. Every change
/// commits with its audit row. Waits for the writer: pools, upkeep and start-up only.
class CertificateService
{
public:
    static constexpr std::chrono::days kRenewBefore{30};

    struct Context
    {
        Database &database;
        AuditLog &audit;
        const Envelope &envelope;
        const Clock &clock;
        Random &random;
    };
    /// What is kept for the listeners.
    struct Server
    {
        CertificateRecord::Source source = CertificateRecord::Source::SelfMade;
        ServerIdentity identity;
    };

    explicit CertificateService(Context context) : m_context(context) {}

    /// Crypto when its key does not open or is not the certificate's.
    Result<std::optional<Server>> server();
    Result<std::optional<Certificate>> authority();
    /// Makes the authority when there is none, or when it ends within kRenewBefore; then the server's certificate.
    Result<void> makeOwn(const QStringList &names, const Origin &origin);
    /// InvalidInput also for an ended certificate and for one without names.
    Result<void> import(const QByteArray &chainPem, const SecretBytes &keyPem, const SecretBytes &passphrase,
                        const Origin &origin);
    /// NotFound. The authority stays: the devices that trust it need not learn a new one.
    Result<void> remove(const Origin &origin);
    /// A self-made certificate in its last 30 days is issued anew for the same names. True when it was.
    Result<bool> renewWhenDue(const Origin &origin);
    /// Told after each durable change, on the thread that made it. Before the first change, or nothing.
    void setChangeListener(std::function<void()> listener);

private:
    Result<CertifiedKey> open(const CertificateRecord &record) const;
    CertificateRecord sealed(CertificateRecord::Role role, CertificateRecord::Source source,
                             const ServerIdentity &identity) const;
    Result<CertifiedKey> usableAuthority(Transaction &transaction, QJsonObject &audited);
    Result<void> issue(Transaction &transaction, const CertifiedKey &authority, const QStringList &names,
                       QJsonObject audited, const Origin &origin);
    Result<bool> renew(Transaction &transaction, const Origin &origin);
    Result<void> record(Transaction &transaction, const QJsonObject &data, const Origin &origin);
    void tellChange();

    Context m_context;
    std::mutex m_listenerLock;
    std::function<void()> m_listener;
};

} // namespace core
