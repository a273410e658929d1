#include "ui/lab/LabPage.h"

#include "core/admin/ServerControl.h"
#include "tests/support/LabStage.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/ClaimsView.h"
#include "ui/lab/LabProfiles.h"
#include "ui/lab/LabResult.h"
#include "ui/lab/SearchCombo.h"
#include "ui/lab/TokenCopy.h"
#include "ui/lab/TokenText.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateDelegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LabPageTest : public tests::LabStage
{
    Q_OBJECT
private slots:
    void initTestCase() { initStage(); }
    void init() { makeStage(); }
    void issuesATokenWithOneClick();
    void fillsRawHeaderAndCurl();
    void sendsWhatWasChosen();
    void offersOnlyUsableClients();
    void asksAgainWhileAUserIsTyped();
    void keepsTheFormWhenIssuingFails();
    void showsTheClaimsWithLocalTimes();
    void choosesTheUserOfALink();
    void saysThatALinkedUserMayNotSignIn();
    void takesOverWhatWasSelectedElsewhere();
    void issuesByKeyAndKeepsTheFocus();
    void looksFinished();
};

void LabPageTest::issuesATokenWithOneClick()
{
    const auto page = makePage();
    auto *issue = part<QPushButton>(*page, u"issueToken"_s);
    QVERIFY(!issue->isEnabled());
    QTRY_VERIFY(issue->isEnabled());
    issue->click();
    QTRY_COMPARE(part<QPlainTextEdit>(*page, u"rawToken"_s)->toPlainText(), m_lab->token.accessToken);
    QCOMPARE(m_lab->issued.size(), size_t(1));
    QCOMPARE(m_lab->issued.front().user.value, u"id-admin"_s);
    QCOMPARE(m_lab->issued.front().client.value, u"codelab-flutter-app"_s);
    QCOMPARE(m_lab->issued.front().scopes, QStringList({u"openid"_s, u"api:read"_s, u"api:write"_s}));
    QVERIFY(!m_lab->issued.front().lifetime);
}

void LabPageTest::fillsRawHeaderAndCurl()
{
    const auto page = makePage();
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    const QString header = u"Authorization: Bearer "_s + m_lab->token.accessToken;
    QTRY_COMPARE(part<QPlainTextEdit>(*page, u"headerToken"_s)->toPlainText(), header);
    QCOMPARE(part<QPlainTextEdit>(*page, u"curlToken"_s)->toPlainText(),
             u"curl -i -H '%1' 'http://127.0.0.1:8003/health'"_s.arg(header));
}

