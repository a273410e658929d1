#include "core/settings/SettingsRepository.h"

#include "tests/support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::SettingsRepository;

class SettingsRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLastValue();
    void keepsAnEmptyValue();
    void listsAll();
    void removes();
};

static core::Result<void> set(tests::TestDatabase &db, const QString &name, const QString &value)
{
    return db.database().writeNow([&](core::Transaction &transaction) {
        return SettingsRepository::set(transaction, name, value, core::fromSeconds(1));
    });
}

static std::optional<QString> value(tests::TestDatabase &db, const QString &name)
{
    return db.database()
        .readNow([&](core::Snapshot &snapshot) { return SettingsRepository::value(snapshot, name); })
        .value();
}

void SettingsRepositoryTest::keepsTheLastValue()
{
    tests::TestDatabase db;
    QVERIFY(!value(db, u"issuer"_s));
    QVERIFY(set(db, u"issuer"_s, u"http://a"_s));
    QVERIFY(set(db, u"issuer"_s, u"http://b"_s));
    db.reopen();
    QCOMPARE(value(db, u"issuer"_s), std::optional(u"http://b"_s));
}

void SettingsRepositoryTest::keepsAnEmptyValue()
{
    tests::TestDatabase db;
    QVERIFY(set(db, u"note"_s, {}));
    QVERIFY(value(db, u"note"_s).has_value());
}

void SettingsRepositoryTest::listsAll()
{
    tests::TestDatabase db;
    QVERIFY(set(db, u"a"_s, u"1"_s));
    QVERIFY(set(db, u"b"_s, u"2"_s));
    const auto all = db.database().readNow([](core::Snapshot &snapshot) { return SettingsRepository::all(snapshot); });
    QCOMPARE(*all, (core::SettingValues{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}));
}

void SettingsRepositoryTest::removes()
{
    tests::TestDatabase db;
    QVERIFY(set(db, u"a"_s, u"1"_s));
    QVERIFY(set(db, u"b"_s, u"2"_s));
    for (const auto &name : {u"a"_s, u"never was"_s})
        QVERIFY(db.database().writeNow(
            [&](core::Transaction &transaction) { return SettingsRepository::remove(transaction, name); }));
    QVERIFY(!value(db, u"a"_s));
    QCOMPARE(value(db, u"b"_s), std::optional(u"2"_s));
}

QTEST_GUILESS_MAIN(SettingsRepositoryTest)
#include "SettingsRepositoryTest.moc"
