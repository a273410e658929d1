#include "ui/widgets/AuditWords.h"

#include "ui/audit/AuditSubject.h"

#include <QTest>

using namespace Qt::StringLiterals;

class AuditWordsTest : public QObject
{
    Q_OBJECT
private slots:
    void tellsAnIntactLogWithRowsAndHead();
    void tellsWhatIsDamagedAndWhere_data();
    void tellsWhatIsDamagedAndWhere();
    void hasWordsForEveryEvent();
    void callsAStolenTokenReuse();
    void saysWhatTheTokenLabSwitched();
    void tellsTheStepsOfOneKeyApart();
    void neverTellsWhatDidNotHappen_data();
    void neverTellsWhatDidNotHappen();
    void saysOnceThatItFailed_data();
    void saysOnceThatItFailed();
    void showsAnUnknownEventAsItIs();
    void readsEveryMemberOfASubject();
    void ignoresUnreadableMembersOfASubject_data();
    void ignoresUnreadableMembersOfASubject();
    void writesSubjectsThatItCanRead();
};

void AuditWordsTest::tellsAnIntactLogWithRowsAndHead()
{
    core::AuditCheck check;
    check.rows = 5000;
    check.headSeq = 5000;
    check.headHash = u"3fa2b1c0d9e8f7a6b5c4"_s;
    const QString text = ui::auditCheckText(check);
    QVERIFY(text.contains(u"intact"_s));
    QVERIFY(text.contains(QLocale().toString(5000)));
    QVERIFY(text.contains(u"3fa2b1c0"_s));
}

void AuditWordsTest::tellsWhatIsDamagedAndWhere_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("word");
    QTest::newRow("altered") << u"altered"_s << u"Row 812 was altered"_s;
    QTest::newRow("missing") << u"missing"_s << u"missing before row 812"_s;
    QTest::newRow("reordered") << u"reordered"_s << u"Row 812 does not stand"_s;
    QTest::newRow("cut off") << u"cut off after a signed head"_s << u"behind row 812 were cut off"_s;
    QTest::newRow("not sealed") << u"not sealed"_s << u"row 812, is not sealed"_s;
    QTest::newRow("miscounted") << u"miscounted"_s << u"the counts beside them are not"_s;
    QTest::newRow("unknown") << u"something new"_s << u"broken at row 812"_s;
}

void AuditWordsTest::tellsWhatIsDamagedAndWhere()
{
    QFETCH(QString, reason);
    QFETCH(QString, word);
    core::AuditCheck check;
    check.rows = 5000;
    check.intact = false;
    check.firstBadSeq = 812;
    check.reason = reason;
    const QString text = ui::auditCheckText(check);
    QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY(!text.contains(u"intact"_s));
    QVERIFY(text.contains(u"backup"_s));
}

void AuditWordsTest::hasWordsForEveryEvent()
{
    QCOMPARE(ui::auditEventNames().size(), 38);
    for (const QString &name : ui::auditEventNames())
        QVERIFY2(ui::auditEventWord(name) != name, qPrintable(name));
}

/// As chains, the self-test and alerts call it.
void AuditWordsTest::callsAStolenTokenReuse()
{
    QCOMPARE(ui::auditEventWord(u"security_incident"_s), u"Reuse detected"_s);
}

void AuditWordsTest::saysWhatTheTokenLabSwitched()
{
    core::AuditRow row;
    row.eventType = u"settings_changed"_s;
    row.data = {{u"name"_s, u"fault_delay"_s}, {u"after"_s, QJsonObject{{u"on"_s, true}}}};
    QCOMPARE(ui::auditEventWord(row), u"Fault switched on"_s);
    row.data = {{u"name"_s, u"fault_503"_s}, {u"after"_s, QJsonObject{{u"on"_s, false}}}};
    QCOMPARE(ui::auditEventWord(row), u"Fault switched off"_s);
    row.data = {{u"name"_s, u"lab_issuer"_s}};
    QCOMPARE(ui::auditEventWord(row), u"Lab issuer changed"_s);
    row.data = {{u"name"_s, u"jwt_issuer"_s}};
    QCOMPARE(ui::auditEventWord(row), u"Settings changed"_s);
}