void LabPageTest::sendsWhatWasChosen()
{
    const auto page = makePage();
    QTRY_VERIFY(part<QCheckBox>(*page, u"scope:api:write"_s));
    part<QCheckBox>(*page, u"scope:api:write"_s)->setChecked(false);
    auto *lifetime = part<QComboBox>(*page, u"labLifetime"_s);
    lifetime->setCurrentIndex(lifetime->findData(60));
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(m_lab->issued.size(), size_t(1));
    QCOMPARE(m_lab->issued.front().scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE(m_lab->issued.front().lifetime.value().count(), 60);
}

void LabPageTest::offersOnlyUsableClients()
{
    core::ClientSummary gone = tests::aClient(u"gone"_s);
    gone.client.isActive = false;
    m_clients->clients.push_back(gone);
    const auto page = makePage();
    auto *clients = part<ui::SearchCombo>(*page, u"labClient"_s);
    QTRY_COMPARE(clients->count(), 2);
    QCOMPARE(clients->findText(u"gone"_s), -1);
    clients->chooseId(u"codelab-internal"_s);
    QVERIFY(part<QCheckBox>(*page, u"scope:api:admin"_s));
    QVERIFY(!part<QCheckBox>(*page, u"scope:api:read"_s));
}

void LabPageTest::asksAgainWhileAUserIsTyped()
{
    const auto page = makePage();
    auto *users = part<ui::SearchCombo>(*page, u"labUser"_s);
    QTRY_COMPARE(users->count(), 2);
    users->lineEdit()->selectAll();
    QTest::keyClicks(users->lineEdit(), u"ann"_s);
    QVERIFY(users->currentId().isEmpty());
    QVERIFY(!part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    QTRY_COMPARE(users->count(), 1);
    QCOMPARE(users->currentText(), u"ann"_s);
    QTest::keyClicks(users->lineEdit(), u"a"_s);
    QCOMPARE(users->currentId(), u"id-anna"_s);
    QVERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
}

void LabPageTest::keepsTheFormWhenIssuingFails()
{
    m_lab->failure = core::Error{core::ErrorKind::Storage, u"disk"_s, {}};
    const auto page = makePage();
    QTRY_VERIFY(part<QCheckBox>(*page, u"scope:api:write"_s));
    part<QCheckBox>(*page, u"scope:api:write"_s)->setChecked(false);
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_VERIFY(!part<QWidget>(*page, u"labFailure"_s)->isHidden());
    QVERIFY(!part<QCheckBox>(*page, u"scope:api:write"_s)->isChecked());
    QCOMPARE(part<ui::SearchCombo>(*page, u"labUser"_s)->currentId(), u"id-admin"_s);
    QVERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    QCOMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 0);
}

void LabPageTest::showsTheClaimsWithLocalTimes()
{
    const auto page = makePage();
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    auto *claims = part<ui::ClaimsView>(*page, u"issuedClaims"_s);
    QTRY_COMPARE(claims->valueOf(u"sub"_s), u"id-admin"_s);
    QCOMPARE(claims->valueOf(u"typ"_s), u"at+jwt"_s);
    QVERIFY(claims->valueOf(u"exp"_s).contains(u"in 15 min"_s));
    QVERIFY(part<QLabel>(*page, u"tokenTimeLeft"_s)->text().contains(u"Valid for"_s));
}

void LabPageTest::choosesTheUserOfALink()
{
    const auto page = makePage();
    auto *users = part<ui::SearchCombo>(*page, u"labUser"_s);
    QTRY_COMPARE(users->currentId(), u"id-admin"_s);
    page->open(u"user:id-anna"_s);
    QTRY_COMPARE(users->currentId(), u"id-anna"_s);
    page->open(u"client:codelab-internal"_s);
    QTRY_COMPARE(part<ui::SearchCombo>(*page, u"labClient"_s)->currentId(), u"codelab-internal"_s);
}

void LabPageTest::saysThatALinkedUserMayNotSignIn()
{
    m_users->users.push_back(tests::aUser(u"bob"_s));
    m_users->users.back().active = false;
    const auto page = makePage();
    auto *users = part<ui::SearchCombo>(*page, u"labUser"_s);
    QTRY_COMPARE(users->currentId(), u"id-admin"_s);
    page->open(u"user:id-bob"_s);
    QTRY_VERIFY(page->findChild<ui::MessageBar *>(u"labFailure"_s)->isVisibleTo(page.get()));
    QCOMPARE(users->currentId(), u"id-admin"_s);

    m_users->users.back().active = true; // by another admin, much later: nobody asks for bob any more
    page->refresh(core::UsersArea);
    QTRY_COMPARE(users->count(), 3);
    QCOMPARE(users->currentId(), u"id-admin"_s);
}

void LabPageTest::takesOverWhatWasSelectedElsewhere()
{
    m_users->users.push_back(tests::aUser(u"bob"_s));
    m_users->users.back().active = false;
    const auto page = makePage();
    ui::LabPage::Selected selected;
    page->followSelection([&selected] { return selected; });
    const auto settle = [] { // every answer of a fake is there at once: a few rounds bring the last one
        for (int round = 0; round < 20; ++round)
            QCoreApplication::processEvents();
    };
    auto *user = part<ui::SearchCombo>(*page, u"labUser"_s);
    auto *client = part<ui::SearchCombo>(*page, u"labClient"_s);
    page->show();
    QTRY_COMPARE(user->currentId(), u"id-admin"_s);

    page->hide();
    selected = {u"id-anna"_s, u"codelab-internal"_s};
    page->show();
    QTRY_COMPARE(user->currentId(), u"id-anna"_s);
    QTRY_COMPARE(client->currentId(), u"codelab-internal"_s);

    page->open(u"user:id-admin"_s); // chosen here since: the same selection there does not take it away
    QTRY_COMPARE(user->currentId(), u"id-admin"_s);
    page->hide();
    page->show();
    settle();
    QCOMPARE(user->currentId(), u"id-admin"_s);

    page->hide();
    selected = {u"id-bob"_s, u"gone"_s}; // nothing can be issued for these
    page->show();
    settle();
    QCOMPARE(user->currentId(), u"id-admin"_s);
    QCOMPARE(client->currentId(), u"codelab-internal"_s);
}

void LabPageTest::issuesByKeyAndKeepsTheFocus()
{
    const auto page = makePage();
    page->show();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    auto *issue = part<QPushButton>(*page, u"issueToken"_s);
    issue->setFocus();
    QTest::keyClick(issue, Qt::Key_Space);
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
    QVERIFY(issue->hasFocus());
    const auto command =
        std::ranges::find(page->commands(), QKeySequence(Qt::CTRL | Qt::Key_Return), &ui::PageCommand::shortcut);
    command->run();
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 2);
}

void LabPageTest::looksFinished()
{
    const auto page = makePage();
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    QVERIFY(tests::takePictures(*page, u"lab-empty"_s));
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
    page->open(u"token:"_s + m_lab->token.accessToken);
    QTRY_COMPARE(part<QTableWidget>(*page, u"tokenChecks"_s)->rowCount(), 7);
    QVERIFY(tests::takePictures(*page, u"lab"_s));
    part<QTabWidget>(*page, u"labTabs"_s)->setCurrentIndex(3);
    QVERIFY(tests::takePictures(*page, u"lab-curl"_s));
}

QTEST_MAIN(LabPageTest)
#include "LabPageTest.moc"
