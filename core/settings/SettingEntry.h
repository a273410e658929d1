#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace core {

enum class SettingSource { Default, Saved, Environment, CommandLine };

/// One row of the table of settings, as `config show` and the console give it.
struct SettingEntry
{
    QString name;  ///< the environment variable, e.g. AUTH_SERVICE__LISTEN
    QString value; ///< effective; "(set)" for a secret
    SettingSource source = SettingSource::Default;
    QString defaultValue;
    bool isKept = false;       ///< the default was fixed by the first start: the issuer
    QString expected;          ///< completes "expected …"; English
    bool needsRestart = false; ///< false: a saved change is in effect at once
    bool isSecret = false;
    bool isSavable = true;    ///< false: only the environment or the command line gives it
    std::optional<int> least; ///< of a number
    std::optional<int> most;
    QStringList choices;            ///< the words it takes, when there are only these
    std::optional<QString> running; ///< still in effect until the next start, when it is not `value`
};

} // namespace core
