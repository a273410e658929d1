#pragma once

#include "core/clients/Client.h"

#include <QUrl>

#include <vector>

namespace ui {

struct Snippet
{
    QString title;
    QString text; ///< shell commands, ready to paste; what only the reader knows is a variable named at the top
};

/// The commands that get this client its tokens from the server at `base`, one snippet a grant.
std::vector<Snippet> quickStart(const core::Client &client, const QString &base);
/// One argument of a POSIX shell, quoted where needed.
QString shellQuoted(const QString &argument);

} // namespace ui
