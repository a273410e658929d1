#pragma once

namespace app {

/// Before anything secret is in memory: no core dumps, no tracing by other programs of the same user where the system
/// allows it, files readable by the owner only. First thing in main.
void hardenProcess();

} // namespace app
