#include "core/settings/PageSettingRows.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class PageSettingRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void hasItsDefaults();
    void readsWhatIsGiven();
    void refuses_data();
    void refuses();
    void tellsWhatIsLive();
    void takes_data();
    void takes();

private:
    static core::Result<core::Settings> load(const QString &name, const QString &value)
    {
        return core::loadSettings({}, {{u"AUTH_SERVICE__"_s + name, value}}, {}, u"/data"_s);
    }
};

void PageSettingRowsTest::hasItsDefaults()
{
    const auto settings = core::loadSettings({}, {}, {}, u"/data"_s);
    QVERIFY(settings);
    QCOMPARE(settings->teamName, u"Gatehouse"_s);
    QCOMPARE(settings->accentColour, u"#4f5bd5"_s);
    QVERIFY(settings->sessionIdleTime == 8h && settings->sessionLifetime == 168h);
    QVERIFY(settings->scopeDescriptions.isEmpty());
    QVERIFY(!settings->dpopNonce);
}

void PageSettingRowsTest::readsWhatIsGiven()
{
    const auto settings = core::loadSettings(
        {},
        {{u"AUTH_SERVICE__TEAM_NAME"_s, u"  Команда «Ёж» 🦔 "_s},
         {u"AUTH_SERVICE__ACCENT_COLOR"_s, u"#AABBCC"_s},
         {u"AUTH_SERVICE__SESSION_IDLE_LIFETIME"_s, u"61"_s},
         {u"AUTH_SERVICE__SESSION_LIFETIME"_s, u"302"_s},
         {u"AUTH_SERVICE__SCOPE_DESCRIPTIONS"_s, u"api:read = Read your data; ;api:write=Change x=y;"_s},
         {u"AUTH_SERVICE__DPOP_NONCE"_s, u"on"_s}},
        {}, u"/data"_s);
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().detail));
    QCOMPARE(settings->teamName, u"Команда «Ёж» 🦔"_s);
    QCOMPARE(settings->accentColour, u"#aabbcc"_s);
    QVERIFY(settings->sessionIdleTime == 61s && settings->sessionLifetime == 302s);
    QCOMPARE(settings->scopeDescriptions,
             (QMap<QString, QString>{{u"api:read"_s, u"Read your data"_s}, {u"api:write"_s, u"Change x=y"_s}}));
    QVERIFY(settings->dpopNonce);
    QVERIFY(settings->warnings.isEmpty());
}

void PageSettingRowsTest::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("a team name that is too long") << u"TEAM_NAME"_s << u"x"_s.repeated(61);
    QTest::newRow("a team name of two lines") << u"TEAM_NAME"_s << u"Team\nadmin"_s;
    QTest::newRow("a team name that turns the writing") << u"TEAM_NAME"_s << u"Team\u202Enimda"_s;
    QTest::newRow("a team name with NUL") << u"TEAM_NAME"_s << u"Team"_s + QChar(0) + u'x';
    QTest::newRow("a colour's name") << u"ACCENT_COLOR"_s << u"red"_s;
    QTest::newRow("a short colour") << u"ACCENT_COLOR"_s << u"#abc"_s;
    QTest::newRow("a colour with more behind it") << u"ACCENT_COLOR"_s << u"#aabbcc;}"_s;
    QTest::newRow("a colour and a new line") << u"ACCENT_COLOR"_s << u"#aabbcc\n}"_s;
    QTest::newRow("no idle time") << u"SESSION_IDLE_LIFETIME"_s << u"0"_s;
    QTest::newRow("an idle time in words") << u"SESSION_IDLE_LIFETIME"_s << u"8h"_s;
    QTest::newRow("a negative life") << u"SESSION_LIFETIME"_s << u"-1"_s;
    QTest::newRow("a life of years") << u"SESSION_LIFETIME"_s << u"99999999"_s;
    QTest::newRow("a life beyond numbers") << u"SESSION_LIFETIME"_s << u"99999999999999999999"_s;
    QTest::newRow("a scope without text") << u"SCOPE_DESCRIPTIONS"_s << u"api:read"_s;
    QTest::newRow("a scope with empty text") << u"SCOPE_DESCRIPTIONS"_s << u"api:read= "_s;
    QTest::newRow("text without scope") << u"SCOPE_DESCRIPTIONS"_s << u"=Read"_s;
    QTest::newRow("a scope twice") << u"SCOPE_DESCRIPTIONS"_s << u"a=One;a=Two"_s;
    QTest::newRow("a scope with a blank") << u"SCOPE_DESCRIPTIONS"_s << u"api read=Read"_s;
    QTest::newRow("a scope that is no ASCII") << u"SCOPE_DESCRIPTIONS"_s << u"чтение=Read"_s;
    QTest::newRow("text that is too long") << u"SCOPE_DESCRIPTIONS"_s << u"a="_s + u"x"_s.repeated(201);
    QTest::newRow("neither yes nor no") << u"DPOP_NONCE"_s << u"maybe"_s;
    QString many;
    for (int i = 0; i < 101; ++i)
        many += u"s%1=text;"_s.arg(i);
    QTest::newRow("too many scopes") << u"SCOPE_DESCRIPTIONS"_s << many;
}

void PageSettingRowsTest::refuses()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const auto settings = load(name, value);
    QVERIFY(!settings);
    QCOMPARE(settings.error().field, u"AUTH_SERVICE__"_s + name);
    QVERIFY(settings.error().detail.contains(u"expected"_s));
}

void PageSettingRowsTest::tellsWhatIsLive()
{
    QStringList waiting;
    for (const auto &row : core::pageSettingRows()) {
        if (row.needsRestart)
            waiting << row.name;
    }
    QCOMPARE(waiting, QStringList());
}

void PageSettingRowsTest::takes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("the longest team name") << u"TEAM_NAME"_s << u"x"_s.repeated(60);
    QTest::newRow("the shortest idle time") << u"SESSION_IDLE_LIFETIME"_s << u"60"_s;
    QTest::newRow("the longest life") << u"SESSION_LIFETIME"_s << u"31536000"_s;
    QTest::newRow("an address as a scope") << u"SCOPE_DESCRIPTIONS"_s << u"https://api.test/read=Read"_s;
}

void PageSettingRowsTest::takes()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QVERIFY(load(name, value));
}

QTEST_GUILESS_MAIN(PageSettingRowsTest)
#include "PageSettingRowsTest.moc"
