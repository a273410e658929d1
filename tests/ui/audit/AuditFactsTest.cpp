#include "ui/audit/AuditFacts.h"

#include "tests/support/AuditSamples.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AuditFactsTest : public QObject
{
    Q_OBJECT
private slots:
    void keepsUpHowLongAgoTheEventWas();
};

void AuditFactsTest::keepsUpHowLongAgoTheEventWas()
{
    ui::AuditFacts facts;
    core::AuditRow row = tests::anAuditRow(1, u"login_failed"_s, false, 0min);
    row.createdAt = core::SystemClock().now() - 57s;
    facts.setRow(row);
    const auto *time = facts.findChild<QLabel *>(u"auditTime"_s);
    QVERIFY(!time->text().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(time->text().startsWith("1 min"_L1), 30'000);
}

QTEST_MAIN(AuditFactsTest)
#include "AuditFactsTest.moc"
