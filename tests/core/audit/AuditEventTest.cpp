#include "core/audit/AuditEvent.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

class AuditEventTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryEventOnce();
    void knowsNoOtherNames();
};

void AuditEventTest::namesEveryEventOnce()
{
    const QStringList documented =
        u"login_success login_failed token_issued token_refresh token_revoke token_invalid security_incident "
        "rate_limit_exceeded account_locked account_unlocked password_change user_created user_updated "
        "user_blocked user_deleted client_created client_updated client_deleted client_secret_rotated "
        "key_rotated key_revoked consent_granted consent_revoked mfa_enrolled mfa_removed api_key_created "
        "api_key_revoked device_registered device_revoked settings_changed backup_created audit_exported "
        "secret_viewed server_started server_stopped console_locked console_unlocked console_unlock_failed"_s.split(
            u' ');
    QStringList names;
    for (const core::EventType type : core::allEventTypes()) {
        names << core::eventName(type);
        QVERIFY(core::eventFromName(names.last()) == type);
    }
    QCOMPARE(names, documented);
    QCOMPARE(core::eventName(core::EventType::SecurityIncident), u"security_incident"_s);
    QCOMPARE(core::eventName(core::EventType::KeyRevoked), u"key_revoked"_s);
}

void AuditEventTest::knowsNoOtherNames()
{
    for (const QString &name : {u""_s, u"LOGIN_SUCCESS"_s, u"login"_s, u"login_success "_s})
        QVERIFY(!core::eventFromName(name));
}

QTEST_APPLESS_MAIN(AuditEventTest)
#include "AuditEventTest.moc"