void AuditWordsTest::tellsTheStepsOfOneKeyApart()
{
    core::AuditRow row;
    row.eventType = u"key_rotated"_s;
    row.data = {{u"state"_s, u"next"_s}, {u"due_at"_s, u"2026-01-02T03:04:05Z"_s}};
    QCOMPARE(ui::auditEventWord(row), u"Signing key added"_s);
    row.data = {{u"state"_s, u"next"_s}, {u"activate_at"_s, u"2026-01-02T03:04:05Z"_s}};
    QCOMPARE(ui::auditEventWord(row), u"Signing key scheduled"_s);
    row.data = {{u"state"_s, u"active"_s}, {u"previous"_s, u"2026-01-key-1"_s}};
    QCOMPARE(ui::auditEventWord(row), u"Signing key took over"_s);
    row.data = {{u"state"_s, u"active"_s}};
    QCOMPARE(ui::auditEventWord(row), u"Signing key added"_s);
    row.data = {{u"state"_s, u"retired"_s}};
    QCOMPARE(ui::auditEventWord(row), u"Signing key retired"_s);
    row.data = {};
    QCOMPARE(ui::auditEventWord(row), u"Signing key rotated"_s);
}

void AuditWordsTest::neverTellsWhatDidNotHappen_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<bool>("success");
    QTest::addColumn<QJsonObject>("data");
    QTest::addColumn<QString>("word");
    const QJsonObject logout{{u"logout"_s, u"backchannel"_s}};
    QTest::newRow("refresh") << u"token_refresh"_s << true << QJsonObject{} << u"Token refreshed"_s;
    QTest::newRow("in grace") << u"token_refresh"_s << true << QJsonObject{{u"grace"_s, true}}
                              << u"Repeated in grace time"_s;
    QTest::newRow("no refresh") << u"token_refresh"_s << false << QJsonObject{} << u"Refresh refused"_s;
    QTest::newRow("bad token") << u"token_invalid"_s << false << QJsonObject{{u"count"_s, 1}} << u"Refresh refused"_s;
    QTest::newRow("bad request") << u"token_invalid"_s << false << QJsonObject{{u"endpoint"_s, u"/oauth/token"_s}}
                                 << u"Request refused"_s;
    QTest::newRow("told") << u"token_revoke"_s << true << logout << u"Client told of sign-out"_s;
    QTest::newRow("not told") << u"token_revoke"_s << false << logout << u"Client not told of sign-out"_s;
    QTest::newRow("revoked") << u"token_revoke"_s << true << QJsonObject{} << u"Token revoked"_s;
    QTest::newRow("no consent") << u"consent_granted"_s << false << QJsonObject{} << u"Consent refused"_s;
    QTest::newRow("no export") << u"audit_exported"_s << false << QJsonObject{} << u"Audit export failed"_s;
}

void AuditWordsTest::neverTellsWhatDidNotHappen()
{
    QFETCH(QString, event);
    QFETCH(bool, success);
    QFETCH(QJsonObject, data);
    core::AuditRow row;
    row.eventType = event;
    row.success = success;
    row.data = data;
    QTEST(ui::auditEventWord(row), "word");
}

