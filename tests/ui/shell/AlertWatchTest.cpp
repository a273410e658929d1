#include "ui/shell/AlertWatch.h"

#include "tests/support/FakeOverviewAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "ui/shell/Tray.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Severity = core::Alert::Severity;

class AlertWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsEachAlertOnce();
    void tellsAnAlertAgainWhenItGetsWorseOrComesBack();
    void leavesOutNoticesAndReusedTokens();
    void readsAgainAfterAChangeOfSettings();
    void survivesAFailure();
    void linksTheCertificateToItsPage();
    void tellsNamesThatWereLockedSince();
    void leavesOutWhatWasAcknowledged();
    void countsWhatIsOpen();

private:
    static core::Alert alert(const QString &kind, Severity severity) { return {kind, severity, {}, 1, u"CN=falcon"_s}; }
    void read();

    tests::FakeServerControl m_server;
    std::unique_ptr<tests::FakeOverviewAdmin> m_overview;
    std::unique_ptr<ui::AlertWatch> m_watch;
    std::unique_ptr<QSignalSpy> m_raised;
};

void AlertWatchTest::init()
{
    m_watch.reset();
    m_overview = std::make_unique<tests::FakeOverviewAdmin>();
    m_watch = std::make_unique<ui::AlertWatch>(*m_overview, m_server);
    m_raised = std::make_unique<QSignalSpy>(m_watch.get(), &ui::AlertWatch::raised);
}

void AlertWatchTest::read()
{
    m_watch->read();
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
}

void AlertWatchTest::tellsEachAlertOnce()
{
    m_overview->given.alerts = {alert(u"certificate_due"_s, Severity::Warning)};
    read();
    QCOMPARE(m_raised->count(), 1);
    read();
    QCOMPARE(m_raised->count(), 1);
}

void AlertWatchTest::tellsAnAlertAgainWhenItGetsWorseOrComesBack()
{
    m_overview->given.alerts = {alert(u"certificate_due"_s, Severity::Warning)};
    read();
    m_overview->given.alerts = {alert(u"certificate_due"_s, Severity::Critical)};
    read();
    QCOMPARE(m_raised->count(), 2);
    m_overview->given.alerts.clear();
    read();
    m_overview->given.alerts = {alert(u"certificate_due"_s, Severity::Critical)};
    read();
    QCOMPARE(m_raised->count(), 3);
}

void AlertWatchTest::leavesOutNoticesAndReusedTokens()
{
    m_overview->given.alerts = {alert(u"kek_fallback"_s, Severity::Notice),
                                alert(u"refresh_reuse"_s, Severity::Critical)};
    read();
    QCOMPARE(m_raised->count(), 0);
}

void AlertWatchTest::readsAgainAfterAChangeOfSettings()
{
    QTRY_COMPARE(m_overview->asked, 1); // soon after the start
    emit m_server.dataChanged(core::UsersArea);
    emit m_server.dataChanged(core::SettingsArea);
    emit m_server.dataChanged(core::SettingsArea);
    QTRY_COMPARE(m_overview->asked, 2);
}

void AlertWatchTest::survivesAFailure()
{
    m_overview->given.alerts = {alert(u"key_due"_s, Severity::Warning)};
    m_overview->failNext = core::Error{core::ErrorKind::Storage, {}};
    read();
    QCOMPARE(m_raised->count(), 0);
    read();
    QCOMPARE(m_raised->count(), 1);
}

void AlertWatchTest::linksTheCertificateToItsPage()
{
    const ui::AlertLink link = ui::alertLink(alert(u"certificate_due"_s, Severity::Critical));
    QCOMPARE(link.page, u"server"_s);
    QCOMPARE(link.subject, u"certificate"_s);
    QVERIFY(ui::alertText(alert(u"certificate_due"_s, Severity::Warning)).contains(u"CN=falcon"_s));
}

void AlertWatchTest::tellsNamesThatWereLockedSince()
{
    m_overview->given.lockedNames = 2;
    read();
    QCOMPARE(m_raised->count(), 1);
    const auto told = m_raised->takeFirst().at(0).value<core::Alert>();
    QCOMPARE(told.count, 2);
    QCOMPARE(ui::alertLink(told).page, u"users"_s);
    m_overview->given.lockedNames = 1; // one was unlocked
    read();
    QCOMPARE(m_raised->count(), 0);
    m_overview->given.lockedNames = 2;
    read();
    QCOMPARE(m_raised->count(), 1);
}

void AlertWatchTest::leavesOutWhatWasAcknowledged()
{
    auto quiet = alert(u"key_due"_s, Severity::Warning);
    quiet.isQuiet = true;
    m_overview->given.alerts = {quiet};
    read();
    QCOMPARE(m_raised->count(), 0);
}

void AlertWatchTest::countsWhatIsOpen()
{
    auto quiet = alert(u"key_due"_s, Severity::Warning);
    quiet.isQuiet = true;
    m_overview->given.alerts = {quiet, alert(u"refresh_reuse"_s, Severity::Critical),
                                alert(u"kek_elsewhere"_s, Severity::Notice)};
    QSignalSpy counted(m_watch.get(), &ui::AlertWatch::counted);
    read();
    QCOMPARE(counted.takeLast().value(0).toInt(), 2);
}

QTEST_MAIN(AlertWatchTest)
#include "AlertWatchTest.moc"
