#pragma once

#include "core/base/Clock.h"
#include "core/base/LogMemory.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <functional>
#include <vector>

namespace core {

/// One step of the self-test.
struct SelfTestCheck
{
    enum class Outcome { Passed, Doubtful, Failed, Skipped };
    QString name; ///< "discovery", "keys", "sign_in", "introspection", "refresh", "reuse", "chain_ended", "cleanup",
                  ///< "clock", "keychain", "sealed_keys", "disk", "database", "certificate"
    Outcome outcome = Outcome::Passed;
    QString detail = {};                   ///< what was found; English
    QString advice = {};                   ///< what to do, when it did not pass; English
    std::chrono::milliseconds duration{0}; ///< of this step
};

struct ComponentVersion
{
    QString name;
    QString version;
    QString licence; ///< SPDX
};

/// A file of the bundle, as it would be saved.
struct BundleFile
{
    QString name; ///< "settings.json"
    QByteArray text;
};

/// What there is to find out why something does not work. Any thread.
class DiagnosticsAdmin
{
public:
    /// Told of each step when it is done, on another thread; false: no further ones.
    using Progress = std::function<bool(const SelfTestCheck &)>;

    virtual ~DiagnosticsAdmin() = default;
    /// Walks through the running server as a client does, with a client and a user made for it, which are removed for
    /// good before this is ready; their audit rows say `self-test`. Conflict while another one runs.
    virtual QFuture<Result<std::vector<SelfTestCheck>>> selfTest(Progress progress) = 0;
    /// The program's own log behind line `number`, at most the last 2,000 lines; 0: all of these.
    virtual QFuture<Result<std::vector<LogLine>>> logAfter(qint64 number) = 0;
    virtual QFuture<Result<std::vector<ComponentVersion>>> components() = 0;

    enum class Names {
        Replaced, ///< users, addresses and host names become "user-1", "address-1", "host-1" …
        Kept
    };
    /// Settings without secrets, versions, figures, health, the last lines of the log. Saves nothing.
    virtual QFuture<Result<std::vector<BundleFile>>> bundle(Names names) = 0;
    /// These files in one ZIP archive that only its owner may read; whole or not at all.
    virtual QFuture<Result<void>> saveBundle(QString path, std::vector<BundleFile> files) = 0;
};

} // namespace core
