#pragma once

#include "server/login/PageWords.h"

namespace server {

/// "Firefox on Linux" of a User-Agent, for people to tell their browsers apart. Anybody can claim anything there.
QString browserName(const QString &userAgent, const PageWords &words);

} // namespace server
