#pragma once

#include "core/keys/KeyService.h"
#include "core/settings/Settings.h"

namespace app {

/// AUTH_SERVICE__PRIVATE_KEY_PATH becomes the first signing key; at later starts it is there already. Before
/// KeyService::load().
core::Result<void> importConfiguredKey(core::KeyService &keys, const core::Settings &settings,
                                       const core::Origin &origin);

} // namespace app
