#include "ui/lab/WatchPane.h"

#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeRequestLab.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/LabPage.h"
#include "ui/lab/SeenDetail.h"
#include "ui/lab/SeenTableModel.h"
#include "ui/lab/SeenText.h"
#include "ui/widgets/DataTable.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using Place = core::SeenParameter::Place;

class WatchPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void recordsOnlyWhenItIsToldTo();
    void showsRequestsAsTheyCome();
    void tellsAProvenClientFromANamedOne();
    void staysWhereItsReaderIs();
    void filters();
    void showsChecksAndParameters();
    void sendsOneAgain();
    void leadsToItsAuditRows();
    void saysPlainlyWhyAPasswordIsRefused_data();
    void saysPlainlyWhyAPasswordIsRefused();
    void endsWithTheWindow();
    void endsSomeTimeAfterNobodyLooks();
    void forgetsOnRequest();
    void keepsNoMoreThanTheServer();
    void isAProperModel();
    void looksFinished();

private:
    template <class T>
    static T *part(const QWidget &pane, const char *name)
    {
        return pane.findChild<T *>(QLatin1String(name));
    }
    static core::SeenRequest aKeyRequest(const QString &id = u"req-2"_s)
    {
        core::SeenRequest seen;
        seen.at = core::fromMillis(1768478101456);
        seen.method = "GET";
        seen.path = seen.route = "/.well-known/jwks.json";
        seen.address = u"10.0.0.9"_s;
        seen.status = 200;
        seen.duration = std::chrono::microseconds(120);
        seen.id = core::RequestId{id};
        return seen;
    }
    std::unique_ptr<ui::WatchPane> makePane()
    {
        auto pane = std::make_unique<ui::WatchPane>(*m_watch);
        pane->resize(1080, 660);
        pane->show();
        return pane;
    }

    std::unique_ptr<tests::FakeRequestWatch> m_watch;
};

void WatchPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-watch-test"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::Theme::instance().install();
}

void WatchPaneTest::init()
{
    QSettings().clear();
    m_watch = std::make_unique<tests::FakeRequestWatch>();
}

void WatchPaneTest::recordsOnlyWhenItIsToldTo()
{
    const auto pane = makePane();
    QVERIFY(!m_watch->on);
    auto *button = part<QPushButton>(*pane, "watchSwitch");
    QCOMPARE(button->text(), u"Watch requests"_s);
    button->click();
    QVERIFY(m_watch->on);
    QCOMPARE(button->text(), u"Stop watching"_s);
    button->click();
    QVERIFY(!m_watch->on);
}

void WatchPaneTest::showsRequestsAsTheyCome()
{
    const auto pane = makePane();
    pane->switchTo(true);
    const auto *table = part<ui::DataTable>(*pane, "seenRequests");
    m_watch->add(tests::aRefusedRequest());
    QTRY_COMPARE(table->model()->rowCount(), 1);
    m_watch->add(aKeyRequest());
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const auto text = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(text(0, ui::SeenTableModel::Answer), u"400 invalid_grant"_s);
    QCOMPARE(text(0, ui::SeenTableModel::Client), u"codelab-flutter-app (unproven)"_s);
    QCOMPARE(text(1, ui::SeenTableModel::Path), u"/.well-known/jwks.json"_s);
    QCOMPARE(text(1, ui::SeenTableModel::Duration), u"0.1 ms"_s);
    QCOMPARE(part<QLabel>(*pane, "filterCount")->text(), u"2 of 2"_s);
}

void WatchPaneTest::tellsAProvenClientFromANamedOne()
{
    core::SeenRequest proven = tests::aRefusedRequest();
    proven.number = 1;
    proven.isClientProven = true;
    core::SeenRequest named = tests::aRefusedRequest();
    named.number = 2;
    core::SeenRequest unknown = tests::aRefusedRequest(); // its client was not found: the form alone names it
    unknown.number = 3;
    unknown.client = {};
    ui::SeenTableModel model;
    model.setAll({proven, named, unknown});
    QTRY_COMPARE(model.rowCount(), 3);
    const auto told = [&](int row, int role) { return model.index(row, ui::SeenTableModel::Client).data(role); };
    QCOMPARE(told(0, Qt::DisplayRole).toString(), u"codelab-flutter-app"_s);
    QVERIFY(!told(0, Qt::ForegroundRole).isValid());
    for (int row : {1, 2}) {
        QCOMPARE(told(row, Qt::DisplayRole).toString(), u"codelab-flutter-app (unproven)"_s);
        QVERIFY(told(row, Qt::ToolTipRole).toString().contains(u"without proving it"_s));
        QCOMPARE(told(row, Qt::ForegroundRole).value<QColor>(), ui::Theme::instance().color(ui::Tone::Muted));
    }
}

