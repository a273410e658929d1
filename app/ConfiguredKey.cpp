#include "app/ConfiguredKey.h"

#include <QFile>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;

core::Result<void> importConfiguredKey(core::KeyService &keys, const core::Settings &settings,
                                       const core::Origin &origin)
{
    if (settings.privateKeyPath.isEmpty())
        return {};
    const auto variable = u"AUTH_SERVICE__PRIVATE_KEY_PATH"_s;
    QFile file(settings.privateKeyPath);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorKind::InvalidInput, u"%1: %2: %3"_s.arg(variable, file.fileName(), file.errorString()));
    const auto pem = core::SecretBytes::take(file.read(64 * 1024));
    const auto imported = keys.importPem(pem, std::nullopt, origin);
    if (!imported && imported.error().kind != ErrorKind::AlreadyExists)
        return core::fail(imported.error().kind, u"%1: %2"_s.arg(variable, imported.error().detail));
    return {};
}

} // namespace app
