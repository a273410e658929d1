#include "app/DemoData.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "app/ServerProcess.h"
#include "core/admin/SessionAdmin.h"
#include "core/admin/UserAdmin.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// What a demo shows agrees with itself.
class DemoDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsSignedInHasSignedIn()
    {
        const QTemporaryDir dir;
        app::StartOptions options;
        options.dataDir = dir.filePath(u"data"_s);
        options.listen = {u"127.0.0.1:0"_s};
        options.demo = true;
        const auto process = app::ServerProcess::open(options, u"console"_s);
        QVERIFY2(process, process ? "" : qPrintable(process.error().detail));
        QVERIFY((*process)->unlock({core::SecretBytes::take(QByteArray(32, 'k')), u"a test"_s}));
        app::Composition &core = (*process)->core();
        const auto sessions = app::await(core.sessions().sessions({}));
        QVERIFY(sessions && !sessions->empty());
        for (const core::SessionSummary &session : *sessions) {
            const auto user = app::await(core.users().find(session.username));
            QVERIFY(user);
            QVERIFY2(user->lastLoginAt && *user->lastLoginAt > session.authenticatedAt - std::chrono::minutes(1),
                     qPrintable(session.username));
        }
        const auto untold = core.database().readNow([](core::Snapshot &snapshot) -> core::Result<qint64> {
            auto rows = snapshot.run(uR"(
                SELECT count(*)
                  FROM users u
                 WHERE coalesce(u.last_login_at, 0) + 60000 < (SELECT coalesce(max(l.created_at), 0)
                                                         FROM audit_logs l
                                                        WHERE l.user_id = u.id AND l.event_type = 'login_success'))"_s);
            return rows && rows->next() ? rows->integer(0) : -1;
        });
        QCOMPARE(untold.value_or(-1), 0);
        const auto tokenless = core.database().readNow([](core::Snapshot &snapshot) -> core::Result<qint64> {
            auto rows = snapshot.run(uR"(
                SELECT count(*)
                  FROM audit_logs l
                 WHERE l.event_type = 'login_success' AND l.client_id IS NOT NULL AND l.actor = 'http'
                   AND NOT EXISTS (SELECT 1
                                     FROM audit_logs t
                                    WHERE t.user_id = l.user_id AND t.event_type = 'token_issued'
                                      AND t.client_id = l.client_id
                                      AND t.created_at BETWEEN l.created_at AND l.created_at + 60000))"_s);
            return rows && rows->next() ? rows->integer(0) : -1;
        });
        QCOMPARE(tokenless.value_or(-1), 0);
    }
};

QTEST_GUILESS_MAIN(DemoDataTest)
#include "DemoDataTest.moc"
