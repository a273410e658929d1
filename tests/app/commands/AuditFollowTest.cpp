#include "app/commands/AuditFollow.h"

#include "core/admin/database/DatabaseAuditAdmin.h"
#include "core/audit/AuditRepository.h"
#include "tests/support/AdminHouse.h"

#include <QTest>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace core;
using tests::AdminHouse;

/// Rows that come while somebody looks.
class AuditFollowTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseAuditAdmin> m_audit;

    void append(const QString &name, EventType type = EventType::LoginFailed)
    {
        const AuditEvent event{type, false, {}, {}, {{u"username"_s, name}}, {}, tests::TestIssuer::origin()};
        QVERIFY(m_house->issuer.database.database().writeNow(
            [&](Transaction &transaction) { return m_house->issuer.audit.append(transaction, event); }));
    }
    void purge()
    {
        QVERIFY(m_house->issuer.database.database().writeNow([&](Transaction &transaction) {
            return AuditRepository::purge(transaction, m_house->issuer.clock.now());
        }));
    }
    /// What is shown until `steps` are done; each is done when the row before it was shown.
    QStringList follow(int last, QList<std::function<void()>> steps)
    {
        QStringList shown;
        AuditQuery query;
        query.eventTypes = {u"login_failed"_s};
        AuditFollow following(*m_audit, query, [&](const AuditRow &row) {
            shown << row.username;
            if (!steps.isEmpty())
                QTimer::singleShot(0, this, steps.takeFirst());
        });
        const auto followed = following.run(last);
        return followed ? shown : QStringList{followed.error().detail};
    }

    using AuditFollow = app::AuditFollow;

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_audit = std::make_unique<DatabaseAuditAdmin>(m_house->context);
        append(u"before"_s);
        append(u"last"_s);
    }
    void cleanup()
    {
        m_audit.reset();
        m_house.reset();
    }
    void showsWhatComes()
    {
        const QStringList shown = follow(1, {[this] {
                                                 append(u"other"_s, EventType::LoginSuccess);
                                                 append(u"one"_s);
                                             },
                                             [this] { append(u"two"_s); }, [] { std::raise(SIGINT); }});
        QCOMPARE(shown, (QStringList{u"last"_s, u"one"_s, u"two"_s}));
    }
    void showsWhatWasWrittenBeforeTheStop()
    {
        const QStringList shown = follow(2, {[] {},
                                             [this] {
                                                 append(u"one"_s);
                                                 append(u"two"_s);
                                                 std::raise(SIGTERM);
                                             }});
        QCOMPARE(shown, (QStringList{u"before"_s, u"last"_s, u"one"_s, u"two"_s}));
    }
    void survivesAPurge()
    {
        const QStringList shown = follow(1, {[this] {
                                                 m_house->issuer.clock.advance(std::chrono::hours(1));
                                                 purge();
                                                 append(u"one"_s);
                                             },
                                             [this] {
                                                 m_house->issuer.clock.advance(std::chrono::hours(1));
                                                 purge();
                                                 append(u"two"_s);
                                             },
                                             [] { std::raise(SIGINT); }});
        QCOMPARE(shown, (QStringList{u"last"_s, u"one"_s, u"two"_s}));
    }
    void missesNoneOfMany()
    {
        const QStringList shown = follow(1, {[this] {
                                             m_house->issuer.clock.advance(std::chrono::minutes(5));
                                             for (int i = 0; i < 450; ++i)
                                                 append(QString::number(i));
                                             std::raise(SIGINT);
                                         }});
        QCOMPARE(shown.size(), 451);
        for (int i = 0; i < 450; ++i)
            QCOMPARE(shown[i + 1], QString::number(i));
    }
};

QTEST_GUILESS_MAIN(AuditFollowTest)
#include "AuditFollowTest.moc"
