#include "ui/lab/FaultsPane.h"

#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeFaultLab.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeLabIssuerAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/LabPage.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateMark.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::FaultKind;

class FaultsPaneTest : public QObject
{
    Q_OBJECT

private:
    template <class T>
    static T *part(const QWidget &pane, const QString &name)
    {
        return pane.findChild<T *>(name);
    }
    std::unique_ptr<ui::FaultsPane> makePane()
    {
        auto pane = std::make_unique<ui::FaultsPane>(m_faults, m_clients);
        pane->show();
        QCoreApplication::processEvents();
        return pane;
    }
    std::unique_ptr<ui::LabPage> makePage(core::LabIssuerAdmin *issuer)
    {
        auto page = std::make_unique<ui::LabPage>(m_lab, nullptr, m_users, m_clients, nullptr, issuer);
        page->addFaults(m_faults);
        return page;
    }
    bool isOn(FaultKind kind) const { return m_faults.current.at(size_t(kind)).isOn; }

    tests::FakeFaultLab m_faults;
    tests::FakeClientAdmin m_clients;
    tests::FakeUserAdmin m_users;
    tests::FakeLabAdmin m_lab;
    tests::FakeLabIssuerAdmin m_issuer;

private Q_SLOTS:
    void initTestCase();
    void init();
    void switchesOnWhatTheFormSays();
    void showsCountsAndSwitchesOff();
    void showsWhatIsOnFromBefore();
    void seesAFaultThatEndedByItself();
    void takesAnyTypedClient();
    void limitsTheAmountOfPerCent();
    void asksForTheWordInProduction();
    void saysWhySwitchingFailed();
    void tellsTheWindowWhileSomethingIsOn();
    void oneBannerForFaultsAndLabIssuer();
    void opensByItsName();
    void looksFinished();
};

void FaultsPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-faults-test"_s);
    ui::Theme::instance().install();
}

void FaultsPaneTest::init()
{
    QSettings().clear();
    m_faults.stopAll();
    m_faults.word.clear();
    m_faults.typed.clear();
    m_faults.failNext.reset();
    m_issuer.current.plan = {};
    m_clients.clients = {tests::aClient(u"web-app"_s), tests::aClient(u"codelab-flutter-app"_s)};
}

void FaultsPaneTest::switchesOnWhatTheFormSays()
{
    const auto pane = makePane();
    auto *place = part<QComboBox>(*pane, u"fault503Place"_s);
    place->setCurrentIndex(place->findData(int(core::FaultPlace::All)));
    part<QComboBox>(*pane, u"fault503Client"_s)->setCurrentText(u"web-app"_s);
    part<QSpinBox>(*pane, u"fault503Size"_s)->setValue(9);
    auto *pace = part<QComboBox>(*pane, u"fault503Pace"_s);
    pace->setCurrentIndex(pace->findData(int(core::FaultPace::Next)));
    part<QSpinBox>(*pane, u"fault503Amount"_s)->setValue(3);
    auto *lasts = part<QComboBox>(*pane, u"fault503Lasts"_s);
    lasts->setCurrentIndex(lasts->findData(15));
    part<QPushButton>(*pane, u"fault503Switch"_s)->click();
    const core::FaultRule wanted{.kind = FaultKind::Unavailable,
                                 .place = core::FaultPlace::All,
                                 .client = core::ClientId{u"web-app"_s},
                                 .pace = core::FaultPace::Next,
                                 .amount = 3,
                                 .retryAfter = 9s,
                                 .lasts = 15min};
    QTRY_VERIFY(isOn(FaultKind::Unavailable));
    QVERIFY(m_faults.current.at(size_t(FaultKind::Unavailable)).rule == wanted);
}

void FaultsPaneTest::showsCountsAndSwitchesOff()
{
    const auto pane = makePane();
    part<QPushButton>(*pane, u"faultDelaySwitch"_s)->click();
    auto *state = part<ui::StateLabel>(*pane, u"faultDelayState"_s);
    QTRY_VERIFY(state->word().startsWith(u"on"_s));
    QVERIFY(!part<QSpinBox>(*pane, u"faultDelaySize"_s)->isEnabled()); // what is on is what stands there
    m_faults.current.at(0).met = 1200;
    m_faults.current.at(0).injected = 3;
    QTRY_VERIFY2(state->word().contains(u"3 of 1,200"_s) || state->word().contains(u"3 of 1200"_s),
                 qPrintable(state->word()));
    part<QPushButton>(*pane, u"faultDelaySwitch"_s)->click();
    QTRY_VERIFY(state->word().startsWith(u"off"_s));
    QVERIFY(!isOn(FaultKind::Delay));
}

void FaultsPaneTest::showsWhatIsOnFromBefore()
{
    m_faults.switchOn({.kind = FaultKind::Delay, .delay = 321ms, .lasts = 60min}, {});
    const auto pane = makePane();
    QCOMPARE(part<QSpinBox>(*pane, u"faultDelaySize"_s)->value(), 321);
    QCOMPARE(part<QComboBox>(*pane, u"faultDelayLasts"_s)->currentData().toInt(), 60);
    QVERIFY(part<QPushButton>(*pane, u"stopAllFaults"_s)->isEnabled());
}

