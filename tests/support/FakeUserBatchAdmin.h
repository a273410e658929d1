#pragma once

#include "core/admin/UserBatchAdmin.h"
#include "tests/support/FakeAnswers.h"

namespace tests {

/// Remembers what was asked of it, and answers what a test has set.
class FakeUserBatchAdmin : public core::UserBatchAdmin, public FakeAnswers
{
public:
    core::EndPreview preview;
    core::EndedSessions ended;
    std::vector<core::FailedAddress> addresses;
    core::ImportSheet sheet;
    core::ImportReport report;
    QStringList calls; ///< "endSessions id-anna id-bert"
    std::optional<core::ImportChoice> lastChoice;
    std::optional<core::UserFilter> lastFilter;

    QFuture<core::Result<core::EndPreview>> previewEnd(std::vector<core::UserId> ids) override
    {
        note(QStringLiteral("previewEnd"), ids);
        return answer(core::Result<core::EndPreview>(preview));
    }
    QFuture<core::Result<core::EndedSessions>> endSessions(std::vector<core::UserId> ids) override
    {
        note(QStringLiteral("endSessions"), ids);
        return answer(core::Result<core::EndedSessions>(ended));
    }
    QFuture<core::Result<std::vector<core::GivenPassword>>> resetPasswords(std::vector<core::UserId> ids,
                                                                           Progress progress) override
    {
        note(QStringLiteral("resetPasswords"), ids);
        if (progress)
            progress(1, int(ids.size()));
        std::vector<core::GivenPassword> given;
        for (const core::UserId &id : ids)
            given.push_back({id, id.value.mid(3), id.value.mid(3) + QStringLiteral("@example.com"),
                             QStringLiteral("Gen3rated-") + id.value});
        return answer(core::Result<std::vector<core::GivenPassword>>(given));
    }
    QFuture<core::Result<std::vector<core::FailedAddress>>> failedAddresses(core::UserId, core::Instant) override
    {
        return answer(core::Result<std::vector<core::FailedAddress>>(addresses));
    }
    QFuture<core::Result<core::ImportSheet>> readImport(QString path) override
    {
        calls.append(QStringLiteral("readImport ") + path);
        return answer(core::Result<core::ImportSheet>(sheet));
    }
    QFuture<core::Result<core::ImportReport>> tryImport(core::ImportSheet, core::ImportChoice choice) override
    {
        calls.append(QStringLiteral("tryImport"));
        lastChoice = choice;
        core::ImportReport tried = report;
        tried.wasDryRun = true;
        return answer(core::Result<core::ImportReport>(tried));
    }
    QFuture<core::Result<core::ImportReport>> import(core::ImportSheet, core::ImportChoice choice, Progress) override
    {
        calls.append(QStringLiteral("import"));
        lastChoice = choice;
        core::ImportReport done = report;
        done.wasDryRun = false;
        for (core::ImportedRow &row : done.rows) {
            if (row.state == core::ImportState::Good)
                row.state = core::ImportState::Added;
        }
        return answer(core::Result<core::ImportReport>(done));
    }
    QFuture<core::Result<int>> exportTo(QString path, core::UserExportFormat, core::UserFilter filter,
                                        core::PageRequest) override
    {
        calls.append(QStringLiteral("exportTo ") + path);
        lastFilter = filter;
        return answer(core::Result<int>(0));
    }

private:
    void note(const QString &what, const std::vector<core::UserId> &ids)
    {
        QString call = what;
        for (const core::UserId &id : ids)
            call += u' ' + id.value;
        calls.append(call);
    }
};

} // namespace tests
