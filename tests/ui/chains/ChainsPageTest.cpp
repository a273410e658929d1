#include "ui/chains/ChainsPage.h"

#include "core/admin/ServerControl.h"
#include "tests/support/ChainSamples.h"
#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/FakeChainAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/chains/ChainAuditList.h"
#include "ui/chains/ChainTableModel.h"
#include "ui/chains/ChainTokenModel.h"
#include "ui/chains/ChainTree.h"
#include "ui/chains/ChainWords.h"
#include "ui/chains/FindTokenDialog.h"
#include "ui/chains/ReplayBar.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/TimeText.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ChainsPageTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void modelsKeepTheRulesOfItemModels();
    void listsChainsWithStateWords();
    void asksForTheChosenState();
    void opensAFamilyAndTakesFiltersAway();
    void showsOnlyOneUserUntilTheChipIsClicked();
    void previewsHowManyChainsARevocationEnds();
    void revokesOnlyAfterConfirmation();
    void linksToTheAuditRows();
    void tellsAFailureInline();
    void showsTheAuditRowsBesideATheft();
    void turnsRedWhileSomebodyLooks();
    void tellsWhenAndWhyAChainEnded();
    void tellsTheEndOfTheTokenThatSomebodyLooksAt();
    void choosesThePastedTokenInItsChain();
    void asksInTheFilterLanguage();
    void replaysTheLifeOfAChain();
    void comesBackAsItWasLeft();
    void looksFinished();

private:
    static std::unique_ptr<ui::ChainsPage> pageOf(tests::FakeChainAdmin &chains);
};

void ChainsPageTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    ui::Theme::instance().install();
}

std::unique_ptr<ui::ChainsPage> ChainsPageTest::pageOf(tests::FakeChainAdmin &chains)
{
    auto page = std::make_unique<ui::ChainsPage>(chains);
    page->refresh(-1);
    QCoreApplication::processEvents();
    QTest::qWait(0);
    return page;
}

void ChainsPageTest::modelsKeepTheRulesOfItemModels()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aChain(u"one"_s, 3), tests::aTheft()};
    ui::ChainTableModel list([&](const core::PageRequest &page) { return chains.list({}, page); });
    QAbstractItemModelTester listTester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    list.reload();
    QTRY_COMPARE(list.rowCount(), 2);
    ui::ChainTokenModel tokens;
    QAbstractItemModelTester tokenTester(&tokens, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tokens.setTokens(tests::aTheft().tokens);
    QCOMPARE(tokens.rowCount(), 7);
    tokens.setTokens({});
    QCOMPARE(tokens.rowCount(), 0);
}

void ChainsPageTest::listsChainsWithStateWords()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aTheft()};
    const auto page = pageOf(chains);
    auto *table = page->findChild<ui::DataTable *>(u"chainList"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, ui::ChainTableModel::State).data().toString(), u"reused"_s);
    QTRY_COMPARE(page->findChild<ui::ChainTree *>()->nodeCount(), 7);
}

void ChainsPageTest::asksForTheChosenState()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aTheft()};
    const auto page = pageOf(chains);
    page->findChild<ui::FilterLine *>()->setState(int(core::ChainFilter::State::Expired));
    QTRY_COMPARE(int(chains.asked.back().state), int(core::ChainFilter::State::Expired));
    QTRY_COMPARE(page->findChild<ui::DataTable *>(u"chainList"_s)->model()->rowCount(), 0);
}

void ChainsPageTest::opensAFamilyAndTakesFiltersAway()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aChain(u"one"_s, 3), tests::aTheft()};
    const auto page = pageOf(chains);
    page->findChild<ui::FilterLine *>()->setState(int(core::ChainFilter::State::Active));
    page->open(u"family:"_s + tests::aTheft().summary.id.value);
    QTRY_COMPARE(page->findChild<ui::ChainTree *>()->nodeCount(), 7);
    QTRY_COMPARE(page->findChild<ui::DataTable *>(u"chainList"_s)->currentKey(), tests::aTheft().summary.id.value);
}

void ChainsPageTest::showsOnlyOneUserUntilTheChipIsClicked()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aChain(u"one"_s, 3)};
    const auto page = pageOf(chains);
    page->open(u"user:id-admin"_s);
    QTRY_VERIFY(chains.asked.back().user == core::UserId{u"id-admin"_s});
    auto *chip = page->findChild<QPushButton *>(u"chainOwner"_s);
    QTRY_COMPARE(chip->text(), u"User: admin"_s);
    chip->click();
    QTRY_VERIFY(!chains.asked.back().user);
    QVERIFY(chip->isHidden());
}

