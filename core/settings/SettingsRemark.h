#pragma once

#include <QString>

namespace core {

/// What was not taken out of a file of settings as it stands there, and why.
struct SettingsRemark
{
    enum class Kind {
        Unknown,   ///< `subject` is the nearest known name
        Secret,    ///< not saved; to be given in the environment
        Renamed,   ///< `subject` is the name that it has here
        AtStart,   ///< needed before saved values can be read; to be given in the environment
        NoEffect,  ///< known, without effect in this version
        ForClient, ///< of the seed's clients, not of the server
        BadLine,   ///< `name` is the number of the line
        Twice,     ///< the later one counts
        Empty,     ///< counts as not given
        Overridden ///< the environment or the command line here gives another value, and wins
    };
    Kind kind = Kind::Unknown;
    QString name;
    QString subject;

    bool operator==(const SettingsRemark &) const = default;
};

/// One English sentence.
QString remarkText(const SettingsRemark &remark);

} // namespace core
