#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>

#include <vector>

namespace core {
struct ClientDraft;
}

namespace app {

class Composition;

/// A generated secret that must be shown once.
struct FirstStartSecret
{
    enum class Kind { UserPassword, ClientSecret };
    Kind kind = Kind::UserPassword;
    QString owner; ///< user name or client_id
    QString value;
};
using FirstStartSecrets = QList<FirstStartSecret>;

/// The first admin. Without a password it is AUTH_SERVICE__MASTER_KEY, else generated.
struct FirstAdmin
{
    QString name = QStringLiteral("admin");
    QString email = QStringLiteral("admin@codelab.local");
    QString password;
    bool mayBeWeak = false; ///< a demo's
};

enum class FirstStartStage {
    Fresh,  ///< nothing was made yet
    Setup,  ///< the wizard was cut off while it made things
    Unseen, ///< made; nobody confirmed to have seen the secrets
    Done,
};
core::Result<FirstStartStage> firstStartStage(Composition &composition);
core::Result<void> noteFirstStart(Composition &composition, FirstStartStage stage);

/// The default clients and the first user of PRODUCT.md §6, made once in the life of a data folder. Waits. Secrets that
/// a start before this one made and did not live to show are made anew; noteFirstStart(Done) ends that.
core::Result<FirstStartSecrets> makeFirstStart(Composition &composition, const FirstAdmin &admin);

/// Clients by draft; generated secrets are added to `secrets`. Those that exist already are left alone.
core::Result<void> makeClients(Composition &composition, const std::vector<core::ClientDraft> &drafts,
                               FirstStartSecrets &secrets);

/// first-run-secrets.txt, readable by the owner only, for machines without windows. Returns its path.
core::Result<QString> writeFirstStartSecrets(const QString &dataDir, const FirstStartSecrets &secrets);

} // namespace app
