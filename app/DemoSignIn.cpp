#include "app/DemoSignIn.h"

#include "app/Composition.h"
#include "core/users/UserRepository.h"

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

Result<void> keepDemoSignIn(Composition &composition, core::Transaction &transaction, const core::AuditEvent &event)
{
    if (event.type == core::EventType::LoginSuccess) {
        const QString name = event.data.value("username"_L1).toString();
        const auto found = core::UserRepository::credentials(transaction, name);
        if (!found)
            return core::fail(found.error());
        if (!*found)
            return core::fail(core::ErrorKind::NotFound, name);
        const auto kept = core::UserRepository::recordSignIn(transaction, event.user, (*found)->passwordHash,
                                                             composition.clock().now());
        if (!kept)
            return core::fail(kept.error());
    }
    return composition.audit().append(transaction, event);
}

} // namespace app
