#include "ui/lab/LoadPane.h"

#include "tests/support/FakeLoadLab.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/RaceCard.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateMark.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Outcome = core::RaceAnswer::Outcome;

class LoadPaneTest : public QObject
{
    Q_OBJECT

private:
    template <class T>
    static T *part(const QWidget &pane, const QString &name)
    {
        return pane.findChild<T *>(name);
    }
    std::unique_ptr<ui::LoadPane> makePane()
    {
        auto pane = std::make_unique<ui::LoadPane>(m_lab, [this] { return m_subject; });
        pane->show();
        return pane;
    }
    static core::RefreshRace aRace(int grace, int refused, bool isAlive, int successors = 1)
    {
        core::RefreshRace race{.answers = {{Outcome::Won, 200, 4200us, {}, 1}},
                               .family = core::FamilyId{u"family-1"_s},
                               .grace = grace > 0 ? 30s : 0s,
                               .successors = successors,
                               .isChainAlive = isAlive};
        for (int row = 0; row < grace; ++row)
            race.answers.push_back({Outcome::Grace, 200, 5100us, {}, 1});
        for (int row = 0; row < refused; ++row)
            race.answers.push_back({Outcome::Refused, 400, 3900us, u"invalid_grant"_s, 0});
        return race;
    }

    tests::FakeLoadLab m_lab;
    ui::LoadPane::Subject m_subject;

private Q_SLOTS:
    void initTestCase();
    void init();
    void racesAndShowsEachAnswer();
    void saysWhatARaceMeans_data();
    void saysWhatARaceMeans();
    void linksToTheChain();
    void needsAUserAndAClient();
    void loadsAndComparesWithTheLimit_data();
    void loadsAndComparesWithTheLimit();
    void canBeCancelled();
    void saysWhyItFailed();
    void looksFinished();
};

void LoadPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-load-test"_s);
    ui::Theme::instance().install();
}

void LoadPaneTest::init()
{
    QSettings().clear();
    m_lab.races.clear();
    m_lab.plans.clear();
    m_lab.report = {};
    m_lab.cancelled = 0;
    m_lab.failNext.reset();
    m_subject = {{core::UserId{u"id-admin"_s}, core::ClientId{u"codelab-flutter-app"_s}, {}, {}}, u"admin"_s};
}

void LoadPaneTest::racesAndShowsEachAnswer()
{
    m_lab.raced = aRace(2, 1, true);
    const auto pane = makePane();
    part<QSpinBox>(*pane, u"raceRequests"_s)->setValue(4);
    part<QPushButton>(*pane, u"runRace"_s)->click();
    auto *answers = part<QTableWidget>(*pane, u"raceAnswers"_s);
    QTRY_COMPARE(answers->rowCount(), 4);
    QCOMPARE(m_lab.races, std::vector<int>{4});
    QCOMPARE(answers->item(0, 1)->text(), u"won"_s);
    QCOMPARE(answers->item(1, 1)->text(), u"grace answer"_s);
    QCOMPARE(answers->item(3, 2)->text(), u"400 invalid_grant"_s);
    QCOMPARE(answers->item(0, 3)->text(), u"no. 1"_s);
    QCOMPARE(answers->item(3, 3)->text(), QString());
    for (const int number : {0, 4}) // its number, and the time that it took
        QVERIFY(Qt::Alignment(answers->item(0, number)->textAlignment()) & Qt::AlignRight);
}

void LoadPaneTest::saysWhatARaceMeans_data()
{
    QTest::addColumn<core::RefreshRace>("race");
    QTest::addColumn<QString>("words");
    QTest::newRow("grace") << aRace(3, 0, true) << u"All got the same successor"_s;
    QTest::newRow("no grace") << aRace(0, 3, false) << u"counts as theft"_s;
    QTest::newRow("two successors") << aRace(3, 0, true, 2) << u"must not be"_s;
    QTest::newRow("some refused") << aRace(2, 1, true) << u"stopped before"_s;
    QTest::newRow("nobody") << core::RefreshRace{} << u"No request got a token"_s;
}

void LoadPaneTest::saysWhatARaceMeans()
{
    QFETCH(core::RefreshRace, race);
    QFETCH(QString, words);
    const QString verdict = ui::RaceCard::verdict(race);
    QVERIFY2(verdict.contains(words), qPrintable(verdict));
}

void LoadPaneTest::linksToTheChain()
{
    m_lab.raced = aRace(1, 0, true);
    const auto pane = makePane();
    QSignalSpy opened(pane.get(), &ui::LoadPane::openRequested);
    auto *chain = part<QPushButton>(*pane, u"raceChain"_s);
    QVERIFY(!chain->isEnabled());
    part<QPushButton>(*pane, u"runRace"_s)->click();
    QTRY_VERIFY(chain->isEnabled());
    chain->click();
    QCOMPARE(opened.takeFirst(), (QVariantList{u"chains"_s, u"family:family-1"_s}));
}

