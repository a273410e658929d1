#pragma once

#include "core/clients/Client.h"

namespace ui {

/// A line that gives the client, whole and without secrets, to `gatehoused ARGUMENTS` on standard input.
QString clientCommand(const core::Client &client, const QString &arguments);

} // namespace ui
