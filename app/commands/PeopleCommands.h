#pragma once

#include "app/commands/Subcommand.h"
#include "core/admin/UserAdmin.h"

namespace app {

/// Files of users, and what is done with several at once.
const QList<Subcommand> &userFileCommands();
/// Signed-in browsers and consents.
const QList<Subcommand> &signInCommands();
/// What keeps clients in order over time: set, copy, history, files.
const QList<Subcommand> &clientCareCommands();

const QCommandLineOption &userFilterOption();
/// Of --filter; everybody without it. InvalidInput says where it is wrong.
core::Result<core::UserFilter> userFilterFrom(const QCommandLineParser &options);

} // namespace app
