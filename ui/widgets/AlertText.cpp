#include "ui/widgets/AlertText.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct AlertText
{
    Q_DECLARE_TR_FUNCTIONS(ui::AlertText)
};

QString theftText(const core::Alert &alert)
{
    if (alert.username.isEmpty() || alert.client.isEmpty())
        return alert.count == 1
                   ? AlertText::tr("Reuse detected: a refresh token or code was used twice; its chain was revoked.")
                   : AlertText::tr(
                         "Reuse detected: a refresh token or code was used twice; its chain was revoked. Times: %n.",
                         nullptr, alert.count);
    const QString newest =
        AlertText::tr("Reuse detected: a refresh token or code of %1 at %2 was used twice; its chain was revoked.",
                      "a user, a client")
            .arg(alert.username, alert.client);
    return alert.count == 1 ? newest : AlertText::tr("%1 Times in all: %n.", "a sentence", alert.count).arg(newest);
}

} // namespace

AlertLink alertLink(const core::Alert &alert)
{
    if (alert.kind == "refresh_reuse"_L1)
        return {u"chains"_s, alert.subject.isEmpty() ? QString() : u"family:"_s + alert.subject};
    if (alert.kind == "failed_logins"_L1)
        return {u"audit"_s, u"event=login_failed&since=%1"_s.arg(core::toMillis(alert.since))};
    if (alert.kind == "key_due"_L1 || alert.kind == "kek_fallback"_L1)
        return {u"keys"_s, {}};
    if (alert.kind == "certificate_due"_L1)
        return {u"server"_s, u"certificate"_s};
    if (alert.kind == "chain_broken"_L1)
        return {u"audit"_s, {}};
    if (alert.kind == "locked_names"_L1)
        return {u"users"_s, u"state:locked"_s};
    if (alert.kind == "disk_low"_L1 || alert.kind == "backup_due"_L1 || alert.kind == "backup_failed"_L1)
        return {u"server"_s, u"backup"_s};
    if (alert.kind == "issuer_elsewhere"_L1)
        return {u"server"_s, u"addresses"_s};
    return {};
}

QString alertText(const core::Alert &alert)
{
    if (alert.kind == "refresh_reuse"_L1)
        return theftText(alert);
    if (alert.kind == "failed_logins"_L1)
        return AlertText::tr("Many sign-ins fail. Failed: %n.", nullptr, alert.count);
    if (alert.kind == "locked_names"_L1)
        return AlertText::tr("Names locked after failed sign-ins: %n.", nullptr, alert.count);
    if (alert.kind == "key_due"_L1)
        return AlertText::tr("The signing key %1 is due for rotation.").arg(alert.subject);
    if (alert.kind == "kek_fallback"_L1)
        return AlertText::tr("The key-encryption key is not in the system's keychain.");
    if (alert.kind == "certificate_due"_L1)
        return alert.severity == core::Alert::Severity::Critical
                   ? AlertText::tr("The certificate of %1 has expired, or does within a week.").arg(alert.subject)
                   : AlertText::tr("The certificate of %1 expires within 30 days.").arg(alert.subject);
    if (alert.kind == "slow_requests"_L1)
        return alert.count > 0
                   ? AlertText::tr("The token endpoint is slower than 200 ms: p95 is %1 ms.").arg(alert.count)
                   : AlertText::tr("The token endpoint is slower than 200 ms.");
    if (alert.kind == "disk_low"_L1)
        return AlertText::tr("The disk is nearly full: %1 MB are free where the database lies.").arg(alert.count);
    if (alert.kind == "clock_set"_L1)
        return alert.count > 0
                   ? AlertText::tr("This computer's clock was set forward by %1. Tokens may have expired early.")
                         .arg(spanText(std::chrono::seconds(alert.count)))
                   : AlertText::tr("This computer's clock was set back by %1. Tokens may live longer.")
                         .arg(spanText(std::chrono::seconds(-alert.count)));
    if (alert.kind == "backup_due"_L1)
        return AlertText::tr("The last backup is older than its schedule allows.");
    if (alert.kind == "backup_failed"_L1)
        return AlertText::tr("A scheduled backup failed. It is tried again every hour.");
    if (alert.kind == "issuer_elsewhere"_L1)
        return AlertText::tr("Tokens name the issuer %1, but the server listens elsewhere.").arg(alert.subject);
    if (alert.kind == "database"_L1)
        return AlertText::tr("The database does not answer as it should.");
    if (alert.kind == "chain_broken"_L1)
        return AlertText::tr("The audit log was altered: its hash chain is broken.");
    return alert.kind;
}

} // namespace ui
