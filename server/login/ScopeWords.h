#pragma once

#include "server/login/Page.h"
#include "server/login/PageWords.h"

#include <QMap>
#include <QStringList>

namespace server {

/// What scopes allow, as a list for people; the scope's own name stands beside each. `descriptions` are the team's
/// (Settings::scopeDescriptions) and win over ours.
Html scopeList(const QStringList &scopes, const QMap<QString, QString> &descriptions, const PageWords &words);

} // namespace server