void ChainsPageTest::previewsHowManyChainsARevocationEnds()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aChain(u"one"_s, 3)};
    chains.previewAnswer = {12, 12, {{u"codelab-flutter-app"_s, 9}, {u"web-app"_s, 3}}, {{u"admin"_s, 12}}};
    const auto page = pageOf(chains);
    auto *revoke = page->findChild<QPushButton *>(u"revokeChain"_s);
    QTRY_VERIFY(revoke->isEnabled());
    revoke->menu()->actions().at(2)->trigger();
    auto *dialog = page->findChild<ui::ConfirmDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"consequence"_s)->text().contains(u"12"_s));
    QVERIFY(chains.revokedAll.empty());
    QVERIFY(dialog->findChild<QLabel *>(u"consequence"_s)->text().contains(u"web\u2011app (3)"_s));
    QVERIFY(!dialog->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
    dialog->findChild<QLineEdit *>()->setText(u"admin"_s);
    dialog->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_COMPARE(chains.revokedAll.size(), size_t(1));
    QCOMPARE(chains.revokedAll.front().first, u"id-admin"_s);
    QVERIFY(chains.revokedAll.front().second.isEmpty());
}

void ChainsPageTest::revokesOnlyAfterConfirmation()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aChain(u"one"_s, 3)};
    const auto page = pageOf(chains);
    auto *revoke = page->findChild<QPushButton *>(u"revokeChain"_s);
    QTRY_VERIFY(revoke->isEnabled());
    revoke->menu()->actions().at(0)->trigger();
    page->findChild<ui::ConfirmDialog *>()->findChild<QPushButton *>(u"cancel"_s)->click();
    QCoreApplication::processEvents();
    QVERIFY(chains.revoked.isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    revoke->menu()->actions().at(0)->trigger();
    page->findChild<ui::ConfirmDialog *>()->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_COMPARE(chains.revoked, QStringList{u"one"_s});
}

void ChainsPageTest::linksToTheAuditRows()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aChain(u"one"_s, 3)};
    const auto page = pageOf(chains);
    QSignalSpy asked(page.get(), &ui::PageFrame::openRequested);
    QTRY_COMPARE(page->findChild<ui::ChainTree *>()->nodeCount(), 3);
    page->findChild<QPushButton *>(u"chainAudit"_s)->click();
    QCOMPARE(asked.first(), QVariantList({u"audit"_s, u"family=one"_s}));
}

void ChainsPageTest::tellsAFailureInline()
{
    tests::FakeChainAdmin chains;
    chains.failure = core::Error{core::ErrorKind::Storage, u"disk"_s, {}};
    const auto page = pageOf(chains);
    QTRY_VERIFY(!page->findChild<QWidget *>(u"pageFailure"_s)->isHidden());
    chains.failure.reset();
    page->refresh(-1);
    QTRY_VERIFY(page->findChild<QWidget *>(u"pageFailure"_s)->isHidden());
}

static core::AuditRow auditRow(const QString &event, bool success, std::chrono::minutes at)
{
    core::AuditRow row;
    row.id = event + QString::number(at.count());
    row.createdAt = tests::chainStart() + at;
    row.eventType = event;
    row.success = success;
    row.address = success ? u"192.168.1.20"_s : u"10.0.0.9"_s;
    row.data = {{u"family_id"_s, tests::aTheft().summary.id.value}};
    return row;
}

static void fillAudit(tests::FakeAuditAdmin &audit)
{
    audit.rows = {auditRow(u"security_incident"_s, false, 65min)};
    for (int minute = 60; minute > 0; minute -= 10)
        audit.rows.push_back(auditRow(u"token_refresh"_s, true, std::chrono::minutes(minute)));
    audit.rows.push_back(auditRow(u"login_success"_s, true, 0min));
}

