#pragma once

#include <QStringList>

namespace app {

/// `gatehoused serve`: serves until SIGTERM or SIGINT. stdout holds the ready lines and nothing else. Exit code.
int runServe(const QStringList &arguments);

} // namespace app
