#pragma once

#include "ui/shell/Console.h"

namespace app {

class ServerProcess;
struct StartOptions;

/// What the console shows of the program around it. Waits for the database: before the first window.
ui::Console::Options consoleOptions(ServerProcess &process, const StartOptions &start);

} // namespace app