void ChainsPageTest::showsTheAuditRowsBesideATheft()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aTheft()};
    tests::FakeAuditAdmin audit;
    fillAudit(audit);
    ui::ChainsPage page(chains, &audit);
    page.refresh(-1);
    auto *list = page.findChild<ui::ChainAuditList *>();
    QTRY_COMPARE(list->rowCount(), int(audit.rows.size()));
    QCOMPARE(audit.asked.back().family, tests::aTheft().summary.id);
    QCOMPARE(page.findChild<QTabWidget *>(u"chainSide"_s)->currentWidget(), list);
    QCOMPARE(page.findChild<ui::ChainTree *>()->currentToken(), tests::aTheft().tokens[3].jtiHash);
}

void ChainsPageTest::turnsRedWhileSomebodyLooks()
{
    tests::FakeChainAdmin chains;
    core::ChainDetail quiet = tests::aTheft();
    quiet.summary.state = core::ChainState::Active;
    quiet.tokens[3].state = core::ChainState::Used;
    quiet.tokens[3].reusedAt.reset();
    for (const size_t alive : {5u, 6u}) {
        quiet.tokens[alive].state = core::ChainState::Active;
        quiet.tokens[alive].revokedAt.reset();
    }
    chains.chains = {quiet};
    const auto page = pageOf(chains);
    auto *tree = page->findChild<ui::ChainTree *>();
    QTRY_COMPARE(tree->nodeCount(), 7);
    QVERIFY(tree->redTokens().isEmpty());
    tree->selectToken(quiet.tokens[1].jtiHash);
    chains.chains = {tests::aTheft()};
    page->refresh(core::ChainsArea);
    QTRY_COMPARE(tree->redTokens().size(), 3);
    QCOMPARE(tree->currentToken(), quiet.tokens[1].jtiHash); // nothing jumps
    const auto *alarm = page->findChild<QWidget *>(u"pageAlarm"_s);
    QVERIFY(!alarm->isHidden());
    QVERIFY(alarm->findChild<QLabel *>(u"messageText"_s)->text().startsWith(u"Reuse detected"_s)); // as everywhere
}

void ChainsPageTest::tellsWhenAndWhyAChainEnded()
{
    tests::FakeChainAdmin chains;
    core::ChainDetail chain = tests::aChain(u"a-family"_s, 3);
    chains.chains = {chain};
    const auto page = pageOf(chains);
    auto *summary = page->findChild<QLabel *>(u"chainSummary"_s);
    QTRY_VERIFY(summary->text().endsWith(u" · expires "_s + ui::shortLocalTime(chain.summary.expiresAt)));
    chain.summary.state = core::ChainState::Revoked;
    chain.summary.revokeReason = u"password_change"_s;
    chain.summary.endedAt = tests::chainStart() + std::chrono::hours(1);
    chains.chains = {chain};
    page->refresh(core::ChainsArea);
    QTRY_VERIFY(summary->text().endsWith(u" · ended "_s + ui::shortLocalTime(*chain.summary.endedAt) +
                                         u": the password was changed"_s));
}

void ChainsPageTest::tellsTheEndOfTheTokenThatSomebodyLooksAt()
{
    tests::FakeChainAdmin chains;
    core::ChainDetail chain = tests::aChain(u"a-family"_s, 3);
    chains.chains = {chain};
    const auto page = pageOf(chains);
    auto *ended = page->findChild<QLabel *>(u"tokenEnded"_s);
    QTRY_COMPARE(ended->text(), u"no"_s);
    const core::Instant end = tests::chainStart() + std::chrono::hours(1);
    chain.summary.state = core::ChainState::Revoked;
    chain.tokens.back().state = core::ChainState::Revoked;
    for (core::ChainToken &token : chain.tokens)
        token.revokedAt = end;
    chains.chains = {chain};
    page->refresh(core::ChainsArea);
    QTRY_COMPARE(ended->text(), ui::shortLocalTime(end));
}

void ChainsPageTest::choosesThePastedTokenInItsChain()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aChain(u"one"_s, 3), tests::aTheft()};
    chains.places.insert(
        u"token"_s,
        {.family = tests::aTheft().summary.id, .jtiHash = tests::aTheft().tokens[1].jtiHash, .expiresAt = {}});
    const auto page = pageOf(chains);
    page->findChild<QPushButton *>(u"findByToken"_s)->click();
    auto *dialog = page->findChild<ui::FindTokenDialog *>();
    dialog->findChild<QPlainTextEdit *>(u"pastedToken"_s)->setPlainText(u"token"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_COMPARE(page->findChild<ui::ChainTree *>()->currentToken(), tests::aTheft().tokens[1].jtiHash);
}