void WatchPaneTest::staysWhereItsReaderIs()
{
    const auto pane = makePane();
    pane->switchTo(true);
    auto *table = part<ui::DataTable>(*pane, "seenRequests");
    for (int i = 0; i < 60; ++i)
        m_watch->add(aKeyRequest());
    QTRY_COMPARE(table->model()->rowCount(), 60);
    auto *bar = table->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QTRY_COMPARE(bar->value(), bar->maximum()); // at the end: it follows
    m_watch->add(aKeyRequest());
    QTRY_COMPARE(table->model()->rowCount(), 61);
    QTRY_COMPARE(bar->value(), bar->maximum());
    bar->setValue(283);
    table->selectKey(u"15"_s);
    const int place = bar->value();
    m_watch->add(aKeyRequest());
    QTRY_COMPARE(table->model()->rowCount(), 62);
    QCOMPARE(bar->value(), place);
    QCOMPARE(table->currentKey(), u"15"_s);
    // The oldest are forgotten over it: what is read stays where it is.
    const int height = table->rowViewportPosition(table->currentIndex().row());
    m_watch->kept = 60;
    m_watch->add(aKeyRequest());
    QTRY_COMPARE(table->model()->rowCount(), 60);
    QCOMPARE(table->currentKey(), u"15"_s);
    QCOMPARE(table->rowViewportPosition(table->currentIndex().row()), height);
}

void WatchPaneTest::filters()
{
    const auto pane = makePane();
    pane->switchTo(true);
    m_watch->add(tests::aRefusedRequest());
    m_watch->add(aKeyRequest(u"req-7"_s));
    const auto *table = part<ui::DataTable>(*pane, "seenRequests");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    auto *filter = part<QLineEdit>(*pane, "filterText");
    for (const QString &text : {u"jwks"_s, u"req-7"_s, u"10.0.0.9"_s}) {
        filter->setText(text);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_COMPARE(part<QLabel>(*pane, "filterCount")->text(), u"1 of 2"_s);
    }
    filter->setText(u"nothing like it"_s);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    filter->clear();
    part<QCheckBox>(*pane, "watchRefused")->setChecked(true);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, ui::SeenTableModel::Path).data().toString(), u"/oauth/token"_s);
}

void WatchPaneTest::showsChecksAndParameters()
{
    const auto pane = makePane();
    pane->switchTo(true);
    m_watch->add(tests::aRefusedRequest());
    m_watch->add(aKeyRequest());
    auto *table = part<ui::DataTable>(*pane, "seenRequests");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->selectKey(u"1"_s);
    auto *checks = part<QTableWidget>(*pane, "seenChecks");
    QTRY_COMPARE(checks->rowCount(), 4);
    QCOMPARE(checks->item(3, 0)->text(), u"PKCE"_s);
    QCOMPARE(checks->item(3, 1)->text(), u"RFC 7636 §4.6"_s);
    QCOMPARE(checks->item(3, 2)->text(), u"the code_verifier is wrong"_s);
    auto *parameters = part<QTableWidget>(*pane, "seenParameters");
    QCOMPARE(parameters->rowCount(), 6);
    QCOMPARE(parameters->item(1, 2)->text(), u"***"_s);
    QCOMPARE(parameters->item(2, 3)->text(), u"RFC 7636 §4.5"_s);
    table->selectKey(u"2"_s);
    QTRY_VERIFY(part<QWidget>(*pane, "seenNoChecks")->isVisible());
}

void WatchPaneTest::sendsOneAgain()
{
    const auto pane = makePane();
    QSignalSpy again(pane.get(), &ui::WatchPane::sendAgainRequested);
    pane->switchTo(true);
    m_watch->add(tests::aRefusedRequest());
    auto *table = part<ui::DataTable>(*pane, "seenRequests");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectKey(u"1"_s);
    part<QPushButton>(*pane, "seenAgain")->click();
    QCOMPARE(again.size(), 1);
    QCOMPARE(again.takeFirst().at(0).value<core::SeenRequest>().id.value, u"req-8dSkf02mKQxz"_s);
}

void WatchPaneTest::leadsToItsAuditRows()
{
    const auto pane = makePane();
    QSignalSpy audit(pane.get(), &ui::WatchPane::auditRequested);
    pane->switchTo(true);
    m_watch->add(tests::aRefusedRequest());
    auto *table = part<ui::DataTable>(*pane, "seenRequests");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectKey(u"1"_s);
    part<QPushButton>(*pane, "seenAudit")->click();
    QCOMPARE(audit.size(), 1);
}

void WatchPaneTest::saysPlainlyWhyAPasswordIsRefused_data()
{
    core::SeenRequest grant = tests::aRefusedRequest();
    grant.checks = {{u"client"_s, true, {}},
                    {u"password"_s, false, u"RFC 6749 §4.3.2"_s, u"Invalid username or password."_s}};
    core::SeenRequest page = tests::aRefusedRequest();
    page.error.clear();
    page.checks.clear();
    page.parameters = {{Place::Form, u"username"_s, u"***"_s}, {Place::Form, u"password"_s, u"***"_s}};
    core::SeenRequest limited = page;
    limited.status = 429;
    core::SeenRequest scope = grant;
    scope.parameters = page.parameters;
    scope.checks.back().name = u"scope"_s;
    QTest::addColumn<core::SeenRequest>("seen");
    QTest::addColumn<bool>("isPassword");
    QTest::newRow("token endpoint") << grant << true;
    QTest::newRow("sign-in page") << page << true;
    QTest::newRow("too many sign-ins") << limited << false;
    QTest::newRow("another check of the same grant") << scope << false;
    QTest::newRow("code") << tests::aRefusedRequest() << false;
}

