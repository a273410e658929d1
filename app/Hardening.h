#pragma once

namespace app {

/// Before anything secret is in memory: no core dumps, no tracing by other programs of the same user where the system
/// allows it, files readable by the owner only, secrets no longer in /proc/PID/environ. First thing in main, before
/// there is a second thread.
void hardenProcess();

} // namespace app
