#include "core/admin/database/DatabaseSettingsAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/settings/SettingsRepository.h"
#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::SettingSource;
using tests::AdminHouse;

namespace {

const auto kPerIp = u"AUTH_SERVICE__RATE_LIMIT_PER_IP"_s;
const auto kListen = u"AUTH_SERVICE__LISTEN"_s;
const auto kLevel = u"AUTH_SERVICE__LOG_LEVEL"_s;

} // namespace

class DatabaseSettingsAdminTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesWhatIsInEffectAtOnce();
    void takesASavedValueBack();
    void takesAnEmptyValueForNone();
    void auditsOnlyWhatChanged();
    void refuses_data();
    void refuses();
    void changesNothingWhenOneOfThemIsBad();
    void savesNothingThatCannotBeApplied();
    void goesBackWhenItCannotBeStored();
    void namesTheSourceThatWins_data();
    void namesTheSourceThatWins();
    void takesBackWhatIsOverridden();
    void repairsASavedValueThatNoLongerLoads();
    void obeysWhatAnotherProcessSaved();
    void asksForTheConsolesCertificate();
    void tellsBeforeItIsSaved();
    void refusesInAPreviewWhatItWouldRefuse();
    void remembersWhoChangedWhat();
    void goesBackToAMoment();
    void tellsTheIssuerThatTheFirstStartFixed();
    void tellsWhatWaitsForARestart();
    void importsWithoutSaving();
    void tellsAFileWithoutSettings();

private:
    /// A fresh one for each test, with what was applied.
    struct House : AdminHouse
    {
        explicit House(core::DatabaseSettingsAdmin::Sources sources = {})
            : settings(
                  context, std::move(sources),
                  [this](const core::Settings &wanted) -> core::Result<void> {
                      if (refuse)
                          return core::fail(ErrorKind::Conflict, u"the port is in use"_s);
                      applied.push_back(wanted);
                      return {};
                  },
                  [this] { return hasCertificate; })
        {}
        core::Result<void> save(const core::SettingsAdmin::Changes &changes) { return await(settings.save(changes)); }
        core::SettingEntry entry(const QString &name)
        {
            const auto entries = await(settings.entries());
            for (const auto &candidate : entries.value()) {
                if (candidate.name == name)
                    return candidate;
            }
            return {};
        }
        int saved() { return int(issuer.number(u"SELECT COUNT(*) FROM settings WHERE name LIKE 'AUTH%'"_s)); }

        bool refuse = false;
        bool hasCertificate = false;
        std::vector<core::Settings> applied;
        core::DatabaseSettingsAdmin settings;
    };
};

void DatabaseSettingsAdminTest::savesWhatIsInEffectAtOnce()
{
    House house;
    house.told();
    QVERIFY(house.save({{kPerIp, u" 7 "_s}, {kLevel, u"DEBUG"_s}}));
    QCOMPARE(house.applied.size(), size_t(1));
    QCOMPARE(house.applied.front().rateLimitPerIp, 7);
    QCOMPARE(house.applied.front().logLevel, u"DEBUG"_s);
    QCOMPARE(house.entry(kPerIp).value, u"7"_s);
    QCOMPARE(house.entry(kPerIp).source, SettingSource::Saved);
    QVERIFY(!house.entry(kPerIp).needsRestart);
    QCOMPARE(house.told(), QList<int>{core::SettingsArea | core::AuditArea});
    const auto audited = house.audited();
    QCOMPARE(audited.size(), size_t(2));
    QCOMPARE(audited[0].event, u"settings_changed"_s);
    QCOMPARE(
        audited[1].data,
        (QJsonObject{
            {u"name"_s, kPerIp}, {u"before"_s, u"5"_s}, {u"after"_s, u"7"_s}, {u"saved_before"_s, QJsonValue::Null}}));
}

void DatabaseSettingsAdminTest::takesASavedValueBack()
{
    House house;
    QVERIFY(house.save({{kPerIp, u"7"_s}}));
    QVERIFY(house.save({{kPerIp, std::nullopt}}));
    QCOMPARE(house.entry(kPerIp).value, u"5"_s);
    QCOMPARE(house.entry(kPerIp).source, SettingSource::Default);
    QCOMPARE(house.saved(), 0);
    QCOMPARE(house.applied.back().rateLimitPerIp, 5);
    QCOMPARE(
        house.audited().back().data,
        (QJsonObject{{u"name"_s, kPerIp}, {u"before"_s, u"7"_s}, {u"after"_s, u"5"_s}, {u"saved_before"_s, u"7"_s}}));
}

