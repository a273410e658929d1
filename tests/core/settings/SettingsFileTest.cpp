#include "core/settings/SettingsFile.h"

#include "core/settings/SettingTable.h"
#include "core/settings/Settings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using Kind = core::SettingsRemark::Kind;

class SettingsFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheSeedsEnvironment();
    void reads_data();
    void reads();
    void remarks_data();
    void remarks();
    void comesBackAsItWasExported();
    void exportsNoSecret();
    void refusesOtherDocuments_data();
    void refusesOtherDocuments();
    void guessesTheNameThatWasMeant_data();
    void guessesTheNameThatWasMeant();
};

void SettingsFileTest::takesTheSeedsEnvironment()
{
    const auto file = core::readEnvironmentFile(
        "# auth-service\nENVIRONMENT=development\nPORT=8003\nAUTH_SERVICE__MASTER_KEY=admin\n"
        "AUTH_SERVICE__JWT_SECRET=your-secret-key\nAUTH_SERVICE__JWT_EXPIRATION=3600\n"
        "AUTH_SERVICE__DB_URL=sqlite:///data/auth.db\nAUTH_SERVICE__REDIS_URL=redis://redis:6379/1\n"
        "AUTH_SERVICE__RATE_LIMIT_PER_IP=5\n\nGATEWAY_AUTH_TYPE=jwt\nGATEWAY_API_KEY=abc\n");
    const QMap<QString, std::optional<QString>> expected{{u"ENVIRONMENT"_s, u"development"_s},
                                                         {u"AUTH_SERVICE__LISTEN"_s, u"127.0.0.1:8003"_s},
                                                         {u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s, u"3600"_s},
                                                         {u"AUTH_SERVICE__RATE_LIMIT_PER_IP"_s, u"5"_s}};
    QCOMPARE(file.changes, expected);
    QCOMPARE(file.secrets.size(), size_t(3));
    QCOMPARE(file.secrets.at(u"AUTH_SERVICE__MASTER_KEY"_s).toByteArray(), "admin"_ba);
    QCOMPARE(file.secrets.at(u"AUTH_SERVICE__INTERNAL_API_KEY"_s).toByteArray(), "abc"_ba);
    for (const core::SettingsRemark &remark : file.remarks) {
        QVERIFY(remark.kind != Kind::Unknown);
        QVERIFY(!core::remarkText(remark).contains(u"your-secret"_s));
    }
}

void SettingsFileTest::reads_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << "AUTH_SERVICE__TEAM_NAME=Acme"_ba << u"Acme"_s;
    QTest::newRow("Windows") << "AUTH_SERVICE__TEAM_NAME=Acme\r\n"_ba << u"Acme"_s;
    QTest::newRow("exported") << "export AUTH_SERVICE__TEAM_NAME=Acme"_ba << u"Acme"_s;
    QTest::newRow("quoted") << "AUTH_SERVICE__TEAM_NAME=\"Acme # 1\" # name"_ba << u"Acme # 1"_s;
    QTest::newRow("single quotes") << "AUTH_SERVICE__TEAM_NAME='A b'"_ba << u"A b"_s;
    QTest::newRow("with a comment") << "AUTH_SERVICE__TEAM_NAME=Acme # name"_ba << u"Acme"_s;
    QTest::newRow("a # inside") << "AUTH_SERVICE__TEAM_NAME=A#c"_ba << u"A#c"_s;
    QTest::newRow("compose list") << "  - AUTH_SERVICE__TEAM_NAME=Acme"_ba << u"Acme"_s;
    QTest::newRow("compose list, quoted") << "  - \"AUTH_SERVICE__TEAM_NAME=Acme\""_ba << u"Acme"_s;
    QTest::newRow("compose map") << "environment:\n  AUTH_SERVICE__TEAM_NAME: \"Acme\""_ba << u"Acme"_s;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf"
                                        "AUTH_SERVICE__TEAM_NAME=Acme"_ba
                                     << u"Acme"_s;
}

void SettingsFileTest::reads()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, value);
    const auto file = core::readEnvironmentFile(line);
    QCOMPARE(file.remarks.size(), size_t(0));
    QCOMPARE(file.changes.value(u"AUTH_SERVICE__TEAM_NAME"_s), std::optional(value));
}

void SettingsFileTest::remarks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *title, const QByteArray &text, Kind kind, const QString &subject = {}) {
        QTest::newRow(title) << text << int(kind) << subject;
    };
    row("unknown", "AUTH_SERVICE__TEAMNAME=x", Kind::Unknown, u"AUTH_SERVICE__TEAM_NAME"_s);
    row("secret", "AUTH_SERVICE__METRICS_TOKEN=x", Kind::Secret);
    row("renamed", "PORT=80", Kind::Renamed, u"AUTH_SERVICE__LISTEN"_s);
    row("needed at the start", "AUTH_SERVICE__DB_URL=sqlite:///x", Kind::AtStart);
    row("without effect", "AUTH_SERVICE__REDIS_URL=redis://x", Kind::NoEffect);
    row("of a client", "GATEWAY_JWT_USERNAME=admin", Kind::ForClient);
    row("no line", "what is this", Kind::BadLine);
    row("empty", "AUTH_SERVICE__TEAM_NAME=", Kind::Empty);
}

