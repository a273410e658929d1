#pragma once

namespace server {

/// Why the gate answers a request itself. `reason` is fixed English text that may be shown to the client.
struct Refusal
{
    int status = 0;
    const char *reason = "";
};

} // namespace server
