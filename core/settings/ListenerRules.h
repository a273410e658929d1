#pragma once

#include "core/settings/Settings.h"

namespace core {

/// Can people reach what these settings would open? InvalidInput names the setting: HTTPS without a certificate, two
/// listeners on one port, or REQUIRE_HTTPS where every request from outside would be refused.
/// `hasCertificate`: files or console.
Result<void> checkListeners(const Settings &settings, bool hasCertificate);

} // namespace core
