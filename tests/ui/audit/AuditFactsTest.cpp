#include "ui/audit/AuditFacts.h"

#include "tests/support/AuditSamples.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AuditFactsTest : public QObject
{
    Q_OBJECT
private slots:
    void keepsUpHowLongAgoTheEventWas();
    void tellsAnErrorInWordsAndFiltersForItsCode();
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

void AuditFactsTest::tellsAnErrorInWordsAndFiltersForItsCode()
{
    ui::AuditFacts facts;
    QSignalSpy chosen(&facts, &ui::AuditFacts::chosen);
    facts.setRow(tests::anAuditRow(1, u"login_failed"_s, false, 0min));
    QCOMPARE(facts.findChild<QLabel *>(u"auditError"_s)->text(),
             u"The name or the password is wrong.\nbad_credentials"_s);
    facts.findChild<QToolButton *>(u"filter%1"_s.arg(int(core::AuditField::Error)))->click();
    QCOMPARE(chosen.first().at(1).toString(), u"bad_credentials"_s);
}

QTEST_MAIN(AuditFactsTest)
#include "AuditFactsTest.moc"
