#include "app/FaultDesk.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "app/ServerProcess.h"
#include "core/admin/AuditAdmin.h"
#include "server/Server.h"
#include "tests/support/HttpClient.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::FaultKind;
using core::FaultPlace;
using core::FaultRule;

/// The switches of the console against a real server and a real audit log.
class FaultDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void switchesOnAndOffAndWritesBothDown();
    void writesDownWhatEndedByItself();
    void stopsAll();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void asksForTheWordInProduction();
    void aNewStartKnowsNothingOfThem();

private:
    void serve()
    {
        app::StartOptions options;
        options.dataDir = m_dir->filePath(u"data"_s);
        options.listen = {u"127.0.0.1:0"_s};
        auto opened = app::ServerProcess::open(options, u"console"_s);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        m_process = *std::move(opened);
        const auto unlocked = m_process->unlock({core::SecretBytes::take(QByteArray(32, 'k')), u"a test"_s});
        if (!unlocked)
            qFatal("%s", qPrintable(unlocked.error().detail));
        const auto urls = m_process->serve();
        if (!urls)
            qFatal("%s", qPrintable(urls.error().detail));
        m_port = quint16(QUrl(urls->constFirst()).port());
        m_desk =
            std::make_unique<app::FaultDesk>(m_process->core().adminContext(), m_process->server().faults(), false);
    }
    int keysStatus() const { return tests::HttpClient(m_port).get("/.well-known/jwks.json").status; }
    /// The data of what was written down of faults, newest first.
    std::vector<QJsonObject> rows() const
    {
        const auto page = app::await(m_process->core().audits().list({}, {{}, 50}));
        std::vector<QJsonObject> found;
        for (const auto &row : page->rows) {
            if (row.data.value(u"name"_s).toString().startsWith(u"fault_"_s))
                found.push_back(row.data);
        }
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<app::ServerProcess> m_process;
    std::unique_ptr<app::FaultDesk> m_desk;
    quint16 m_port = 0;
};

void FaultDeskTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    serve();
}

void FaultDeskTest::cleanup()
{
    m_desk.reset();
    m_process.reset();
    m_dir.reset();
}

void FaultDeskTest::switchesOnAndOffAndWritesBothDown()
{
    const FaultRule rule{.kind = FaultKind::Unavailable, .place = FaultPlace::Jwks, .retryAfter = 7s, .lasts = 15min};
    QVERIFY(app::await(m_desk->switchOn(rule, {})).has_value());
    QCOMPARE(keysStatus(), 503);
    QVERIFY(app::await(m_desk->switchOff(FaultKind::Unavailable)).value());
    QCOMPARE(keysStatus(), 200);
    QVERIFY(!app::await(m_desk->switchOff(FaultKind::Unavailable)).value()); // nothing to write down
    const auto written = rows();
    QCOMPARE(written.size(), 2u);
    QCOMPARE(written[1].value("name"_L1), u"fault_503"_s);
    QCOMPARE(written[1].value("before"_L1).toObject(), (QJsonObject{{u"on"_s, false}}));
    QCOMPARE(written[1].value("after"_L1).toObject(), (QJsonObject{{u"on"_s, true},
                                                                   {u"endpoint"_s, u"jwks"_s},
                                                                   {u"client"_s, u"any"_s},
                                                                   {u"requests"_s, u"every 1"_s},
                                                                   {u"minutes"_s, 15},
                                                                   {u"retry_after_s"_s, 7}}));
    QCOMPARE(written[0].value("after"_L1).toObject(), (QJsonObject{{u"on"_s, false}}));
    QCOMPARE(written[0].value("injected"_L1).toInt(), 1);
}

void FaultDeskTest::writesDownWhatEndedByItself()
{
    const FaultRule rule{
        .kind = FaultKind::Unavailable, .place = FaultPlace::Jwks, .pace = core::FaultPace::Next, .amount = 1};
    QVERIFY(app::await(m_desk->switchOn(rule, {})).has_value());
    QCOMPARE(keysStatus(), 503);
    QCOMPARE(keysStatus(), 200);
    QTRY_COMPARE(rows().size(), 2u);
    QCOMPARE(rows().front().value("ended"_L1), u"by_itself"_s);
    QCOMPARE(rows().front().value("before"_L1).toObject().value("on"_L1), true);
}

void FaultDeskTest::stopsAll()
{
    for (int kind = 0; kind < core::kFaultKinds; ++kind)
        QVERIFY(app::await(m_desk->switchOn({.kind = FaultKind(kind), .place = FaultPlace::Jwks}, {})).has_value());
    QCOMPARE(app::await(m_desk->stopAll()).value(), 4);
    QCOMPARE(app::await(m_desk->stopAll()).value(), 0);
    QVERIFY(!m_process->server().faults().isOn());
    QCOMPARE(rows().size(), 8u);
}

void FaultDeskTest::refusesWhatCannotBe_data()
{
    QTest::addColumn<FaultRule>("rule");
    QTest::addColumn<QString>("field");
    QTest::newRow("no request") << FaultRule{.amount = 0} << u"amount"_s;
    QTest::newRow("too many requests") << FaultRule{.amount = 1001} << u"amount"_s;
    QTest::newRow("over 100 %") << FaultRule{.pace = core::FaultPace::Percent, .amount = 101} << u"amount"_s;
    QTest::newRow("no delay") << FaultRule{.delay = 0ms} << u"delay"_s;
    QTest::newRow("too long a delay") << FaultRule{.delay = 25001ms} << u"delay"_s;
    QTest::newRow("too long a Retry-After") << FaultRule{.retryAfter = 3601s} << u"retry_after"_s;
    QTest::newRow("for ever") << FaultRule{.lasts = 61min} << u"lasts"_s;
    QTest::newRow("for no time") << FaultRule{.lasts = 0min} << u"lasts"_s;
}

void FaultDeskTest::refusesWhatCannotBe()
{
    QFETCH(FaultRule, rule);
    QFETCH(QString, field);
    const auto refused = app::await(m_desk->switchOn(rule, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(refused.error().field, field);
    QVERIFY(!m_process->server().faults().isOn());
    QVERIFY(rows().empty());
}

void FaultDeskTest::asksForTheWordInProduction()
{
    app::FaultDesk desk(m_process->core().adminContext(), m_process->server().faults(), true);
    QCOMPARE(desk.wordToType(), u"production"_s);
    for (const QString &typed : {QString(), u"Production"_s, u"prod"_s}) {
        const auto refused = app::await(desk.switchOn({}, typed));
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, u"word"_s);
    }
    QVERIFY(!m_process->server().faults().isOn());
    QVERIFY(app::await(desk.switchOn({}, u"production"_s)).has_value());
    QVERIFY(m_process->server().faults().isOn());
}

void FaultDeskTest::aNewStartKnowsNothingOfThem()
{
    QVERIFY(app::await(m_desk->switchOn({.kind = FaultKind::Unavailable, .place = FaultPlace::Jwks}, {})).has_value());
    m_desk.reset();
    m_process.reset();
    serve();
    QVERIFY(!m_process->server().faults().isOn());
    QCOMPARE(keysStatus(), 200);
}

QTEST_GUILESS_MAIN(FaultDeskTest)
#include "FaultDeskTest.moc"
