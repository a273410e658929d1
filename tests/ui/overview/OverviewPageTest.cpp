#include "ui/overview/OverviewPage.h"

#include "core/admin/AuditQueryText.h"
#include "core/base/FilterText.h"
#include "core/clients/Client.h"
#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/FakeClientCareAdmin.h"
#include "tests/support/FakeOverviewAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "ui/overview/AlertList.h"
#include "ui/overview/FigureCard.h"
#include "ui/overview/ServerCard.h"
#include "ui/overview/ShareBar.h"
#include "ui/overview/ShareList.h"
#include "ui/widgets/BarChart.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TimeText.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

class OverviewPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::FakeOverviewAdmin> m_overview;
    std::unique_ptr<tests::FakeAuditAdmin> m_audit;
    std::unique_ptr<tests::FakeClientCareAdmin> m_care;
    std::unique_ptr<tests::FakeServerControl> m_server;
    std::unique_ptr<ui::OverviewPage> m_page;

    /// What the audit page shows for such a subject.
    static core::AuditQuery rowsOf(const QString &subject)
    {
        if (!subject.startsWith("filter="_L1))
            return {};
        const QString text = QUrl::fromPercentEncoding(subject.sliced(7).toUtf8());
        return core::auditQueryOf(core::parseFilter(text, core::auditFields()).terms, ui::currentTime());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-overview-test"_s);
        QSettings().clear();
    }
    void init()
    {
        m_overview = std::make_unique<tests::FakeOverviewAdmin>();
        m_audit = std::make_unique<tests::FakeAuditAdmin>();
        m_care = std::make_unique<tests::FakeClientCareAdmin>();
        m_server = std::make_unique<tests::FakeServerControl>();
        m_overview->given.users = 63;
        m_overview->given.alerts = {
            {u"refresh_reuse"_s, core::Alert::Severity::Critical, core::fromMillis(1'750'000'000'000), 1, u"fam-1"_s}};
        m_page =
            std::make_unique<ui::OverviewPage>(ui::OverviewPage::Admins{*m_overview, *m_audit, *m_care, *m_server});
        m_page->show();
        m_page->refresh(-1);
        QTRY_COMPARE(m_overview->asked, 1);
    }
    void linksAnAlertToItsRows()
    {
        QSignalSpy asked(m_page.get(), &ui::PageFrame::openRequested);
        QTRY_VERIFY(m_page->findChild<QPushButton *>(u"showAlert"_s));
        m_page->findChild<QPushButton *>(u"showAlert"_s)->click();
        QCOMPARE(asked.first(), (QVariantList{u"chains"_s, u"family:fam-1"_s}));
    }
    void hasASentenceForEveryKindOfAlert_data()
    {
        QTest::addColumn<QString>("kind");
        for (const QString &kind :
             {u"refresh_reuse"_s, u"failed_logins"_s, u"key_due"_s, u"kek_fallback"_s, u"certificate_due"_s,
              u"slow_requests"_s, u"database"_s, u"chain_broken"_s, u"disk_low"_s, u"clock_set"_s, u"backup_due"_s,
              u"backup_failed"_s, u"issuer_elsewhere"_s})
            QTest::newRow(qPrintable(kind)) << kind;
    }
    void hasASentenceForEveryKindOfAlert()
    {
        QFETCH(QString, kind);
        core::Alert alert;
        alert.kind = kind;
        QVERIFY(ui::alertText(alert).endsWith(u'.'));
        QVERIFY(ui::alertText(alert) != kind);
    }
    void asksForTheChosenSpan()
    {
        auto *span = m_page->findChild<QComboBox *>(u"activitySpan"_s);
        const auto hours = [this] {
            const core::AuditQuery &query = m_audit->chartsAsked.back();
            return std::chrono::duration_cast<std::chrono::hours>(*query.until - *query.since).count();
        };
        QCOMPARE(hours(), 24);
        QCOMPARE(m_audit->chartsAsked.back().eventTypes, (QStringList{u"login_success"_s, u"login_failed"_s}));
        span->setCurrentIndex(4);
        QCOMPARE(hours(), 30 * 24);
    }
    void opensTheAuditLogWithTheSelectedRange()
    {
        QSignalSpy asked(m_page.get(), &ui::PageFrame::openRequested);
        auto *chart = m_page->findChild<ui::BarChart *>(u"activityChart"_s);
        emit chart->rangeSelected(core::fromMillis(1000), core::fromMillis(5000));
        QCOMPARE(asked.first().at(0), u"audit"_s);
        const core::AuditQuery rows = rowsOf(asked.first().at(1).toString());
        QCOMPARE(rows.eventTypes, (QStringList{u"login_success"_s, u"login_failed"_s}));
        QCOMPARE(rows.since, std::optional(core::fromMillis(1000)));
        QCOMPARE(rows.until, std::optional(core::fromMillis(5000)));
        QCOMPARE(rows.excluded, m_audit->chartsAsked.back().excluded);
    }
    void countsNothingThatTheSelfTestDid()
    {
        const QStringList own{QString::fromLatin1(core::kSelfTestClient)};
        QCOMPARE(m_audit->chartsAsked.back().excluded.value(core::AuditField::Client), own);
    }
    void opensTheRowsOfAShareOfAnyField_data()
    {
        QTest::addColumn<core::AuditField>("field");
        for (const auto field : {core::AuditField::User, core::AuditField::Client, core::AuditField::Grant,
                                 core::AuditField::Error, core::AuditField::Address})
            QTest::newRow(qPrintable(core::auditFieldName(field))) << field;
    }
    void opensTheRowsOfAShareOfAnyField()
    {
        QFETCH(core::AuditField, field);
        QSignalSpy asked(m_page.get(), &ui::PageFrame::openRequested);
        emit m_page->findChild<ui::ShareList *>()->valueClicked(field, u"a value, 100 %"_s);
        const auto terms = core::auditTermsOf(rowsOf(asked.first().at(1).toString()));
        QVERIFY(std::ranges::any_of(terms, [&](const core::FilterTerm &term) {
            return term.field == core::auditFieldName(field) && !term.isNegated &&
                   term.values == QStringList{u"a value, 100 %"_s};
        }));
    }
    void asksForWhatIsChosen()
    {
        auto *kind = m_page->findChild<QComboBox *>(u"activityKind"_s);
        kind->setCurrentIndex(1);
        QCOMPARE(m_audit->chartsAsked.back().eventTypes, QStringList{u"token_issued"_s});
        kind->setCurrentIndex(3);
        QCOMPARE(m_audit->chartsAsked.back().eventTypes, QStringList{u"security_incident"_s});
    }
    void showsTheSharesAndOpensThem()
    {
        core::AuditRow row;
        row.id = u"1"_s;
        row.eventType = u"login_failed"_s;
        row.success = false;
        row.username = u"mallory"_s;
        row.address = u"10.0.0.9"_s;
        row.createdAt = ui::currentTime() - std::chrono::minutes(5);
        core::AuditRow elsewhere = row;
        elsewhere.id = u"2"_s;
        elsewhere.address.clear();
        m_audit->rows = {row, row, row, elsewhere};
        m_page->refresh(core::AuditArea);
        auto *by = m_page->findChild<QComboBox *>(u"activityBy"_s);
        by->setCurrentIndex(1);
        emit by->activated(1);
        QTRY_VERIFY(m_page->findChild<ui::ShareBar *>());
        QSignalSpy asked(m_page.get(), &ui::PageFrame::openRequested);
        QTRY_COMPARE(m_page->findChild<ui::ShareBar *>()->accessibleName(), u"10.0.0.9: 3 (75 %)"_s);
        m_page->findChild<ui::ShareBar *>()->click();
        QCOMPARE(asked.first().at(0), u"audit"_s);
        QCOMPARE(rowsOf(asked.first().at(1).toString()).address, u"10.0.0.9"_s);
    }
    void acknowledgesSnoozesAndWakes()
    {
        QTRY_VERIFY(m_page->findChild<QToolButton *>(u"quietAlert"_s));
        auto *line = m_page->findChild<QToolButton *>(u"quietAlert"_s);
        QSignalSpy badge(m_page.get(), &ui::PageFrame::badgeChanged);
        line->click();
        QTRY_VERIFY(!badge.empty());
        QVERIFY(m_page->findChild<QLabel *>(u"noAlerts"_s));
        QVERIFY(m_overview->given.alerts[0].isQuiet);
        QCOMPARE(badge.last().first().toInt(), 0);
        auto *fold = m_page->findChild<QToolButton *>(u"foldQuiet"_s);
        QVERIFY(fold->isVisible());
        fold->click();
        QTRY_VERIFY(m_page->findChild<QPushButton *>(u"wakeAlert"_s));
        m_page->findChild<QPushButton *>(u"wakeAlert"_s)->click();
        QTRY_VERIFY(m_page->findChild<QToolButton *>(u"quietAlert"_s));
        m_page->findChild<QAction *>(u"snoozeDay"_s)->trigger();
        QTRY_VERIFY(m_overview->given.alerts[0].quietUntil);
        QVERIFY(*m_overview->given.alerts[0].quietUntil > ui::currentTime() + std::chrono::hours(23));
    }
    void tellsHowTheChainWasFound()
    {
        const auto note = [this] {
            return m_page->findChild<QWidget *>(u"figureAuditRows"_s)->findChild<QLabel *>(u"note"_s)->text();
        };
        QTRY_COMPARE(note(), u"never verified"_s);
        m_overview->given.lastVerification = core::AuditVerdictSummary{ui::currentTime(), false, 7};
        m_page->refresh(-1);
        QTRY_COMPARE(note(), u"chain broken"_s);
    }
    void tellsHowManyClientsUsePasswords()
    {
        m_care->use.clients = {{core::ClientId{u"a"_s}, u"A"_s, {}, {}}, {core::ClientId{u"b"_s}, u"B"_s, {}, {}}};
        m_care->use.clientsOnPassword = 1;
        m_page->refresh(-1);
        QTRY_COMPARE(m_page->findChild<QWidget *>(u"figureMigration"_s)->accessibleName(),
                     u"Clients using passwords: 1 of 2"_s);
    }
    void restartsTheListeners()
    {
        m_page->findChild<QPushButton *>(u"serverRestart"_s)->click();
        QTRY_COMPARE(m_server->calls, (QStringList{u"stop"_s, u"start"_s}));
    }
    void remembersWhatWasShown()
    {
        m_page->findChild<QComboBox *>(u"activityKind"_s)->setCurrentIndex(2);
        const QVariantMap state = m_page->state();
        ui::OverviewPage other({*m_overview, *m_audit, *m_care, *m_server});
        other.restoreState(state);
        QCOMPARE(other.findChild<QComboBox *>(u"activityKind"_s)->currentIndex(), 2);
        other.restoreState({{u"kind"_s, 99}});
        QCOMPARE(other.findChild<QComboBox *>(u"activityKind"_s)->currentIndex(), 2);
    }
    void asksNothingWhileHidden()
    {
        const auto *pause = m_page->findChild<QTimer *>(u"pause"_s);
        QVERIFY(pause);
        m_page->hide();
        m_page->refresh(core::AuditArea);
        QVERIFY(!pause->isActive());
        m_page->show();
        m_page->refresh(core::AuditArea);
        QTRY_VERIFY(pause->isActive());
        QTRY_COMPARE(m_overview->asked, 2);
    }
    void remembersWhatChangedBeforeItWasHidden()
    {
        auto *pause = m_page->findChild<QTimer *>(u"pause"_s);
        m_page->refresh(core::AuditArea);
        QTRY_VERIFY(pause->isActive());
        m_page->hide();
        QTRY_VERIFY(!pause->isActive()); // it ran out behind another page
        QCOMPARE(m_overview->asked, 1);
        m_page->show();
        m_page->refresh(0); // nothing new since
        QTRY_COMPARE(m_overview->asked, 2);
    }
    void asksNothingWhileAnswersAreOnTheirWay()
    {
        auto *pause = m_page->findChild<QTimer *>(u"pause"_s);
        const auto change = [this] { m_page->refresh(core::AuditArea); };
        m_overview->isHolding = true;
        m_page->refresh(-1);
        QElapsedTimer reading;
        reading.start();
        QCOMPARE(m_overview->asked, 2);
        change();
        QVERIFY(!pause->isActive());
        QTRY_VERIFY(reading.elapsed() >= 80); // so long that it counts
        const qint64 took = reading.elapsed();
        m_overview->release();
        QTRY_VERIFY(pause->isActive()); // what changed meanwhile is not forgotten
        QVERIFY(pause->interval() >= 19 * took);
        QVERIFY(pause->interval() <= 30'000);
        change();
        QCOMPARE(m_overview->asked, 2);
        QTRY_COMPARE_WITH_TIMEOUT(m_overview->asked, 3, 60'000);
        QTRY_COMPARE(pause->interval(), 1000); // answers come at once again
    }
    void cutsNothingOffInANarrowWindow()
    {
        const auto *area = m_page->findChild<QScrollArea *>(u"overviewArea"_s);
        const auto cut = [area] { return area->widget()->minimumSizeHint().width() - area->viewport()->width(); };
        m_page->resize(1080, 724);
        QTRY_VERIFY(cut() <= 0);
        m_page->resize(760, 552); // a window of 960 with its sidebar
        QTRY_VERIFY2(cut() <= 0, qPrintable(QString::number(cut())));
        const auto *users = m_page->findChild<ui::FigureCard *>(u"figureUsers"_s);
        const auto *rows = m_page->findChild<ui::FigureCard *>(u"figureAuditRows"_s);
        QTRY_VERIFY(rows->y() > users->y());
        const auto *server = m_page->findChild<ui::ServerCard *>();
        const auto *alerts = m_page->findChild<ui::AlertList *>();
        QTRY_VERIFY(alerts->y() > server->geometry().bottom());
        QTRY_VERIFY(server->height() >= server->sizeHint().height());
        m_page->resize(1080, 724);
        QTRY_COMPARE(rows->y(), users->y());
    }
    void startsAndStopsTheServer()
    {
        auto *button = m_page->findChild<QPushButton *>(u"serverSwitch"_s);
        button->click();
        QTRY_COMPARE(m_page->findChild<ui::StateLabel *>(u"serverState"_s)->word(), u"Stopped"_s);
        button->click();
        QTRY_COMPARE(m_page->findChild<ui::StateLabel *>(u"serverState"_s)->word(), u"Running"_s);
        QCOMPARE(m_server->calls, (QStringList{u"stop"_s, u"start"_s}));
    }
    void tellsWhyTheServerFailed()
    {
        m_server->given.state = core::ServerFigures::State::Failed;
        m_server->given.failure = u"Port 8003 is in use."_s;
        emit m_server->figuresChanged();
        const auto *failure = m_page->findChild<QLabel *>(u"serverFailure"_s);
        QVERIFY(failure->isVisible());
        QCOMPARE(failure->text(), u"Port 8003 is in use."_s);
    }
    void showsAFailureAndGoesOn()
    {
        m_overview->failNext = core::Error{core::ErrorKind::Storage, u"x"_s};
        m_page->refresh(-1);
        QTRY_VERIFY(m_page->findChild<ui::MessageBar *>(u"pageFailure"_s)->isVisible());
        m_page->refresh(-1);
        QTRY_VERIFY(!m_page->findChild<ui::MessageBar *>(u"pageFailure"_s)->isVisible());
    }
};

QTEST_MAIN(OverviewPageTest)
#include "OverviewPageTest.moc"