void LoadPaneTest::needsAUserAndAClient()
{
    m_subject = {};
    const auto pane = makePane();
    QVERIFY(!part<QPushButton>(*pane, u"runRace"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(*pane, u"runLoad"_s)->isEnabled());
    QVERIFY(part<QLabel>(*pane, u"loadFor"_s)->text().contains(u"Choose"_s));
}

void LoadPaneTest::loadsAndComparesWithTheLimit_data()
{
    QTest::addColumn<int>("p95");
    QTest::addColumn<int>("refused");
    QTest::addColumn<QString>("words");
    QTest::newRow("within") << 12 << 0 << u"within the limit"_s;
    QTest::newRow("at the limit") << 200 << 0 << u"within the limit"_s;
    QTest::newRow("over") << 201 << 0 << u"over the limit"_s;
    QTest::newRow("refused") << 12 << 1 << u"not every request"_s;
}

void LoadPaneTest::loadsAndComparesWithTheLimit()
{
    QFETCH(int, p95);
    QFETCH(int, refused);
    QFETCH(QString, words);
    m_lab.report.sent = m_lab.report.answered = 100;
    m_lab.report.statuses = {{200, 100 - refused}};
    if (refused > 0)
        m_lab.report.statuses.insert(429, refused);
    m_lab.report.p95 = std::chrono::milliseconds(p95);
    const auto pane = makePane();
    part<QSpinBox>(*pane, u"loadRate"_s)->setValue(50);
    part<QSpinBox>(*pane, u"loadLasts"_s)->setValue(2);
    part<QPushButton>(*pane, u"runLoad"_s)->click();
    auto *verdict = part<ui::StateLabel>(*pane, u"loadVerdict"_s);
    QTRY_VERIFY(verdict->isVisible());
    QVERIFY2(verdict->word().contains(words), qPrintable(verdict->word()));
    QCOMPARE(m_lab.plans.size(), 1u);
    QCOMPARE(m_lab.plans.front().perSecond, 50);
    QCOMPARE(m_lab.plans.front().lasts, 2s);
    QCOMPARE(m_lab.plans.front().user.value, u"id-admin"_s);
}

void LoadPaneTest::canBeCancelled()
{
    const auto pane = makePane();
    auto *cancel = part<QPushButton>(*pane, u"cancelLoad"_s);
    QVERIFY(!cancel->isVisible());
    m_lab.isHolding = true;
    part<QPushButton>(*pane, u"runLoad"_s)->click();
    QVERIFY(cancel->isVisible());
    part<QPushButton>(*pane, u"runRace"_s)->click(); // one run at a time
    QVERIFY(m_lab.races.empty());
    cancel->click();
    QCOMPARE(m_lab.cancelled, 1);
    m_lab.release();
    QTRY_VERIFY(!cancel->isVisible());
}

void LoadPaneTest::saysWhyItFailed()
{
    m_lab.failNext = core::Error{core::ErrorKind::InvalidInput, u"no grant"_s, u"client"_s};
    const auto pane = makePane();
    part<QPushButton>(*pane, u"runRace"_s)->click();
    auto *failure = part<ui::MessageBar>(*pane, u"loadFailure"_s);
    QTRY_VERIFY(failure->isVisible());
    QVERIFY(failure->text().contains(u"This client cannot do that"_s));
}

void LoadPaneTest::looksFinished()
{
    m_lab.raced = aRace(6, 3, true);
    m_lab.report.sent = m_lab.report.answered = 1000;
    m_lab.report.statuses = {{200, 1000}};
    m_lab.report.p50 = 3100us;
    m_lab.report.p95 = 12400us;
    m_lab.report.p99 = 30200us;
    m_lab.report.slowest = 51000us;
    m_lab.report.took = 10040ms;
    const auto pane = makePane();
    part<QPushButton>(*pane, u"runRace"_s)->click();
    QTRY_COMPARE(part<QTableWidget>(*pane, u"raceAnswers"_s)->rowCount(), 10);
    part<QPushButton>(*pane, u"runLoad"_s)->click();
    QTRY_VERIFY(part<ui::StateLabel>(*pane, u"loadVerdict"_s)->isVisible());
    QVERIFY(tests::takePictures(*pane, u"lab-load"_s, {1032, 600}));
}

QTEST_MAIN(LoadPaneTest)
#include "LoadPaneTest.moc"