void FaultsPaneTest::seesAFaultThatEndedByItself()
{
    m_faults.switchOn({.kind = FaultKind::Delay}, {});
    const auto pane = makePane();
    QSignalSpy changed(pane.get(), &ui::FaultsPane::stateChanged);
    m_faults.current.at(0).isOn = false;
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(pane->onText().isEmpty());
    QVERIFY(!part<QPushButton>(*pane, u"stopAllFaults"_s)->isEnabled());
}

void FaultsPaneTest::takesAnyTypedClient()
{
    const auto pane = makePane();
    auto *client = part<QComboBox>(*pane, u"fault429Client"_s);
    QTRY_COMPARE(client->count(), 3);
    client->setCurrentText(u"  not-listed "_s);
    part<QPushButton>(*pane, u"fault429Switch"_s)->click();
    QTRY_VERIFY(isOn(FaultKind::TooManyRequests));
    QCOMPARE(m_faults.current.at(size_t(FaultKind::TooManyRequests)).rule.client.value, u"not-listed"_s);
}

void FaultsPaneTest::limitsTheAmountOfPerCent()
{
    const auto pane = makePane();
    auto *amount = part<QSpinBox>(*pane, u"fault429Amount"_s);
    amount->setValue(400);
    auto *pace = part<QComboBox>(*pane, u"fault429Pace"_s);
    pace->setCurrentIndex(pace->findData(int(core::FaultPace::Percent)));
    QCOMPARE(amount->value(), 100);
}

void FaultsPaneTest::asksForTheWordInProduction()
{
    m_faults.word = u"production"_s;
    const auto pane = makePane();
    part<QPushButton>(*pane, u"faultDelaySwitch"_s)->click();
    auto *dialog = part<QDialog>(*pane, u"confirmFault"_s);
    QVERIFY(dialog);
    QVERIFY(!isOn(FaultKind::Delay));
    QVERIFY(!part<QPushButton>(*dialog, u"confirm"_s)->isEnabled());
    part<QLineEdit>(*dialog, u"typedName"_s)->setText(u"production"_s);
    part<QPushButton>(*dialog, u"confirm"_s)->click();
    QTRY_VERIFY(isOn(FaultKind::Delay));
    QCOMPARE(m_faults.typed, QStringList{u"production"_s});
}

void FaultsPaneTest::saysWhySwitchingFailed()
{
    m_faults.failNext = core::Error{core::ErrorKind::Storage, u"no detail"_s, {}};
    const auto pane = makePane();
    part<QPushButton>(*pane, u"faultDelaySwitch"_s)->click();
    auto *failure = part<ui::MessageBar>(*pane, u"faultFailure"_s);
    QTRY_VERIFY(failure->isVisible());
    QVERIFY(!failure->text().contains(u"no detail"_s));
}

void FaultsPaneTest::tellsTheWindowWhileSomethingIsOn()
{
    const auto page = makePage(nullptr);
    QSignalSpy banner(page.get(), &ui::PageFrame::bannerChanged);
    page->show();
    part<QPushButton>(*page, u"faultLostSwitch"_s)->click();
    QTRY_VERIFY(!banner.isEmpty() && !banner.last().at(0).toString().isEmpty());
    QCOMPARE(banner.last().at(0).toString(), u"Faults are injected: Lost answer."_s);
    QCOMPARE(banner.last().at(1).toString(), u"Stop all"_s);
    page->bannerPressed();
    QTRY_VERIFY(banner.last().at(0).toString().isEmpty());
    QVERIFY(!isOn(FaultKind::LostAnswer));
}

void FaultsPaneTest::oneBannerForFaultsAndLabIssuer()
{
    m_issuer.current.plan.isOn = true;
    m_faults.switchOn({.kind = FaultKind::Delay}, {});
    const auto page = makePage(&m_issuer);
    QSignalSpy banner(page.get(), &ui::PageFrame::bannerChanged);
    QTRY_VERIFY(!banner.isEmpty());
    const QString text = banner.last().at(0).toString();
    QVERIFY(text.contains(u"Delay"_s) && text.contains(u"lab issuer"_s));
    page->bannerPressed();
    QTRY_VERIFY(banner.last().at(0).toString().isEmpty());
    QVERIFY(!m_issuer.current.plan.isOn && !isOn(FaultKind::Delay));
}

void FaultsPaneTest::opensByItsName()
{
    const auto page = makePage(nullptr);
    page->show();
    page->open(u"faults"_s);
    QVERIFY(part<ui::FaultsPane>(*page, u"faultsPane"_s)->isVisible());
}

void FaultsPaneTest::looksFinished()
{
    m_faults.switchOn({.kind = FaultKind::Unavailable, .lasts = 15min}, {});
    m_faults.current.at(2).met = 40;
    m_faults.current.at(2).injected = 12;
    const auto page = makePage(&m_issuer);
    page->open(u"faults"_s);
    QVERIFY(tests::takePictures(*page, u"lab-faults"_s));
}

QTEST_MAIN(FaultsPaneTest)
#include "FaultsPaneTest.moc"
