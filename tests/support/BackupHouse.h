#pragma once

#include "core/admin/database/DatabaseBackupAdmin.h"
#include "tests/support/AdminHouse.h"

namespace tests {

using namespace Qt::StringLiterals;

/// A database with its sealed audit log, one user and the backups of both.
struct BackupHouse : AdminHouse
{
    BackupHouse() : backups(context, issuer.envelope, issuer.database.folder(), {})
    {
        issuer.audit.sealWith(std::make_shared<const core::AuditSeal>(issuer.envelope)); // as a server does
        const auto begun =
            issuer.database.database().writeNow([this](core::Transaction &transaction) -> core::Result<void> {
                if (const auto first = issuer.audit.append(transaction, {}); !first)
                    return first;
                return issuer.audit.beginSealing(transaction);
            });
        if (!begun)
            qFatal("%s", qPrintable(begun.error().detail));
        issuer.addUser(u"anna"_s);
    }
    core::SecretBytes passphrase() const { return core::SecretBytes::fromText(u"correct horse"_s); }
    core::Result<core::BackupFile> make()
    {
        if (const auto set = await(backups.setPassphrase(passphrase())); !set)
            return core::fail(set.error());
        return await(backups.create({}));
    }
    core::BackupState state() { return await(backups.state()).value(); }
    void planDaily(int keep = 14)
    {
        core::BackupPlan plan;
        plan.schedule = core::BackupSchedule::Daily;
        plan.keep = keep;
        backups.setPlan(plan);
    }
    void tick()
    {
        backups.createWhenDue();
        pool.waitForDone();
    }
    core::DatabaseBackupAdmin backups;
};

} // namespace tests
