#pragma once

#include "core/clients/Client.h"

namespace ui {

/// What a client is made for; decides the safe defaults of a new one.
enum class ApplicationType { Native, SinglePage, WebServer, Service, Device, LegacyPassword };

/// A draft with type, grants, redirect URI and grace period that suit the application. RFC 8252, RFC 9700 §2.
core::Client safeDefaults(ApplicationType type);
QString applicationTypeName(ApplicationType type);
QString applicationTypeHint(ApplicationType type); ///< one sentence: what for, and what it gets

} // namespace ui
