#pragma once

#include "core/settings/Settings.h"

#include <optional>
#include <vector>

namespace core {

/// Comma-separated `[http://|https://]host:port`, `[v6]:port`, or a port alone (127.0.0.1). Empty optional when any is
/// wrong.
std::optional<std::vector<Listener>> parseListeners(const QString &text);

} // namespace core
