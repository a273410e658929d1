#include "ui/audit/AuditPane.h"

#include "tests/support/AuditSamples.h"
#include "tests/support/FakeAuditAdmin.h"
#include "ui/widgets/Theme.h"

#include <QComboBox>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AuditPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::Theme::instance().install(); }

    void offersOnlyStepsThatLeadSomewhere()
    {
        tests::FakeAuditAdmin audit;
        ui::AuditPane pane(audit);
        core::AuditRow row = tests::anAuditRow(1, u"token_issued"_s, true, 1min);
        const auto *next = pane.findChild<QToolButton *>(u"nextOfUser"_s);
        auto *same = pane.findChild<QComboBox *>(u"sameValue"_s);
        pane.setRow(row);
        QVERIFY(next->isEnabled());
        row.user = {};
        row.username.clear();
        pane.setRow(row);
        QVERIFY(!next->isEnabled());
        same->setCurrentIndex(1); // its client
        QVERIFY(next->isEnabled());
        row.client = {};
        pane.setRow(row);
        QVERIFY(!next->isEnabled());
    }
};

QTEST_MAIN(AuditPaneTest)
#include "AuditPaneTest.moc"
