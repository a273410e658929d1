#include "app/Diagnostics.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "app/SelfTestGuests.h"
#include "app/ServerProcess.h"
#include "core/admin/AuditAdmin.h"
#include "core/admin/ClientCareAdmin.h"
#include "core/admin/OverviewAdmin.h"
#include "core/admin/UserAdmin.h"
#include "core/clients/Client.h"
#include "core/secrets/KekText.h"
#include "core/secrets/OwnerOnlyFile.h"
#include "server/Server.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <zip.h>

using namespace Qt::StringLiterals;
using core::ErrorKind;
using Outcome = core::SelfTestCheck::Outcome;

/// The self-test and the bundle, of a real server.
class DiagnosticsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        app::StartOptions options;
        options.dataDir = m_dir->filePath(u"data"_s);
        options.listen = {u"127.0.0.1:0"_s};
        auto opened = app::ServerProcess::open(options, u"console"_s);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_process = *std::move(opened);
        app::Kek kek;
        kek.bytes = core::SecretBytes::take(QByteArray(32, 'k'));
        kek.place = u"a file"_s;
        QVERIFY(core::OwnerOnlyFile(m_process->folder().path() + u"/kek"_s).create(core::kekToText(kek.bytes)));
        QVERIFY(m_process->unlock(std::move(kek)));
        QVERIFY(m_process->serve());
        m_diagnostics = std::make_unique<app::Diagnostics>(m_process->core(), m_process->server());
    }
    void cleanup()
    {
        m_diagnostics.reset();
        m_process.reset();
        m_dir.reset();
    }
    void everythingWorksOnAFreshServer()
    {
        const auto checks = app::await(m_diagnostics->selfTest({}));
        QVERIFY2(checks, checks ? "" : qPrintable(checks.error().detail));
        QStringList names;
        for (const core::SelfTestCheck &check : *checks) {
            names.append(check.name);
            QVERIFY2(check.outcome != Outcome::Failed, qPrintable(check.name + u": "_s + check.detail));
        }
        for (const char *name : {"discovery", "keys", "refusal", "sign_in", "introspection", "refresh", "reuse",
                                 "cleanup", "clock", "keychain", "sealed_keys", "disk", "database", "certificate"})
            QVERIFY2(names.contains(QLatin1String(name)), name);
    }
    void subcommandsFindTheRunningServer()
    {
        const QString url = m_process->server().figures().urls.first();
        QTRY_COMPARE(m_process->core().rememberedAddresses(), QStringList{url});
        const auto target = app::Diagnostics::targetOfSettings(m_process->core()); // the settings say port 0
        QVERIFY(target);
        QCOMPARE(target->base.port(), QUrl(url).port());
    }
    void leavesNothingBehindAndAlarmsNobody()
    {
        QSignalSpy incidents(&m_process->server(), &core::ServerControl::securityIncident);
        const qint64 users = number(u"SELECT count(*) FROM users"_s);
        const qint64 clients = number(u"SELECT count(*) FROM oauth_clients"_s);
        const auto checks = app::await(m_diagnostics->selfTest({}));
        QVERIFY(checks);
        QCOMPARE(number(u"SELECT count(*) FROM users"_s), users);
        QCOMPARE(number(u"SELECT count(*) FROM oauth_clients"_s), clients);
        QCOMPARE(number(u"SELECT count(*) FROM token_families"_s), 0);
        QCOMPARE(number(u"SELECT count(*) FROM refresh_tokens"_s), 0);
        QCOMPARE(number(u"SELECT count(*) FROM audit_logs WHERE actor = 'self-test'"_s), 4);
        QCOMPARE(number(u"SELECT count(*) FROM audit_logs WHERE event_type = 'security_incident'"_s), 1);
        const auto figures = app::await(m_process->core().overview().figures());
        QVERIFY(figures);
        for (const core::Alert &alert : figures->alerts)
            QVERIFY(alert.kind != u"refresh_reuse"_s);
        QCOMPARE(figures->liveAccessTokens, 0);
        const auto use = app::await(m_process->core().clientCare().grantUse());
        QVERIFY(use);
        QVERIFY(use->clients.empty());
        QCOMPARE(use->clientsOnPassword, 0);
        QTest::qWait(0);
        QCOMPARE(incidents.size(), 0);
    }
    void theRecordNamesWhatTheSelfTestDid()
    {
        QVERIFY(app::await(m_diagnostics->selfTest({})));
        core::AuditQuery query;
        query.client = QLatin1String(core::kSelfTestClient);
        const auto page = app::await(m_process->core().audits().list(query, {}));
        QVERIFY(page);
        QVERIFY(page->rows.size() > 4);
        for (const core::AuditRow &row : page->rows) {
            if (!row.user.isEmpty())
                QVERIFY2(row.username.startsWith(u"self-test-"_s), qPrintable(row.eventType));
        }
        const auto facets = app::await(m_process->core().audits().facets(query, {core::AuditField::User}, 5));
        QVERIFY(facets);
        QCOMPARE(facets->front().values.size(), size_t(1));
        QVERIFY(facets->front().values.front().label.startsWith(u"self-test-"_s));
    }
    void sendsPasswordsToNoOtherComputer_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("this computer") << u"http://127.0.0.1:8003"_s << false;
        QTest::newRow("its name") << u"http://localhost:8003"_s << false;
        QTest::newRow("every address of it") << u"http://0.0.0.0:8003"_s << false;
        QTest::newRow("another computer") << u"http://192.0.2.1:8003"_s << true;
        QTest::newRow("the name of one") << u"http://auth.example.com"_s << true;
        QTest::newRow("a name like this one") << u"http://localhost.example.com"_s << true;
        QTest::newRow("a user in it") << u"http://localhost@192.0.2.1"_s << true;
        QTest::newRow("no web address") << u"file:///etc/passwd"_s << true;
        QTest::newRow("none") << u"127.0.0.1:8003"_s << true;
    }
    void sendsPasswordsToNoOtherComputer()
    {
        QFETCH(QString, url);
        const auto target = app::Diagnostics::targetOfSettings(m_process->core(), url);
        QTEST(!target, "isRefused");
        if (!target)
            QCOMPARE(target.error().kind, ErrorKind::InvalidInput);
    }
    void sendsNoPasswordToAnotherServer()
    {
        QTcpServer other; // answers like one, under a name of its own
        QByteArray received;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        connect(&other, &QTcpServer::newConnection, &other, [&] {
            QTcpSocket *socket = other.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] {
                received += socket->readAll();
                const QByteArray body = R"({"issuer":"http://other.test"})";
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                              "Content-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
        const QString url = u"http://127.0.0.1:%1"_s.arg(other.serverPort());
        app::Diagnostics diagnostics(m_process->core(), app::Diagnostics::Server{[this, url] {
                                         return app::Diagnostics::targetOfSettings(m_process->core(), url);
                                     }});
        const auto checks = app::await(diagnostics.selfTest({}));
        QVERIFY(checks);
        const auto outcome = [&](const QString &name) {
            return std::ranges::find(*checks, name, &core::SelfTestCheck::name)->outcome;
        };
        QCOMPARE(outcome(u"discovery"_s), Outcome::Failed);
        QCOMPARE(outcome(u"sign_in"_s), Outcome::Skipped);
        QVERIFY(received.contains("GET /.well-known/openid-configuration"));
        QVERIFY2(!received.contains("POST") && !received.contains("Authorization"), received.constData());
    }
    void saysThatNothingAnswers()
    {
        QVERIFY(app::await(m_process->server().stopListening()));
        const auto checks = app::await(m_diagnostics->selfTest({}));
        QVERIFY(checks);
        const auto discovery = std::ranges::find(*checks, u"discovery"_s, &core::SelfTestCheck::name);
        QVERIFY(discovery != checks->end());
        QCOMPARE(discovery->outcome, Outcome::Failed);
        QVERIFY(!discovery->advice.isEmpty());
        const auto database = std::ranges::find(*checks, u"database"_s, &core::SelfTestCheck::name);
        QCOMPARE(database->outcome, Outcome::Passed); // the rest is tested all the same
    }
    void canBeCancelledAndCleansUpThen()
    {
        const qint64 users = number(u"SELECT count(*) FROM users"_s);
        const auto outcome = app::await(
            m_diagnostics->selfTest([](const core::SelfTestCheck &check) { return check.name != u"sign_in"_s; }));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
        QCOMPARE(number(u"SELECT count(*) FROM users"_s), users);
    }
    void oneAtATime()
    {
        auto first = m_diagnostics->selfTest({});
        const auto second = app::await(m_diagnostics->selfTest({}));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Conflict);
        QVERIFY(app::await(first));
    }
    void whatAKilledOneLeftIsRemoved()
    {
        const qint64 users = number(u"SELECT count(*) FROM users"_s);
        auto guests = app::SelfTestGuests::invite(m_process->core());
        QVERIFY(guests);
        QCOMPARE(number(u"SELECT count(*) FROM users"_s), users + 1);
        QVERIFY(!app::SelfTestGuests::invite(m_process->core())); // it may still run
        using Which = app::SelfTestGuests::Which;
        QVERIFY(app::SelfTestGuests::sendAwayLeftOver(m_process->core(), Which::All));
        QCOMPARE(number(u"SELECT count(*) FROM users"_s), users);
        QVERIFY(app::await(m_diagnostics->selfTest({})));
    }
    void theBundleHoldsNoNamesUnlessAsked()
    {
        const auto made =
            app::await(m_process->core().users().create({u"alice.miller"_s, u"alice@miller.test"_s, {}, true}));
        QVERIFY(made);
        core::logEvent(core::LogLevel::Error, u"something about alice.miller from 203.0.113.9"_s);
        const auto hidden = app::await(m_diagnostics->bundle(core::DiagnosticsAdmin::Names::Replaced));
        const auto kept = app::await(m_diagnostics->bundle(core::DiagnosticsAdmin::Names::Kept));
        QVERIFY(hidden && kept);
        const QByteArray without = textOf(*hidden), with = textOf(*kept);
        QVERIFY(with.contains("alice.miller") && with.contains("203.0.113.9"));
        QVERIFY(!without.contains("alice.miller") && !without.contains("203.0.113.9"));
        QVERIFY(without.contains("something about user-"));
        QVERIFY(without.contains("AUTH_SERVICE__LISTEN") && without.contains("\"OpenSSL\""));
    }
    void savesJustWhatWasShown()
    {
        const QString path = m_dir->filePath(u"bundle.zip"_s);
        const std::vector<core::BundleFile> files{{u"a.txt"_s, "first"}, {u"b.json"_s, QByteArray(200'000, 'x')}};
        QVERIFY(app::await(m_diagnostics->saveBundle(path, files)));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        zip_t *zip = zip_open(path.toUtf8().constData(), ZIP_RDONLY, nullptr);
        QVERIFY(zip);
        QCOMPARE(zip_get_num_entries(zip, 0), 2);
        zip_file_t *file = zip_fopen(zip, "b.json", 0);
        QByteArray content(200'001, '?');
        QCOMPARE(zip_fread(file, content.data(), zip_uint64_t(content.size())), 200'000);
        zip_fclose(file);
        zip_discard(zip);
        QVERIFY(!app::await(m_diagnostics->saveBundle(m_dir->filePath(u"no/such/place.zip"_s), files)));
    }

private:
    qint64 number(const QString &sql)
    {
        return m_process->core()
            .database()
            .readNow([&](core::Snapshot &snapshot) -> core::Result<qint64> {
                auto rows = snapshot.run(sql);
                if (!rows)
                    return core::fail(rows.error());
                return rows->next() ? rows->integer(0) : -1;
            })
            .value();
    }
    static QByteArray textOf(const std::vector<core::BundleFile> &files)
    {
        QByteArray text;
        for (const core::BundleFile &file : files)
            text += file.text;
        return text;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<app::ServerProcess> m_process;
    std::unique_ptr<app::Diagnostics> m_diagnostics;
};

QTEST_GUILESS_MAIN(DiagnosticsTest)
#include "DiagnosticsTest.moc"