void WatchPaneTest::saysPlainlyWhyAPasswordIsRefused()
{
    QFETCH(core::SeenRequest, seen);
    QFETCH(bool, isPassword);
    const auto pane = makePane();
    pane->switchTo(true);
    m_watch->add(seen);
    auto *table = part<ui::DataTable>(*pane, "seenRequests");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectKey(u"1"_s);
    const auto *why = part<QLabel>(*pane, "seenPassword");
    QTRY_VERIFY(part<QPushButton>(*pane, "seenAudit")->isVisible());
    QCOMPARE(why->isVisible(), isPassword);
    QVERIFY(why->text().contains(u"On purpose"_s) && why->text().contains(u"audit rows"_s));
    const auto *checks = part<QTableWidget>(*pane, "seenChecks");
    if (isPassword && checks->rowCount() > 0)
        QCOMPARE(checks->item(1, 2)->text(), u"the user name or the password was not accepted"_s);
}

void WatchPaneTest::endsWithTheWindow()
{
    auto pane = makePane();
    pane->switchTo(true);
    m_watch->add(tests::aRefusedRequest());
    pane.reset();
    QVERIFY(!m_watch->on);
    QVERIFY(m_watch->after(0).empty());
}

void WatchPaneTest::endsSomeTimeAfterNobodyLooks()
{
    ui::WatchPane pane(*m_watch, std::chrono::milliseconds(50));
    pane.show();
    pane.switchTo(true);
    pane.hide();
    QVERIFY(m_watch->on); // what the next tab does is still seen
    QTRY_VERIFY(!m_watch->on);
    pane.show();
    QCOMPARE(part<QPushButton>(pane, "watchSwitch")->text(), u"Watch requests"_s);
}

void WatchPaneTest::forgetsOnRequest()
{
    const auto pane = makePane();
    pane->switchTo(true);
    m_watch->add(tests::aRefusedRequest());
    const auto *table = part<ui::DataTable>(*pane, "seenRequests");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    part<QPushButton>(*pane, "watchForget")->click();
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QVERIFY(m_watch->after(0).empty());
    m_watch->add(aKeyRequest());
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

void WatchPaneTest::keepsNoMoreThanTheServer()
{
    m_watch->kept = 10;
    const auto pane = makePane();
    pane->switchTo(true);
    const auto *table = part<ui::DataTable>(*pane, "seenRequests");
    for (int i = 0; i < 25; ++i)
        m_watch->add(aKeyRequest());
    QTRY_COMPARE(table->model()->rowCount(), 10);
    QCOMPARE(table->model()->index(9, 0).data(ui::KeyRole).toString(), u"25"_s);
}

void WatchPaneTest::isAProperModel()
{
    ui::SeenTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    core::SeenRequest first = tests::aRefusedRequest();
    first.number = 1;
    core::SeenRequest second = aKeyRequest();
    second.number = 2;
    model.setAll({first});
    QTRY_COMPARE(model.rowCount(), 1);
    model.setAll({first, second});
    QTRY_COMPARE(model.rowCount(), 2);
    model.setAll({second});
    QTRY_COMPARE(model.rowCount(), 1);
}

void WatchPaneTest::looksFinished()
{
    tests::FakeLabAdmin lab;
    tests::FakeUserAdmin users;
    tests::FakeClientAdmin clients;
    tests::FakeRequestLab requests;
    ui::LabPage page(lab, nullptr, users, clients);
    page.addRequests(requests, *m_watch);
    page.open(u"watch"_s);
    QVERIFY(tests::takePictures(page, u"lab-watch-empty"_s));
    part<QPushButton>(page, "watchSwitch")->click();
    m_watch->add(aKeyRequest());
    m_watch->add(tests::aRefusedRequest());
    auto *table = part<ui::DataTable>(page, "seenRequests");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->selectKey(u"2"_s);
    QVERIFY(tests::takePictures(page, u"lab-watch"_s));
    QVERIFY2(page.minimumSizeHint().width() <= 1080, qPrintable(QString::number(page.minimumSizeHint().width())));
    // Its request comes into the console, and the tab with it.
    part<QPushButton>(page, "seenAgain")->click();
    QCOMPARE(part<QLineEdit>(page, "requestAddress")->text(), u"/oauth/token"_s);
    QVERIFY(part<QLineEdit>(page, "requestAddress")->isVisible());
}

QTEST_MAIN(WatchPaneTest)
#include "WatchPaneTest.moc"
