#pragma once

#include "core/base/Result.h"
#include "core/settings/Settings.h"

#include <QString>
#include <QStringList>

namespace app {

/// The command line that `gatehouse` and `gatehoused serve` share.
struct StartOptions
{
    QString dataDir; ///< empty: the user's own folder, or a temporary one for a demo
    QStringList listen;
    QString profile; ///< desktop only: a data folder and choices of its own beside the user's
    bool demo = false;
    bool minimized = false; ///< desktop only
    bool help = false;

    /// InvalidInput for an unknown option or a stray word. `arguments` without program and subcommand.
    static core::Result<StartOptions> parse(const QStringList &arguments, bool desktop);
    static QString helpText(bool desktop);
    /// As the layer above the environment.
    core::SettingValues settings() const;
};

} // namespace app
