#pragma once

#include "core/base/Result.h"
#include "core/settings/SettingEntry.h"

namespace ui {

enum class SettingSection { Addresses, Tokens, Protection, Passwords, SignIn, Requests, Storage, Backup, Other };

/// How a setting is told to people. A name that is not known here is shown as it is, as a text.
struct SettingWords
{
    enum class Kind { Text, Flag, Bytes, Seconds, Number };
    Kind kind = Kind::Text;
    QString title;
    QString hint; ///< what it does; may be empty
    SettingSection section = SettingSection::Other;
};

SettingWords settingWords(const QString &name);
QString settingSectionText(SettingSection section);
QString settingMetaText(const core::SettingEntry &entry); ///< variable, source and when a change takes effect
QString settingUnit(SettingWords::Kind kind);             ///< empty for numbers and texts
/// The unit behind a number, and the number in a larger unit: "seconds · 15 min".
QString settingUnitText(SettingWords::Kind kind, qint64 number);
QString settingDefaultText(const core::SettingEntry &entry);  ///< "Default: 65536 (64 KiB)"
QString settingExpectedText(const core::SettingEntry &entry); ///< "Expected: a whole number from 1 to 100."
bool isSettingFixed(const core::SettingEntry &entry);         ///< environment and command line win over what is saved
QString settingFixedText(const core::SettingEntry &entry);    ///< why it cannot be changed here; empty: it can
/// What a refused SettingsAdmin::save means; other failures get userText().
QString settingFailureText(const core::Error &error);

} // namespace ui