void SettingsFileTest::remarks()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QFETCH(QString, subject);
    const auto file = core::readEnvironmentFile(text);
    QCOMPARE(file.remarks.size(), size_t(1));
    QCOMPARE(int(file.remarks.front().kind), kind);
    QCOMPARE(file.remarks.front().subject, subject);
    QVERIFY(!core::remarkText(file.remarks.front()).isEmpty());
}

void SettingsFileTest::comesBackAsItWasExported()
{
    const core::SettingValues saved{{u"AUTH_SERVICE__TEAM_NAME"_s, u"Ünï \"x\""_s},
                                    {u"AUTH_SERVICE__RATE_LIMIT_PER_IP"_s, u"7"_s}};
    const auto settings = core::loadSettings({}, {}, saved, u"/data"_s).value();
    const auto file = core::readSettingsDocument(core::settingsDocument(settings.entries)).value();
    QCOMPARE(file.remarks.size(), size_t(0));
    for (const core::SettingDefinition &definition : core::settingTable()) {
        if (definition.kind != core::SettingDefinition::Kind::Plain)
            continue;
        QVERIFY2(file.changes.contains(definition.name), qPrintable(definition.name));
        const auto kept = saved.constFind(definition.name);
        QCOMPARE(file.changes.value(definition.name), kept == saved.end() ? std::nullopt : std::optional(*kept));
    }
}

void SettingsFileTest::exportsNoSecret()
{
    const core::SettingValues environment{{u"AUTH_SERVICE__METRICS_TOKEN"_s, u"hush"_s},
                                          {u"AUTH_SERVICE__MASTER_KEY"_s, u"hush"_s},
                                          {u"AUTH_SERVICE__DB_URL"_s, u"sqlite:///hush"_s}};
    const auto settings = core::loadSettings({}, environment, {}, u"/data"_s).value();
    const QByteArray document = core::settingsDocument(settings.entries);
    QVERIFY(!document.contains("hush"));
    QVERIFY(document.contains("AUTH_SERVICE__METRICS_TOKEN")); // told, so that it is not forgotten elsewhere
}

void SettingsFileTest::refusesOtherDocuments_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    const auto refused = [](const char *name, const QByteArray &json, const QString &words) {
        QTest::newRow(name) << json << core::ErrorKind::InvalidInput << words;
    };
    refused("nothing", {}, u"no whole JSON"_s);
    refused("no JSON", "settings"_ba, u"no whole JSON"_s);
    refused("cut off", R"({"gatehouse_settings": 1, "settings": {"ENVIRON)"_ba, u"no whole JSON"_s);
    refused("an array", "[1]"_ba, u"no export"_s);
    refused("another document", R"({"settings": {"ENVIRONMENT": "production"}})"_ba, u"no export"_s);
    refused("no settings", R"({"gatehouse_settings": 1, "settings": []})"_ba, u"no export"_s);
    refused("too long", QByteArray((1 << 20) + 1, ' '), u"1 MiB"_s);
    QTest::newRow("a later version") << R"({"gatehouse_settings": 2, "version": "9.1", "settings": {}})"_ba
                                     << core::ErrorKind::Conflict << u"Gatehouse 9.1"_s;
}

void SettingsFileTest::refusesOtherDocuments()
{
    QFETCH(QByteArray, json);
    const auto file = core::readSettingsDocument(json);
    QVERIFY(!file);
    QTEST(file.error().kind, "kind");
    QFETCH(QString, words);
    QVERIFY2(file.error().detail.contains(words), qPrintable(file.error().detail));
}

void SettingsFileTest::guessesTheNameThatWasMeant_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("meant");
    QTest::newRow("without the prefix") << u"TEAM_NAME"_s << u"AUTH_SERVICE__TEAM_NAME"_s;
    QTest::newRow("in small letters") << u"team_name"_s << u"AUTH_SERVICE__TEAM_NAME"_s;
    QTest::newRow("mistyped") << u"AUTH_SERVICE__LISTN"_s << u"AUTH_SERVICE__LISTEN"_s;
    QTest::newRow("the one without a prefix") << u"ENVIROMENT"_s << u"ENVIRONMENT"_s;
}

void SettingsFileTest::guessesTheNameThatWasMeant()
{
    QFETCH(QString, given);
    QFETCH(QString, meant);
    QCOMPARE(core::nearestSetting(given), meant);
}

QTEST_GUILESS_MAIN(SettingsFileTest)
#include "SettingsFileTest.moc"
