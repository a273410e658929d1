#include "ui/audit/AuditList.h"

#include "tests/support/AuditWindow.h"
#include "ui/audit/AuditCells.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditWindowModel.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The list does not move under a reader, and what is new is counted for what is shown.
class AuditListTest : public QObject
{
    Q_OBJECT

private:
    tests::FakeAuditAdmin m_audit;
    std::unique_ptr<ui::AuditPage> m_page;

    ui::DataTable *table() { return tests::auditTable(*m_page); }
    QPushButton *pill() { return m_page->findChild<QPushButton *>(u"newRows"_s); }
    QToolButton *follow() { return m_page->findChild<QToolButton *>(u"follow"_s); }
    void filter(const QString &text) { m_page->findChild<ui::AuditFilterBar *>()->setFilterText(text); }
    void addRow(int seq, const QString &event, bool success)
    {
        m_audit.rows.insert(m_audit.rows.begin(), tests::anAuditRow(seq, event, success, 0min));
    }
    void open(std::vector<core::AuditRow> rows, int width = 1080)
    {
        m_audit.rows = std::move(rows);
        m_page = tests::anAuditPage(m_audit);
        m_page->resize(width, 724);
        m_page->show();
        QTRY_VERIFY(!m_page->findChild<ui::AuditWindowModel *>()->isLoading());
    }
    static std::vector<core::AuditRow> quietRows()
    {
        std::vector<core::AuditRow> rows = tests::anAuditLog();
        for (core::AuditRow &row : rows) {
            row.eventType = u"login_success"_s;
            row.success = true;
            row.errorMessage.clear();
            row.address.clear();
            row.client.value.clear();
        }
        return rows;
    }
    static std::vector<core::AuditRow> loudRows()
    {
        std::vector<core::AuditRow> rows = tests::anAuditLog();
        for (core::AuditRow &row : rows) {
            row.eventType = u"console_unlock_failed"_s;
            row.success = false;
            row.errorMessage = u"authorization_code_replay"_s;
            row.address = u"2001:0db8:85a3:0000:0000:8a2e:0370:7334"_s;
            row.client.value = u"a-client-with-a-rather-long-identifier"_s;
        }
        return rows;
    }
    QList<bool> shownColumns()
    {
        QList<bool> shown;
        for (int column = 0; column < ui::AuditCells::ColumnCount; ++column)
            shown.append(!table()->isColumnHidden(column));
        return shown;
    }
    QList<int> widths()
    {
        QList<int> all;
        for (int column = 0; column < ui::AuditCells::ColumnCount; ++column)
            all.append(table()->columnWidth(column));
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-auditlist-test"_s);
        ui::Theme::instance().install();
    }
    void init()
    {
        QSettings().clear();
        m_audit.isHolding = false;
    }
    void cleanup()
    {
        m_page.reset();
        m_audit.drop();
    }

    void showsTheSameColumnsWhateverTheRowsHold()
    {
        for (int width = 700; width <= 1720; width += 60) {
            open({}, width);
            const QList<bool> none = shownColumns();
            open(quietRows(), width);
            const QList<bool> quiet = shownColumns();
            open(loudRows(), width);
            QVERIFY2(quiet == none && quiet == shownColumns(), qPrintable(QString::number(width)));
        }
    }

    void showsAllColumnsWhereThereIsRoom()
    {
        open(quietRows(), 1720); // the page of a window of 1920 px
        QVERIFY(!shownColumns().contains(false));
        open(quietRows(), 1080);
        QVERIFY(!table()->isColumnHidden(ui::AuditCells::Client));
    }

    void keepsItsColumnsWhileItIsScrolledAndRowsCome()
    {
        std::vector<core::AuditRow> rows = quietRows();
        const std::vector<core::AuditRow> loud = loudRows();
        std::copy(loud.begin() + 60, loud.end(), rows.begin() + 60);
        open(rows);
        const QList<int> before = widths();
        table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
        m_page->resize(1080, 600); // a message opened above the list
        QCOMPARE(widths(), before);
        table()->verticalScrollBar()->setValue(0);
        m_page->resize(1080, 724);
        const int count = table()->model()->rowCount();
        addRow(201, u"console_unlock_failed"_s, false);
        m_page->refresh(-1);
        QTRY_COMPARE(table()->model()->rowCount(), count + 1);
        QCOMPARE(widths(), before);
    }

    void keepsItsColumnsWhenRowsBringTheScrollBar()
    {
        const std::vector<core::AuditRow> rows = quietRows();
        open({rows.begin(), rows.begin() + 3});
        const QList<int> before = widths().mid(0, ui::AuditCells::Client);
        QVERIFY(!table()->verticalScrollBar()->isVisible());
        for (int seq = 201; seq < 260; ++seq)
            addRow(seq, u"login_success"_s, true);
        m_page->refresh(-1);
        QTRY_VERIFY(table()->verticalScrollBar()->isVisible());
        QCOMPARE(widths().mid(0, ui::AuditCells::Client), before);
    }

    void dropsACountForAnOlderFilter()
    {
        open(tests::anAuditLog());
        follow()->click();
        addRow(201, u"login_failed"_s, false);
        m_audit.isHolding = true;
        m_page->refresh(-1);
        QCOMPARE(m_audit.held(), size_t(1));
        filter(u"event is client_updated"_s); // the newest row stays the same until this is answered
        m_audit.release();
        QTRY_VERIFY(!m_page->findChild<ui::AuditWindowModel *>()->isLoading());
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QVERIFY(pill()->isHidden());
    }

    void doesNotCountWhileItReadsAnotherFilter()
    {
        open(tests::anAuditLog());
        follow()->click();
        m_audit.isHolding = true;
        filter(u"event is login_failed"_s);
        QCOMPARE(m_audit.held(), size_t(1));
        addRow(201, u"login_failed"_s, false);
        m_page->refresh(-1);
        QCOMPARE(m_audit.held(), size_t(1)); // only the question itself
        m_audit.release();
        QTRY_VERIFY(!pill()->isHidden()); // it came after the question, so it is counted once that is answered
        QVERIFY(pill()->text().contains(u'1'));
    }

    void showsWhatCameWhileItReadEvenWhenItFollows()
    {
        open(tests::anAuditLog());
        m_audit.isHolding = true;
        filter(u"event is login_failed"_s);
        addRow(203, u"login_failed"_s, false);
        m_page->refresh(-1);
        m_audit.release();
        QTRY_COMPARE(table()->model()->index(0, 0).data(ui::KeyRole).toString(), u"row-203"_s);
        QVERIFY(follow()->isChecked());
    }

    void followsAgainOnlyWhatItHadPaused()
    {
        open(tests::anAuditLog());
        follow()->click(); // by hand
        addRow(201, u"login_failed"_s, false);
        m_page->refresh(-1);
        QTRY_VERIFY(!pill()->isHidden());
        pill()->click();
        QTRY_COMPARE(table()->model()->index(0, 0).data(ui::KeyRole).toString(), u"row-201"_s);
        QVERIFY(!follow()->isChecked());
    }

    void forgetsAPauseWhenItsStateIsRestored()
    {
        open(tests::anAuditLog());
        table()->selectKey(u"row-190"_s);
        QVERIFY(m_page->state().value(u"follow"_s).toBool()); // paused
        QVariantMap state = m_page->state();
        state[u"follow"_s] = false;
        m_page->restoreState(state);
        QVERIFY(!m_page->state().value(u"follow"_s).toBool());
    }
};

QTEST_MAIN(AuditListTest)
#include "AuditListTest.moc"
