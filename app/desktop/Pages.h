#pragma once

#include "ui/shell/Console.h"

namespace app {

class ServerProcess;

/// Fills a window with the pages of the console; `process` outlives every window.
ui::Console::Fill pagesOf(ServerProcess &process);

} // namespace app
