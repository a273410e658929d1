#pragma once

#include <QString>

namespace core {

enum class SettingSource { Default, Saved, Environment, CommandLine };

/// One row of the table of settings, as `config show` and the console give it.
struct SettingEntry
{
    QString name;  ///< the environment variable, e.g. AUTH_SERVICE__LISTEN
    QString value; ///< effective; "(set)" for a secret
    SettingSource source = SettingSource::Default;
    QString defaultValue;
    QString expected;          ///< completes "expected …"; English
    bool needsRestart = false; ///< false: a saved change is in effect at once
    bool isSecret = false;
};

} // namespace core
