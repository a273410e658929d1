#include "core/clients/InitialTokens.h"

#include "tests/support/ClientHouse.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::ClientHouse;

class InitialTokensTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_house = std::make_unique<ClientHouse>(); }
    void isGoodForSoManyUses();
    void isGoodForSoLong();
    void refusesWhatNobodyMade_data();
    void refusesWhatNobodyMade();
    void limitsUsesAndLife_data();
    void limitsUsesAndLife();
    void tellsWhetherAnyIsGood();
    void keepsOnlyAHashAndIsAudited();
    void forgetsThoseOfNoUse();

private:
    InitialTokens tokens() { return {m_house->audit, m_house->clock, m_house->random}; }
    Result<QString> make(int uses, std::chrono::seconds lifetime)
    {
        return m_house->write([&](Transaction &t) { return tokens().make(t, uses, lifetime, m_house->origin); });
    }
    bool spend(const QString &token)
    {
        return m_house->write([&](Transaction &t) { return tokens().spend(t, SecretBytes::fromText(token)); }).value();
    }
    bool isGood(const QString &token)
    {
        return m_house->db.database()
            .readNow([&](Snapshot &s) { return tokens().isGood(s, SecretBytes::fromText(token)); })
            .value();
    }
    bool isAnyGood()
    {
        return m_house->db.database().readNow([&](Snapshot &s) { return tokens().isAnyGood(s); }).value();
    }
    qint64 count()
    {
        return m_house->db.database()
            .readNow([](Snapshot &s) -> Result<qint64> {
                auto rows = s.run(u"SELECT count(*) FROM registration_tokens"_s);
                if (!rows || !rows->next())
                    return fail(ErrorKind::Storage, u"no count"_s);
                return rows->integer(0);
            })
            .value();
    }

    std::unique_ptr<ClientHouse> m_house;
};

void InitialTokensTest::isGoodForSoManyUses()
{
    const QString token = *make(3, 1h);
    QCOMPARE(token.size(), 43);
    const QString other = *make(1, 1h);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(isGood(token));
        QVERIFY(spend(token));
    }
    QVERIFY(!isGood(token));
    QVERIFY(!spend(token));
    QVERIFY(spend(other));
}

void InitialTokensTest::isGoodForSoLong()
{
    const QString token = *make(5, 100s);
    m_house->clock.advance(100s - 1ms);
    QVERIFY(isGood(token) && spend(token));
    m_house->clock.advance(1ms);
    QVERIFY(!isGood(token) && !spend(token));
}

void InitialTokensTest::refusesWhatNobodyMade_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("empty") << QString();
    QTest::newRow("another") << u"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"_s;
    QTest::newRow("wildcard of SQL") << u"%"_s;
    QTest::newRow("SQL") << u"' OR 1=1 --"_s;
}

void InitialTokensTest::refusesWhatNobodyMade()
{
    QFETCH(QString, token);
    QVERIFY(make(5, 1h));
    QVERIFY(!isGood(token));
    QVERIFY(!spend(token));
}

void InitialTokensTest::limitsUsesAndLife_data()
{
    QTest::addColumn<int>("uses");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("field");
    const qint64 longest = InitialTokens::kLongestLifetime.count();
    QTest::newRow("no use") << 0 << qint64(60) << u"uses"_s;
    QTest::newRow("uses below 0") << -1 << qint64(60) << u"uses"_s;
    QTest::newRow("1001 uses") << 1001 << qint64(60) << u"uses"_s;
    QTest::newRow("no life") << 1 << qint64(0) << u"lifetime"_s;
    QTest::newRow("life below 0") << 1 << qint64(-1) << u"lifetime"_s;
    QTest::newRow("over a year") << 1 << longest + 1 << u"lifetime"_s;
    QTest::newRow("all that may be") << 1000 << longest << QString();
}

void InitialTokensTest::limitsUsesAndLife()
{
    QFETCH(int, uses);
    QFETCH(qint64, seconds);
    QFETCH(QString, field);
    const auto made = make(uses, std::chrono::seconds(seconds));
    QCOMPARE(made.has_value(), field.isEmpty());
    if (!made)
        QCOMPARE(made.error().field, field);
    QCOMPARE(count(), field.isEmpty() ? 1 : 0);
}

void InitialTokensTest::tellsWhetherAnyIsGood()
{
    QVERIFY(!isAnyGood());
    const QString token = *make(1, 100s);
    QVERIFY(isAnyGood());
    QVERIFY(spend(token));
    QVERIFY(!isAnyGood());
    QVERIFY(make(1, 100s));
    QVERIFY(isAnyGood());
    m_house->clock.advance(100s);
    QVERIFY(!isAnyGood());
}

void InitialTokensTest::keepsOnlyAHashAndIsAudited()
{
    const QString token = *make(2, 1h);
    const auto events = m_house->audited();
    QCOMPARE(events.size(), size_t(1));
    QCOMPARE(events[0].first, u"settings_changed"_s);
    QCOMPARE(events[0].second[u"after"_s].toObject()[u"uses"_s].toInt(), 2);
    QVERIFY(!QJsonDocument(events[0].second).toJson().contains(token.toLatin1()));
    for (const QString &suffix : {u""_s, u"-wal"_s}) {
        QFile file(m_house->db.path() + suffix);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(token.toLatin1()));
    }
}

void InitialTokensTest::forgetsThoseOfNoUse()
{
    const QString used = *make(1, 1h);
    QVERIFY(make(1, 10s));
    QVERIFY(spend(used));
    m_house->clock.advance(10s);
    QCOMPARE(count(), 2);
    QVERIFY(make(1, 1h)); // the table does not grow
    QCOMPARE(count(), 1);
    const auto gone =
        m_house->write([&](Transaction &t) { return InitialTokens::purge(t, m_house->clock.now() + 1h); });
    QCOMPARE(gone.value(), 1);
}

QTEST_GUILESS_MAIN(InitialTokensTest)
#include "InitialTokensTest.moc"