void AuditWordsTest::saysOnceThatItFailed_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<bool>("success");
    QTest::addColumn<QJsonObject>("data");
    QTest::addColumn<QString>("phrase");
    const QJsonObject added{{u"state"_s, u"next"_s}};
    QTest::newRow("it worked") << u"user_updated"_s << true << QJsonObject{} << u"User changed"_s;
    QTest::newRow("it did not") << u"user_updated"_s << false << QJsonObject{} << u"User changed, failed"_s;
    QTest::newRow("a step that failed") << u"key_rotated"_s << false << added << u"Signing key added, failed"_s;
    QTest::newRow("the event is a failure") << u"login_failed"_s << false << QJsonObject{} << u"Sign-in failed"_s;
    QTest::newRow("so is this") << u"console_unlock_failed"_s << false << QJsonObject{} << u"Console unlock failed"_s;
    QTest::newRow("its own word") << u"audit_exported"_s << false << QJsonObject{} << u"Audit export failed"_s;
}

void AuditWordsTest::saysOnceThatItFailed()
{
    QFETCH(QString, event);
    QFETCH(bool, success);
    QFETCH(QJsonObject, data);
    core::AuditRow row;
    row.eventType = event;
    row.success = success;
    row.data = data;
    QTEST(ui::auditEventPhrase(row), "phrase");
}

void AuditWordsTest::showsAnUnknownEventAsItIs()
{
    QCOMPARE(ui::auditEventWord(u"event_of_next_year"_s), u"event_of_next_year"_s);
}

void AuditWordsTest::readsEveryMemberOfASubject()
{
    const core::AuditQuery query =
        ui::auditQueryOf(u"event=login_failed,account_locked&since=1000&until=2000&user=anna%20b&client=web-app"
                         "&address=::1&family=f-1&request=r-1&result=failed&text=bad%26worse"_s);
    QCOMPARE(query.eventTypes, QStringList({u"login_failed"_s, u"account_locked"_s}));
    QCOMPARE(core::toMillis(query.since.value()), 1000);
    QCOMPARE(core::toMillis(query.until.value()), 2000);
    QCOMPARE(query.user, u"anna b"_s);
    QCOMPARE(query.client, u"web-app"_s);
    QCOMPARE(query.address, u"::1"_s);
    QCOMPARE(query.family.value, u"f-1"_s);
    QCOMPARE(query.requestId, u"r-1"_s);
    QCOMPARE(query.text, u"bad&worse"_s);
    QVERIFY(query.success.has_value());
    QVERIFY(!*query.success);
}

void AuditWordsTest::ignoresUnreadableMembersOfASubject_data()
{
    QTest::addColumn<QString>("subject");
    QTest::newRow("empty") << QString();
    QTest::newRow("no value") << u"since=&event=&user="_s;
    QTest::newRow("words for times") << u"since=yesterday&until=now"_s;
    QTest::newRow("negative time") << u"since=-5"_s;
    QTest::newRow("time too large") << u"until=99999999999999999999"_s;
    QTest::newRow("unknown result") << u"result=perhaps"_s;
    QTest::newRow("unknown member") << u"colour=red"_s;
    QTest::newRow("only commas") << u"event=,,,"_s;
    QTest::newRow("no member at all") << u"&&==&"_s;
}

void AuditWordsTest::ignoresUnreadableMembersOfASubject()
{
    QFETCH(QString, subject);
    const core::AuditQuery query = ui::auditQueryOf(subject);
    QVERIFY(!query.since);
    QVERIFY(!query.until);
    QVERIFY(!query.success);
    QVERIFY(query.eventTypes.isEmpty());
    QVERIFY(query.user.isEmpty());
}

void AuditWordsTest::writesSubjectsThatItCanRead()
{
    core::AuditQuery query;
    query.user = u"a&b=c d+e"_s;
    query.eventTypes = {u"login_failed"_s};
    query.since = core::fromMillis(5);
    query.success = true;
    const core::AuditQuery again = ui::auditQueryOf(ui::auditSubjectOf(query));
    QCOMPARE(again.user, query.user);
    QCOMPARE(again.eventTypes, query.eventTypes);
    QCOMPARE(core::toMillis(again.since.value()), 5);
    QCOMPARE(again.success, query.success);
    QVERIFY(!again.until);
}

QTEST_GUILESS_MAIN(AuditWordsTest)
#include "AuditWordsTest.moc"
