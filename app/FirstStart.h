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

/// The default clients and the user `admin` of PRODUCT.md §6, made once in the life of a data folder. Waits.
/// The password of `admin` is AUTH_SERVICE__MASTER_KEY, else the demo's, else generated.
core::Result<FirstStartSecrets> makeFirstStart(Composition &composition, const QString &demoPassword = {});

/// Clients by draft; generated secrets are added to `secrets`. Those that exist already are left alone.
core::Result<void> makeClients(Composition &composition, const std::vector<core::ClientDraft> &drafts,
                               FirstStartSecrets &secrets);

/// first-run-secrets.txt, readable by the owner only, for machines without windows. Returns its path.
core::Result<QString> writeFirstStartSecrets(const QString &dataDir, const FirstStartSecrets &secrets);

} // namespace app