void DatabaseSettingsAdminTest::takesAnEmptyValueForNone()
{
    House house;
    QVERIFY(house.save({{kPerIp, u"7"_s}}));
    QVERIFY(house.save({{kPerIp, u"  "_s}}));
    QCOMPARE(house.saved(), 0);
}

void DatabaseSettingsAdminTest::auditsOnlyWhatChanged()
{
    House house;
    QVERIFY(house.save({{kPerIp, u"7"_s}}));
    QVERIFY(house.save({{kPerIp, u"7"_s}, {kLevel, std::nullopt}}));
    QCOMPARE(house.audited().size(), size_t(1));
    QCOMPARE(house.applied.size(), size_t(1));
}

void DatabaseSettingsAdminTest::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    QTest::newRow("not a number") << kPerIp << u"many"_s << u"expected a whole number"_s;
    QTest::newRow("beyond the range") << u"AUTH_SERVICE__HTTP_MAX_BODY"_s << u"0"_s << u"expected bytes from"_s;
    QTest::newRow("a name that only looks like one") << u"AUTH_SERVICE__RATE_LIMIT_PER_IPS"_s << u"5"_s << kPerIp;
    QTest::newRow("what the program remembers") << u"kek_check"_s << u"x"_s << u"not a setting"_s;
    QTest::newRow("a secret") << u"AUTH_SERVICE__MASTER_KEY"_s << u"Secret!1"_s << u"in the environment"_s;
    QTest::newRow("the token of the metrics") << u"AUTH_SERVICE__METRICS_TOKEN"_s << u"abc"_s << u"is a secret"_s;
    QTest::newRow("where the database is")
        << u"AUTH_SERVICE__DB_URL"_s << u"sqlite:////tmp/x"_s << u"before saved values"_s;
    QTest::newRow("without effect") << u"AUTH_SERVICE__REDIS_URL"_s << u"redis://h"_s << u"no effect"_s;
    QTest::newRow("certificate without key")
        << u"AUTH_SERVICE__TLS_CERT"_s << u"/c.pem"_s << u"AUTH_SERVICE__TLS_KEY"_s;
    QTest::newRow("HTTPS without a certificate") << kListen << u"https://127.0.0.1:1"_s << u"there is no certificate"_s;
    QTest::newRow("one port twice") << kListen << u"127.0.0.1:1,127.0.0.1:1"_s << u"exclude each other"_s;
}

void DatabaseSettingsAdminTest::refuses()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, says);
    House house;
    const auto saved = house.save({{name, value}});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(saved.error().detail.contains(says), qPrintable(saved.error().detail));
    QVERIFY(!saved.error().detail.contains("Secret!1"_L1));
    QVERIFY(!saved.error().field.isEmpty());
    QVERIFY(house.applied.empty() && house.audited().empty());
    QCOMPARE(house.saved(), 0);
}

void DatabaseSettingsAdminTest::changesNothingWhenOneOfThemIsBad()
{
    House house;
    QVERIFY(!house.save({{kPerIp, u"7"_s}, {kLevel, u"LOUD"_s}}));
    QVERIFY(house.applied.empty() && house.audited().empty());
    QCOMPARE(house.saved(), 0);
}

void DatabaseSettingsAdminTest::savesNothingThatCannotBeApplied()
{
    House house;
    house.refuse = true;
    const auto saved = house.save({{kListen, u"127.0.0.1:9"_s}});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QCOMPARE(house.saved(), 0);
    QVERIFY(house.audited().empty());
}

void DatabaseSettingsAdminTest::goesBackWhenItCannotBeStored()
{
    House house;
    house.refuseAuditRows();
    QVERIFY(!house.save({{kPerIp, u"7"_s}}));
    QCOMPARE(house.saved(), 0);
    QCOMPARE(house.applied.size(), size_t(2));
    QCOMPARE(house.applied.back().rateLimitPerIp, 5);
}

void DatabaseSettingsAdminTest::namesTheSourceThatWins_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("environment") << kPerIp << u"in the environment"_s;
    QTest::newRow("command line") << kListen << u"on the command line"_s;
    QTest::newRow("alias in the environment") << u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s << u"in the environment"_s;
}

void DatabaseSettingsAdminTest::namesTheSourceThatWins()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    House house(
        {{{kListen, u"127.0.0.1:1"_s}}, {{kPerIp, u"9"_s}, {u"AUTH_SERVICE__JWT_EXPIRATION"_s, u"60"_s}}, u"/data"_s});
    const auto saved = house.save({{name, u"127"_s}});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QCOMPARE(saved.error().field, name);
    QVERIFY2(saved.error().detail.contains(says), qPrintable(saved.error().detail));
    QCOMPARE(house.saved(), 0);
}

