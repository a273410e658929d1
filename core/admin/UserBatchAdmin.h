#pragma once

#include "core/admin/UserAdmin.h"
#include "core/admin/UserImport.h"

#include <functional>
#include <vector>

namespace core {

/// What ending all sessions of some users would end.
struct EndPreview
{
    struct ClientChains
    {
        ClientId client;
        int chains = 0;
    };
    int users = 0;
    int browsers = 0;
    int chains = 0;
    std::vector<ClientChains> byClient; ///< most first
};

struct EndedSessions
{
    int users = 0; ///< of whom anything was ended
    int browsers = 0;
    int chains = 0;
};

struct GivenPassword
{
    UserId id;
    QString username;
    QString email;
    QString password; ///< shown once
};

/// From where the wrong passwords of one user came.
struct FailedAddress
{
    QString address;
    int failures = 0;
    Instant lastAt;
};

enum class UserExportFormat { Csv, Json };

/// What is done with many users at once. Any thread; answers when durable.
class UserBatchAdmin
{
public:
    /// `done` of `total`; false cancels, and then nothing has been changed.
    using Progress = std::function<bool(int done, int total)>;

    virtual ~UserBatchAdmin() = default;
    virtual QFuture<Result<EndPreview>> previewEnd(std::vector<UserId> ids) = 0;
    virtual QFuture<Result<EndedSessions>> endSessions(std::vector<UserId> ids) = 0;
    /// New generated passwords; ends the sessions. Deleted users and unknown ids are left out of the answer.
    virtual QFuture<Result<std::vector<GivenPassword>>> resetPasswords(std::vector<UserId> ids, Progress progress) = 0;
    /// Wrong passwords since then, most first, at most 20 addresses.
    virtual QFuture<Result<std::vector<FailedAddress>>> failedAddresses(UserId id, Instant since) = 0;

    /// Reads and cuts a file: encoding, delimiter, headers and a guess of what they mean. InvalidInput says in words
    /// what is wrong ("line", "encoding", "rows").
    virtual QFuture<Result<ImportSheet>> readImport(QString path) = 0;
    /// Judges every row and writes nothing.
    virtual QFuture<Result<ImportReport>> tryImport(ImportSheet sheet, ImportChoice choice) = 0;
    /// Judges again and adds the good rows in one transaction. Cancelled: nothing was added.
    virtual QFuture<Result<ImportReport>> import(ImportSheet sheet, ImportChoice choice, Progress progress) = 0;
    /// All users that match, as they are now, to a file that is moved into place; how many. No hashes.
    virtual QFuture<Result<int>> exportTo(QString path, UserExportFormat format, UserFilter filter,
                                          PageRequest order) = 0;
};

} // namespace core