void ChainsPageTest::asksInTheFilterLanguage()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aTheft()};
    const auto page = pageOf(chains);
    page->findChild<ui::FilterLine *>()->setText(u"user is admin and not state is active"_s);
    const std::vector<core::FilterTerm> expected{{u"user"_s, {u"admin"_s}, false}, {u"state"_s, {u"active"_s}, true}};
    QTRY_COMPARE(chains.asked.back().terms.size(), size_t(2));
    QVERIFY(chains.asked.back().terms == expected);
}

void ChainsPageTest::replaysTheLifeOfAChain()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aTheft()};
    const auto page = pageOf(chains);
    page->show();
    auto *tree = page->findChild<ui::ChainTree *>();
    QTRY_COMPARE(tree->nodeCount(), 7);
    page->findChild<QToolButton *>(u"replayToggle"_s)->click();
    auto *replay = page->findChild<ui::ReplayBar *>();
    QTRY_VERIFY(replay->isVisible());
    QVERIFY(replay->sentence().contains("did not exist yet"_L1));
    QTest::keyClick(replay, Qt::Key_PageDown);
    QVERIFY(replay->moment() == tests::chainStart() + 10min);
    replay->setMoment(tests::chainStart() + 66min);
    QVERIFY(replay->sentence().contains("refused: reused"_L1));
    QTest::keyClick(replay, Qt::Key_Space);
    QVERIFY(replay->isPlaying());
    QTest::keyClick(replay, Qt::Key_Space);
    QVERIFY(!replay->isPlaying());
    page->findChild<QToolButton *>(u"replayToggle"_s)->click();
    QVERIFY(replay->isHidden());
}

void ChainsPageTest::comesBackAsItWasLeft()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aChain(u"one"_s, 3), tests::aTheft()};
    const auto page = pageOf(chains);
    page->findChild<ui::FilterLine *>()->setText(u"user is admin"_s);
    page->open(u"family:"_s + tests::aTheft().summary.id.value);
    QTRY_COMPARE(page->findChild<ui::ChainTree *>()->nodeCount(), 7);
    page->findChild<QTabWidget *>(u"chainTabs"_s)->setCurrentIndex(1);
    const QVariantMap state = page->state();
    ui::ChainsPage again(chains);
    again.restoreState(state);
    again.refresh(-1);
    QTRY_COMPARE(again.findChild<ui::ChainTree *>()->nodeCount(), 7);
    QCOMPARE(again.findChild<QTabWidget *>(u"chainTabs"_s)->currentIndex(), 1);
}

void ChainsPageTest::looksFinished()
{
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aTheft(), tests::aChain(u"c2d4e6f8-1111-4222-8333-444455556666"_s, 4),
                     tests::aChain(u"d1"_s, 240)};
    chains.chains[1].tokens[2].addressChanged = true;
    chains.chains[1].summary.username = u"test@example.com"_s;
    chains.chains[2].summary.client = core::ClientId{u"web-app"_s};
    chains.chains[2].summary.state = core::ChainState::Expired;
    const auto page = pageOf(chains);
    QTRY_COMPARE(page->findChild<ui::ChainTree *>()->nodeCount(), 7);
    QVERIFY(tests::takePictures(*page, u"chains"_s));
    tests::FakeAuditAdmin audit;
    fillAudit(audit);
    ui::ChainsPage whole(chains, &audit);
    whole.refresh(-1);
    QTRY_COMPARE(whole.findChild<ui::ChainTree *>()->nodeCount(), 7);
    QVERIFY(tests::takePictures(whole, u"chains-theft"_s));
    whole.findChild<QToolButton *>(u"replayToggle"_s)->click();
    whole.findChild<ui::ReplayBar *>()->setMoment(tests::chainStart() + 45min);
    QVERIFY(tests::takePictures(whole, u"chains-replay"_s));
    page->open(u"family:d1"_s);
    QTRY_COMPARE(page->findChild<ui::ChainTree *>()->nodeCount(), 3);
    QVERIFY(tests::takePictures(*page, u"chains-long"_s));
    chains.chains.clear();
    tests::FakeChainAdmin none;
    const auto empty = pageOf(none);
    QVERIFY(tests::takePictures(*empty, u"chains-empty"_s));
}

QTEST_MAIN(ChainsPageTest)
#include "ChainsPageTest.moc"