void DatabaseSettingsAdminTest::takesBackWhatIsOverridden()
{
    House house({{}, {{kPerIp, u"9"_s}}, u"/data"_s});
    house.issuer.execute(u"INSERT INTO settings (name, value, updated_at) VALUES ('%1', '3', 0)"_s.arg(kPerIp));
    QVERIFY(house.save({{kPerIp, std::nullopt}}));
    QCOMPARE(house.saved(), 0);
}

void DatabaseSettingsAdminTest::repairsASavedValueThatNoLongerLoads()
{
    House house;
    house.issuer.execute(u"INSERT INTO settings (name, value, updated_at) VALUES ('%1', 'much', 0)"_s.arg(kPerIp));
    QVERIFY(!AdminHouse::await(house.settings.entries()));
    QVERIFY(!house.save({{kLevel, u"DEBUG"_s}})); // the bad one is named before anything else
    QVERIFY(house.save({{kPerIp, u"8"_s}}));
    QCOMPARE(house.entry(kPerIp).value, u"8"_s);
}

void DatabaseSettingsAdminTest::obeysWhatAnotherProcessSaved()
{
    House house;
    QVERIFY(house.settings.obeySaved());
    QVERIFY(house.applied.empty()); // nothing was saved
    house.issuer.execute(u"INSERT INTO settings (name, value, updated_at) VALUES ('issuer', 'x', 0)"_s);
    QVERIFY(house.settings.obeySaved());
    QVERIFY(house.applied.empty()); // what the program remembers is no setting
    house.issuer.execute(u"INSERT INTO settings (name, value, updated_at) VALUES ('%1', '3', 0)"_s.arg(kPerIp));
    QVERIFY(house.settings.obeySaved());
    QCOMPARE(house.applied.size(), size_t(1));
    QCOMPARE(house.applied.back().rateLimitPerIp, 3);
    QVERIFY(house.settings.obeySaved());
    QCOMPARE(house.applied.size(), size_t(1));
    house.issuer.execute(u"UPDATE settings SET value = 'much' WHERE name = '%1'"_s.arg(kPerIp));
    const auto obeyed = house.settings.obeySaved();
    QVERIFY(!obeyed);
    QVERIFY2(obeyed.error().detail.contains("saved in the console"_L1), qPrintable(obeyed.error().detail));
    QCOMPARE(house.applied.size(), size_t(1));
}

void DatabaseSettingsAdminTest::asksForTheConsolesCertificate()
{
    House house;
    house.hasCertificate = true;
    QVERIFY(house.save({{kListen, u"https://127.0.0.1:1"_s}}));
}

void DatabaseSettingsAdminTest::tellsBeforeItIsSaved()
{
    House house;
    const auto preview = AdminHouse::await(
        house.settings.preview({{kPerIp, u"0"_s}, {kLevel, u"INFO"_s}, {u"AUTH_SERVICE__BCRYPT_COST"_s, u"13"_s}}));
    QVERIFY(preview && preview->refusals.empty());
    QCOMPARE(preview->changes.size(), size_t(2)); // INFO it is already
    QCOMPARE(preview->changes[0].name, u"AUTH_SERVICE__BCRYPT_COST"_s);
    QVERIFY(preview->changes[0].needsRestart && preview->changes[0].weakness.isEmpty());
    QCOMPARE(preview->changes[1].before, u"5"_s);
    QCOMPARE(preview->changes[1].after, u"0"_s);
    QCOMPARE(preview->changes[1].weakness, u"many_guesses_by_address"_s);
    QCOMPARE(house.saved(), 0);
    QVERIFY(house.applied.empty());
}

void DatabaseSettingsAdminTest::refusesInAPreviewWhatItWouldRefuse()
{
    House house;
    const auto preview = AdminHouse::await(house.settings.preview(
        {{kPerIp, u"many"_s}, {u"AUTH_SERVICE__METRICS_TOKEN"_s, u"x"_s}, {u"TEAM_NAME"_s, u"x"_s}}));
    QVERIFY(preview);
    QCOMPARE(preview->refusals.size(), size_t(3)); // each is told at once
    QCOMPARE(preview->refusals[1].field, kPerIp);
    QVERIFY(preview->refusals[2].detail.contains(u"AUTH_SERVICE__TEAM_NAME"_s));
}

void DatabaseSettingsAdminTest::remembersWhoChangedWhat()
{
    House house;
    QVERIFY(house.save({{kPerIp, u"7"_s}}));
    house.issuer.clock.advance(std::chrono::minutes(1));
    QVERIFY(house.save({{kPerIp, u"8"_s}, {kLevel, u"DEBUG"_s}}));
    const auto history = AdminHouse::await(house.settings.history(kPerIp, 10)).value();
    QCOMPARE(history.size(), size_t(2));
    QCOMPARE(history[0].before, u"7"_s);
    QCOMPARE(history[0].after, u"8"_s);
    QCOMPARE(history[0].savedBefore, std::optional(u"7"_s));
    QCOMPARE(history[0].actor, u"console"_s);
    QCOMPARE(history[1].savedBefore, std::nullopt);
    QVERIFY(history[1].canBePutBack);
    QCOMPARE(AdminHouse::await(house.settings.history({}, 10))->size(), size_t(3));
}

