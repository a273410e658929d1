#include "core/admin/AuditQueryText.h"

#include "core/audit/AuditEvent.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using AuditQuery = AuditCriteria;
using namespace std::chrono_literals;

class AuditQueryTextTest : public QObject
{
    Q_OBJECT

private:
    const Instant m_now = fromMillis(1'800'000'000'000);

    AuditQuery queryOf(const QString &text) const
    {
        const FilterParse parse = parseFilter(text, auditFields());
        if (parse.validity != FilterParse::Validity::Valid)
            qFatal("%s", qPrintable(text));
        return auditQueryOf(parse.terms, m_now);
    }

private Q_SLOTS:
    void namesEveryEventAndEveryField();
    void readsOneValueOfEachField();
    void readsSeveralValuesAsAnyOfThem();
    void twoConditionsOnOneFieldMustBothHold();
    void readsWhatIsLeftOut();
    void readsWords();
    void readsMarks();
    void readsTimes();
    void saysWhatItReads_data();
    void saysWhatItReads();
    void knowsWhatIsNoEvent();
};

void AuditQueryTextTest::namesEveryEventAndEveryField()
{
    QStringList names;
    for (const FilterField &field : auditFields()) {
        names << field.name;
        const bool isTime = field.name == "since"_L1 || field.name == "until"_L1 || field.name == "last"_L1;
        QCOMPARE(field.isTime, isTime);
    }
    for (const AuditField field :
         {AuditField::Event, AuditField::Result, AuditField::User, AuditField::Client, AuditField::Address,
          AuditField::Grant, AuditField::Error, AuditField::Actor, AuditField::Request, AuditField::Family}) {
        QVERIFY(names.contains(auditFieldName(field)));
        QCOMPARE(auditFieldOf(auditFieldName(field)), field);
    }
    QCOMPARE(auditFieldOf(u"marked"_s), std::nullopt);
    QVERIFY(auditFields().front().isClosed);
    QCOMPARE(size_t(auditFields().front().values.size()), allEventTypes().size());
}

void AuditQueryTextTest::readsOneValueOfEachField()
{
    const AuditQuery query = queryOf(
        u"event is login_failed and result is failed and user is admin and client is web and address is 10.0.0.9 and "
        "grant is password and error is bad_credentials and actor is http and request is r-1 and family is f-1"_s);
    QCOMPARE(query.eventTypes, QStringList{u"login_failed"_s});
    QCOMPARE(query.success, std::optional(false));
    QCOMPARE(query.user, u"admin"_s);
    QCOMPARE(query.client, u"web"_s);
    QCOMPARE(query.address, u"10.0.0.9"_s);
    QCOMPARE(query.grant, u"password"_s);
    QCOMPARE(query.error, u"bad_credentials"_s);
    QCOMPARE(query.actor, u"http"_s);
    QCOMPARE(query.requestId, u"r-1"_s);
    QCOMPARE(query.family.value, u"f-1"_s);
    QVERIFY(query.oneOf.isEmpty());
}

void AuditQueryTextTest::readsSeveralValuesAsAnyOfThem()
{
    const AuditQuery query = queryOf(u"event is one of (login_failed, account_locked) and user is anna or bob"_s);
    QCOMPARE(query.eventTypes, (QStringList{u"login_failed"_s, u"account_locked"_s}));
    QCOMPARE(query.oneOf.value(AuditField::User), (QStringList{u"anna"_s, u"bob"_s}));
    QVERIFY(query.user.isEmpty());
    QCOMPARE(queryOf(u"result is ok or failed"_s).oneOf.value(AuditField::Result), (QStringList{u"ok"_s, u"failed"_s}));
}

void AuditQueryTextTest::twoConditionsOnOneFieldMustBothHold()
{
    QCOMPARE(queryOf(u"user is anna or bob and user is bob or carl"_s).user, u"bob"_s);
    const AuditQuery nothing = queryOf(u"event is login_failed and event is login_success"_s);
    QVERIFY(nothing.eventTypes.isEmpty());
    QVERIFY(nothing.oneOf.contains(AuditField::Event));
    QVERIFY(nothing.oneOf.value(AuditField::Event).isEmpty());
}

