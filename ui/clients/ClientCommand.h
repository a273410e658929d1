#pragma once

#include "core/clients/Client.h"

#include <QStringList>

namespace ui {

/// A line that gives the client, whole and without secrets, to `gatehoused VERB VALUES OPTIONS` on standard input.
QString clientCommand(const core::Client &client, const QString &verb, const QStringList &values = {},
                      const QString &options = {});

} // namespace ui
