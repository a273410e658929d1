#pragma once

#include "core/admin/BackupAdmin.h"
#include "tests/support/FakeAnswers.h"

#include <algorithm>

namespace tests {

/// Backups that are only told of.
class FakeBackupAdmin : public core::BackupAdmin, public FakeAnswers
{
public:
    core::BackupState given;
    core::BackupVerdict verdict;
    QStringList done; ///< what was asked for, in order
    QByteArray passphrase;

    QFuture<core::Result<core::BackupState>> state() override { return answer(core::Result<core::BackupState>(given)); }
    QFuture<core::Result<void>> setPassphrase(core::SecretBytes secret) override
    {
        passphrase = secret.toByteArray();
        given.hasPassphrase = given.hasPassphrase || !failNext;
        return answer(core::Result<void>());
    }
    QFuture<core::Result<core::BackupFile>> create(Progress progress) override
    {
        done.append(QStringLiteral("create"));
        lastProgress = progress;
        core::BackupFile file;
        file.path = given.folder + QStringLiteral("/gatehouse-20260101-000000.ghbackup");
        if (!failNext)
            given.files.insert(given.files.begin(), file);
        return answer(core::Result<core::BackupFile>(file));
    }
    QFuture<core::Result<core::BackupVerdict>> verify(QString path, core::SecretBytes secret, Progress) override
    {
        done.append(QStringLiteral("verify ") + path);
        passphrase = secret.toByteArray();
        return answer(core::Result<core::BackupVerdict>(verdict));
    }
    QFuture<core::Result<QString>> restore(QString path, core::SecretBytes secret, QString folder, Progress) override
    {
        done.append(QStringLiteral("restore %1 %2").arg(path, folder));
        passphrase = secret.toByteArray();
        return answer(core::Result<QString>(QStringLiteral("gatehouse --data-dir '%1'").arg(folder)));
    }
    QFuture<core::Result<void>> remove(QString path) override
    {
        done.append(QStringLiteral("remove ") + path);
        std::erase_if(given.files, [&](const core::BackupFile &file) { return file.path == path; });
        return answer(core::Result<void>());
    }
    QFuture<core::Result<qint64>> compact() override
    {
        done.append(QStringLiteral("compact"));
        return answer(core::Result<qint64>(4096));
    }
    Progress lastProgress;
};

} // namespace tests
