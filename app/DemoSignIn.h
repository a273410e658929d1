#pragma once

#include "core/audit/AuditEvent.h"
#include "core/base/Result.h"

namespace core {
class Transaction;
}

namespace app {

class Composition;

/// A sign-in of a demo as a real one is kept: the row of the record, and when it succeeded the user's last sign-in. The
/// event names the user by id and, in its data, by name.
core::Result<void> keepDemoSignIn(Composition &composition, core::Transaction &transaction,
                                  const core::AuditEvent &event);

} // namespace app
