#include "ui/widgets/AuditWords.h"

#include "ui/widgets/ShortId.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct AuditWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::AuditWords)
};

constexpr std::array<std::pair<const char *, const char *>, 38> kEvents{{
    {"login_success", QT_TRANSLATE_NOOP("ui::AuditWords", "Signed in")},
    {"login_failed", QT_TRANSLATE_NOOP("ui::AuditWords", "Sign-in failed")},
    {"token_issued", QT_TRANSLATE_NOOP("ui::AuditWords", "Token issued")},
    {"token_refresh", QT_TRANSLATE_NOOP("ui::AuditWords", "Token refreshed")},
    {"token_revoke", QT_TRANSLATE_NOOP("ui::AuditWords", "Token revoked")},
    {"token_invalid", QT_TRANSLATE_NOOP("ui::AuditWords", "Request refused")},
    {"security_incident", QT_TRANSLATE_NOOP("ui::AuditWords", "Reuse detected")},
    {"rate_limit_exceeded", QT_TRANSLATE_NOOP("ui::AuditWords", "Rate limit exceeded")},
    {"account_locked", QT_TRANSLATE_NOOP("ui::AuditWords", "Account locked")},
    {"account_unlocked", QT_TRANSLATE_NOOP("ui::AuditWords", "Account unlocked")},
    {"password_change", QT_TRANSLATE_NOOP("ui::AuditWords", "Password changed")},
    {"user_created", QT_TRANSLATE_NOOP("ui::AuditWords", "User created")},
    {"user_updated", QT_TRANSLATE_NOOP("ui::AuditWords", "User changed")},
    {"user_blocked", QT_TRANSLATE_NOOP("ui::AuditWords", "User disabled")},
    {"user_deleted", QT_TRANSLATE_NOOP("ui::AuditWords", "User deleted")},
    {"client_created", QT_TRANSLATE_NOOP("ui::AuditWords", "Client created")},
    {"client_updated", QT_TRANSLATE_NOOP("ui::AuditWords", "Client changed")},
    {"client_deleted", QT_TRANSLATE_NOOP("ui::AuditWords", "Client deleted")},
    {"client_secret_rotated", QT_TRANSLATE_NOOP("ui::AuditWords", "Client secret rotated")},
    {"key_rotated", QT_TRANSLATE_NOOP("ui::AuditWords", "Signing key rotated")},
    {"key_revoked", QT_TRANSLATE_NOOP("ui::AuditWords", "Signing key revoked")},
    {"consent_granted", QT_TRANSLATE_NOOP("ui::AuditWords", "Consent granted")},
    {"consent_revoked", QT_TRANSLATE_NOOP("ui::AuditWords", "Consent revoked")},
    {"mfa_enrolled", QT_TRANSLATE_NOOP("ui::AuditWords", "Second factor enrolled")},
    {"mfa_removed", QT_TRANSLATE_NOOP("ui::AuditWords", "Second factor removed")},
    {"api_key_created", QT_TRANSLATE_NOOP("ui::AuditWords", "API key created")},
    {"api_key_revoked", QT_TRANSLATE_NOOP("ui::AuditWords", "API key revoked")},
    {"device_registered", QT_TRANSLATE_NOOP("ui::AuditWords", "Device registered")},
    {"device_revoked", QT_TRANSLATE_NOOP("ui::AuditWords", "Device revoked")},
    {"settings_changed", QT_TRANSLATE_NOOP("ui::AuditWords", "Settings changed")},
    {"backup_created", QT_TRANSLATE_NOOP("ui::AuditWords", "Backup created")},
    {"audit_exported", QT_TRANSLATE_NOOP("ui::AuditWords", "Audit log exported")},
    {"secret_viewed", QT_TRANSLATE_NOOP("ui::AuditWords", "Secret viewed")},
    {"server_started", QT_TRANSLATE_NOOP("ui::AuditWords", "Server started")},
    {"server_stopped", QT_TRANSLATE_NOOP("ui::AuditWords", "Server stopped")},
    {"console_locked", QT_TRANSLATE_NOOP("ui::AuditWords", "Console locked")},
    {"console_unlocked", QT_TRANSLATE_NOOP("ui::AuditWords", "Console unlocked")},
    {"console_unlock_failed", QT_TRANSLATE_NOOP("ui::AuditWords", "Console unlock failed")},
}};

QString damageText(const core::AuditCheck &check)
{
    const QString row = QLocale().toString(check.firstBadSeq);
    if (check.reason == "altered"_L1)
        return AuditWords::tr("Row %1 was altered after it was written.").arg(row);
    if (check.reason == "missing"_L1)
        return AuditWords::tr("A row is missing before row %1.").arg(row);
    if (check.reason == "reordered"_L1)
        return AuditWords::tr("Row %1 does not stand where it was written.").arg(row);
    if (check.reason.startsWith("cut off"_L1))
        return AuditWords::tr("Rows behind row %1 were cut off: a signed head proves that there were more.").arg(row);
    if (check.reason == "not sealed"_L1)
        return AuditWords::tr(
                   "The end of the log, row %1, is not sealed: it was written without the key-encryption key.")
            .arg(row);
    if (check.reason == "miscounted"_L1)
        return AuditWords::tr("Its rows are as they were written, but the counts beside them are not: charts and "
                              "numbers of this log cannot be trusted.");
    return AuditWords::tr("The chain is broken at row %1.").arg(row);
}

} // namespace

QStringList auditEventNames()
{
    QStringList names;
    for (const auto &event : kEvents)
        names.append(QLatin1String(event.first));
    return names;
}

QString auditEventWord(const QString &eventType)
{
    for (const auto &event : kEvents) {
        if (eventType == QLatin1String(event.first))
            return AuditWords::tr(event.second);
    }
    return eventType;
}

