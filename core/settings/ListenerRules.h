#pragma once

#include "core/settings/Settings.h"

namespace core {

/// Can people reach what these settings would open? InvalidInput names the setting: HTTPS without a certificate, two
/// listeners on one port, or REQUIRE_HTTPS where every request from outside would be refused.
/// `hasCertificate`: files or console.
Result<void> checkListeners(const Settings &settings, bool hasCertificate);

/// InvalidInput unless each host is an IP address or localhost: what a listener can stand on.
Result<void> checkHosts(const std::vector<Listener> &listeners);

} // namespace core