void DatabaseSettingsAdminTest::goesBackToAMoment()
{
    House house;
    QVERIFY(house.save({{kPerIp, u"7"_s}}));
    const auto moment = house.issuer.clock.now();
    house.issuer.clock.advance(std::chrono::minutes(1));
    QVERIFY(house.save({{kPerIp, u"8"_s}, {kLevel, u"DEBUG"_s}}));
    house.issuer.clock.advance(std::chrono::minutes(1));
    QVERIFY(house.save({{kPerIp, u"9"_s}}));
    const auto then = AdminHouse::await(house.settings.asAt(moment)).value();
    QCOMPARE(then, (core::SettingsAdmin::Changes{{kPerIp, u"7"_s}, {kLevel, std::nullopt}}));
    QVERIFY(house.save(then));
    QCOMPARE(house.entry(kPerIp).value, u"7"_s);
    QCOMPARE(house.entry(kLevel).source, SettingSource::Default);
}

void DatabaseSettingsAdminTest::tellsTheIssuerThatTheFirstStartFixed()
{
    House house;
    const auto name = u"AUTH_SERVICE__JWT_ISSUER"_s;
    QVERIFY(house.entry(name).value.isEmpty());
    QVERIFY(house.context.database.writeNow([&](core::Transaction &transaction) {
        return core::SettingsRepository::set(transaction, u"issuer"_s, u"http://127.0.0.1:8003"_s,
                                             house.context.clock.now());
    }));
    QVERIFY(house.entry(name).isKept);
    QCOMPARE(house.entry(name).value, u"http://127.0.0.1:8003"_s);
    QVERIFY(!house.entry(name).running); // nothing waits for a restart
    QVERIFY(house.save({{name, u"https://auth.example.com"_s}}));
    QCOMPARE(house.entry(name).running, u"http://127.0.0.1:8003"_s);
}

void DatabaseSettingsAdminTest::tellsWhatWaitsForARestart()
{
    const auto cost = u"AUTH_SERVICE__BCRYPT_COST"_s;
    House house;
    QVERIFY(house.save({{cost, u"13"_s}, {kPerIp, u"7"_s}}));
    QCOMPARE(house.entry(cost).running, std::optional(u"12"_s));
    QCOMPARE(house.entry(kPerIp).running, std::nullopt); // in effect already
    QVERIFY(house.save({{cost, std::nullopt}}));
    QCOMPARE(house.entry(cost).running, std::nullopt);
}

void DatabaseSettingsAdminTest::importsWithoutSaving()
{
    House house;
    QVERIFY(house.save({{kPerIp, u"7"_s}}));
    const auto document = AdminHouse::await(house.settings.exportAll()).value();
    QVERIFY(house.save({{kPerIp, std::nullopt}, {kLevel, u"DEBUG"_s}}));
    const auto import = AdminHouse::await(house.settings.readImport(document)).value();
    QCOMPARE(import.preview.changes.size(), size_t(2));
    QCOMPARE(house.entry(kPerIp).value, u"5"_s);
    QVERIFY(house.save(import.changes));
    QCOMPARE(house.entry(kPerIp).value, u"7"_s);
    QCOMPARE(house.entry(kLevel).value, u"INFO"_s);
    const auto seed =
        AdminHouse::await(house.settings.readImport("AUTH_SERVICE__MASTER_KEY=admin\nPORT=9000\n")).value();
    QCOMPARE(seed.changes, (core::SettingsAdmin::Changes{{kListen, u"127.0.0.1:9000"_s}}));
    QCOMPARE(seed.remarks.size(), size_t(2));
}

void DatabaseSettingsAdminTest::tellsAFileWithoutSettings()
{
    House house;
    for (const QByteArray &text :
         {QByteArray(), "[1, 2]"_ba, QByteArray(3000, '\x01'), "{\"gatehouse_settings\": 1"_ba})
        QCOMPARE(AdminHouse::await(house.settings.readImport(text)).error().kind, core::ErrorKind::InvalidInput);
    QVERIFY(AdminHouse::await(house.settings.readImport("what is this\nAUTH_SERVICE__LISTN=9000\n"))); // a remark says
}

QTEST_GUILESS_MAIN(DatabaseSettingsAdminTest)
#include "DatabaseSettingsAdminTest.moc"