/// One rotation has two rows: its key is added, and takes over later.
static QString keyEventWord(const QJsonObject &data)
{
    const QString state = data.value("state"_L1).toString();
    if (state == "next"_L1)
        return data.contains("activate_at"_L1) ? AuditWords::tr("Signing key scheduled")
                                               : AuditWords::tr("Signing key added");
    if (state == "active"_L1)
        return data.contains("previous"_L1) ? AuditWords::tr("Signing key took over")
                                            : AuditWords::tr("Signing key added");
    if (state == "retiring"_L1) // an imported one that only verifies
        return AuditWords::tr("Signing key added");
    if (state == "retired"_L1)
        return AuditWords::tr("Signing key retired");
    return auditEventWord(u"key_rotated"_s);
}

/// Where the word of the event would tell what did not happen; empty elsewhere.
static QString outcomeWord(const core::AuditRow &row)
{
    if (row.eventType == "token_refresh"_L1)
        return !row.success                          ? AuditWords::tr("Refresh refused")
               : row.data.value("grace"_L1).toBool() ? AuditWords::tr("Repeated in grace time")
                                                     : QString();
    if (row.eventType == "token_invalid"_L1) // one without an endpoint is of a refresh token
        return row.data.contains("endpoint"_L1) ? QString() : AuditWords::tr("Refresh refused");
    if (row.eventType == "token_revoke"_L1 && row.data.value("logout"_L1).toString() == "backchannel"_L1)
        return row.success ? AuditWords::tr("Client told of sign-out") : AuditWords::tr("Client not told of sign-out");
    if (row.success)
        return {};
    if (row.eventType == "consent_granted"_L1)
        return AuditWords::tr("Consent refused");
    return row.eventType == "audit_exported"_L1 ? AuditWords::tr("Audit export failed") : QString();
}

/// What the token lab can switch is recorded as a setting.
QString auditEventWord(const core::AuditRow &row)
{
    if (const QString word = outcomeWord(row); !word.isEmpty())
        return word;
    if (row.eventType == "key_rotated"_L1)
        return keyEventWord(row.data);
    if (row.eventType == "console_unlock_failed"_L1 && row.data.value("purpose"_L1).toString() == "verify"_L1)
        return AuditWords::tr("Wrong console passphrase");
    const QString setting = row.eventType == "settings_changed"_L1 ? row.data.value("name"_L1).toString() : QString();
    if (setting == "lab_issuer"_L1)
        return AuditWords::tr("Lab issuer changed");
    if (!setting.startsWith("fault_"_L1))
        return auditEventWord(row.eventType);
    const bool isOn = row.data.value("after"_L1).toObject().value("on"_L1).toBool();
    return isOn ? AuditWords::tr("Fault switched on") : AuditWords::tr("Fault switched off");
}

QString auditEventPhrase(const core::AuditRow &row)
{
    static const QStringList failures{u"login_failed"_s,        u"token_invalid"_s,  u"security_incident"_s,
                                      u"rate_limit_exceeded"_s, u"account_locked"_s, u"console_unlock_failed"_s};
    const QString word = auditEventWord(row);
    if (row.success || failures.contains(row.eventType) || !outcomeWord(row).isEmpty())
        return word;
    return AuditWords::tr("%1, failed", "an event").arg(word);
}

QString auditResultWord(bool success)
{
    return success ? AuditWords::tr("ok", "result of an event") : AuditWords::tr("failed", "result of an event");
}

StateMark auditResultMark(bool success)
{
    return success ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Cross, Tone::Danger};
}

QString auditCheckText(const core::AuditCheck &check)
{
    if (!check.intact)
        return AuditWords::tr("The audit log is damaged. %1 Keep a copy of the database as it is now, and compare it "
                              "with your last backup or export.",
                              "%1 is a sentence")
            .arg(damageText(check));
    if (check.rows == 0)
        return AuditWords::tr("The audit log is empty, so there is nothing to verify.");
    const QString rows =
        AuditWords::tr("%Ln row(s) checked: none altered, removed or reordered.", nullptr, int(check.rows));
    const QString seals =
        check.sealsChecked
            ? AuditWords::tr("The seals are genuine: nobody without the key-encryption key can have made this up.")
            : AuditWords::tr("The seals could not be checked, because the key-encryption key is not at hand.");
    return AuditWords::tr("The audit log is intact. %1 %2 Head: row %3, hash %4.",
                          "%1 and %2 are sentences, %4 a short hash")
        .arg(rows, seals, QLocale().toString(check.headSeq), shortId(check.headHash, 8));
}

QString auditFieldWord(core::AuditField field)
{
    switch (field) {
    case core::AuditField::Event:
        return AuditWords::tr("Event");
    case core::AuditField::Result:
        return AuditWords::tr("Result");
    case core::AuditField::User:
        return AuditWords::tr("User");
    case core::AuditField::Client:
        return AuditWords::tr("Client");
    case core::AuditField::Address:
        return AuditWords::tr("Address", "network address");
    case core::AuditField::Grant:
        return AuditWords::tr("Grant", "way to get tokens");
    case core::AuditField::Error:
        return AuditWords::tr("Error");
    case core::AuditField::Actor:
        return AuditWords::tr("Made by");
    case core::AuditField::Request:
        return AuditWords::tr("Request");
    case core::AuditField::Family:
        return AuditWords::tr("Token chain");
    }
    return {};
}

QString auditValueWord(core::AuditField field, const QString &value)
{
    if (field == core::AuditField::Event)
        return auditEventWord(value);
    return field == core::AuditField::Result ? auditResultWord(value == "ok"_L1) : value;
}

} // namespace ui