void AuditQueryTextTest::readsWhatIsLeftOut()
{
    const AuditQuery query = queryOf(u"-address:10.0.0.9 and event is not token_refresh and not address is ::1"_s);
    QCOMPARE(query.excluded.value(AuditField::Address), (QStringList{u"10.0.0.9"_s, u"::1"_s}));
    QCOMPARE(query.excluded.value(AuditField::Event), QStringList{u"token_refresh"_s});
    QVERIFY(query.eventTypes.isEmpty());
}

void AuditQueryTextTest::readsWords()
{
    const AuditQuery query = queryOf(u"mallory and \"10.0\" and not \"bad cred\""_s);
    QCOMPARE(query.text, u"mallory"_s);
    QCOMPARE(query.moreText, QStringList{u"10.0"_s});
    QCOMPARE(query.excludedText, QStringList{u"bad cred"_s});
    const AuditQuery sideBySide = queryOf(u"anna failed -\"bad cred\" http"_s);
    QCOMPARE(sideBySide.text, u"anna"_s);
    QCOMPARE(sideBySide.moreText, (QStringList{u"failed"_s, u"http"_s}));
    QCOMPARE(sideBySide.excludedText, QStringList{u"bad cred"_s});
}

void AuditQueryTextTest::readsMarks()
{
    QVERIFY(queryOf(u"marked is yes"_s).onlyMarked);
    QVERIFY(queryOf(u"marked is no"_s).onlyUnmarked);
    QVERIFY(queryOf(u"not marked is yes"_s).onlyUnmarked);
    QVERIFY(queryOf(u"marked is not no"_s).onlyMarked);
    const AuditQuery both = queryOf(u"marked is yes or no"_s);
    QVERIFY(!both.onlyMarked && !both.onlyUnmarked);
}

void AuditQueryTextTest::readsTimes()
{
    QCOMPARE(queryOf(u"last 2h"_s).since, std::optional(m_now - 2h));
    const AuditQuery query = queryOf(u"since 2026-01-31T10:00Z and last 7d and until 2026-02-01T00:00Z"_s);
    QCOMPARE(query.since, std::optional(m_now - 7 * 24h)); // the later of both
    QCOMPARE(query.until, std::optional(fromMillis(1'769'904'000'000)));
}

void AuditQueryTextTest::saysWhatItReads_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "event is login_failed", "event is one of (login_failed, account_locked)", "result is ok",
          "user is admin and client is web", "user is one of (anna, bob)", "not address is 10.0.0.9",
          "grant is password and error is bad_credentials and actor is http", "marked is yes", "marked is no",
          "since 2026-01-31T10:00:00.001Z and until 2026-02-01T00:00:00.000Z", "mallory and eve and not adam",
          "anna failed", "\"anna failed\" -adam",
          "not user is one of (anna, bob) and not event is token_refresh and request is r-1 and family is f-1"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void AuditQueryTextTest::saysWhatItReads()
{
    QFETCH(QString, text);
    const auto terms = auditTermsOf(queryOf(text));
    const FilterParse again = parseFilter(filterText(terms), auditFields());
    QCOMPARE(again.validity, FilterParse::Validity::Valid);
    QVERIFY(again.terms == terms);
    QVERIFY(auditTermsOf(auditQueryOf(again.terms, m_now)) == terms);
    QVERIFY(text.isEmpty() == terms.empty());
}

void AuditQueryTextTest::knowsWhatIsNoEvent()
{
    const FilterParse parse = parseFilter(u"event is login_faild"_s, auditFields());
    QCOMPARE(parse.validity, FilterParse::Validity::Doubtful);
    QCOMPARE(parse.suggestion, u"login_failed"_s);
}

QTEST_GUILESS_MAIN(AuditQueryTextTest)
#include "AuditQueryTextTest.moc"
