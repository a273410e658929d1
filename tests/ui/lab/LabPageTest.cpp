#include "ui/lab/LabPage.h"

#include "core/admin/ServerControl.h"
#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/ClaimsView.h"
#include "ui/lab/LabProfiles.h"
#include "ui/lab/LabResult.h"
#include "ui/lab/SearchCombo.h"
#include "ui/lab/TokenCopy.h"
#include "ui/lab/TokenInspector.h"
#include "ui/lab/TokenText.h"
#include "ui/widgets/StateDelegate.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LabPageTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void issuesATokenWithOneClick();
    void fillsRawHeaderAndCurl();
    void sendsWhatWasChosen();
    void offersOnlyUsableClients();
    void asksAgainWhileAUserIsTyped();
    void keepsTheFormWhenIssuingFails();
    void showsTheClaimsWithLocalTimes();
    void inspectsAPastedToken();
    void revokesTheTokenAndRemembersIt();
    void keepsRecentTokensInMemory();
    void keepsRecentTokensWhenTheWindowIsMadeAnew();
    void linksToTheChain();
    void choosesTheUserOfALink();
    void takesOverWhatWasSelectedElsewhere();
    void issuesByKeyAndKeepsTheFocus();
    void saysThatTheInspectedTokenHasEnded();
    void showsThatATokenWasRevokedElsewhere();
    void linksToTheAuditRows();
    void looksFinished();

private:
    std::unique_ptr<ui::LabPage> makePage();
    template <class T>
    static T *part(const QWidget &page, const QString &name)
    {
        return page.findChild<T *>(name);
    }
    static QString aToken(const QString &subject);

    std::unique_ptr<tests::FakeLabAdmin> m_lab;
    std::unique_ptr<tests::FakeUserAdmin> m_users;
    std::unique_ptr<tests::FakeClientAdmin> m_clients;
};

void LabPageTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-lab-test"_s);
    QSettings().clear();
    ui::Theme::instance().install();
}

QString LabPageTest::aToken(const QString &subject)
{
    const auto part = [](const QJsonObject &json) {
        return QJsonDocument(json)
            .toJson(QJsonDocument::Compact)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const qint64 now = core::toSeconds(core::SystemClock().now());
    const QJsonObject header{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"at+jwt"_s}, {u"kid"_s, u"2026-01-key-1"_s}};
    const QJsonObject claims{{u"iss"_s, u"http://127.0.0.1:8003"_s},
                             {u"sub"_s, subject},
                             {u"aud"_s, u"codelab-api"_s},
                             {u"iat"_s, now},
                             {u"exp"_s, now + 900},
                             {u"scope"_s, u"api:read api:write"_s},
                             {u"client_id"_s, u"codelab-flutter-app"_s},
                             {u"type"_s, u"access"_s}};
    return QString::fromLatin1(part(header) + '.' + part(claims) + '.' + QByteArray(342, 'x'));
}

void LabPageTest::init()
{
    QSettings().clear();
    m_lab = std::make_unique<tests::FakeLabAdmin>();
    m_users = std::make_unique<tests::FakeUserAdmin>();
    m_clients = std::make_unique<tests::FakeClientAdmin>();
    m_users->users = {tests::aUser(u"admin"_s), tests::aUser(u"anna"_s)};
    core::ClientSummary app = tests::aClient(u"codelab-flutter-app"_s);
    app.client.accessTokenLifetime = 900s;
    core::ClientSummary internal = tests::aClient(u"codelab-internal"_s);
    internal.client.scopes = {u"api:admin"_s};
    m_clients->clients = {app, internal};
    m_lab->token.accessToken = aToken(u"id-admin"_s);
    m_lab->token.refreshToken = u"refresh.token.text"_s;
    m_lab->token.expiresIn = 900s;
    m_lab->token.scopes = {u"api:read"_s, u"api:write"_s};
    m_lab->token.family = core::FamilyId{u"family-1"_s};
    m_lab->token.issuedAt = core::SystemClock().now();
    m_lab->inspection.active = false;
    m_lab->inspection.header = {{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"2026-01-key-1"_s}};
    m_lab->inspection.claims = {{u"iss"_s, u"http://elsewhere"_s}, {u"sub"_s, u"id-admin"_s}};
    using Outcome = core::TokenCheck::Outcome;
    m_lab->inspection.checks = {{u"form"_s, Outcome::Passed, {}, u"JWT"_s},
                                {u"algorithm"_s, Outcome::Passed, u"RS256"_s, u"RS256"_s},
                                {u"key"_s, Outcome::Passed, {}, u"2026-01-key-1"_s},
                                {u"signature"_s, Outcome::Passed, {}, {}},
                                {u"issuer"_s, Outcome::Failed, u"http://127.0.0.1:8003"_s, u"http://elsewhere"_s},
                                {u"audience"_s, Outcome::Failed, u"codelab-api"_s, {}},
                                {u"lifetime"_s, Outcome::Skipped, {}, {}}};
}

std::unique_ptr<ui::LabPage> LabPageTest::makePage()
{
    auto page = std::make_unique<ui::LabPage>(*m_lab, nullptr, *m_users, *m_clients);
    page->refresh(-1);
    return page;
}

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

void LabPageTest::inspectsAPastedToken()
{
    const auto page = makePage();
    part<QPlainTextEdit>(*page, u"inspectToken"_s)->setPlainText(u" pasted.token.text \n"_s);
    QTRY_COMPARE(m_lab->inspected, QStringList{u"pasted.token.text"_s});
    auto *checks = part<QTableWidget>(*page, u"tokenChecks"_s);
    QTRY_COMPARE(checks->rowCount(), 7);
    QCOMPARE(checks->item(4, 0)->text(), u"Issuer"_s);
    QVERIFY(checks->item(4, 0)->data(ui::MarkRole).value<ui::StateMark>().tone == ui::Tone::Danger);
    QVERIFY(checks->item(4, 1)->text().startsWith(u"It comes from http://elsewhere, and this server is http://127."_s));
    QVERIFY(checks->item(5, 1)->text().startsWith(u"It is meant for nothing, not for codelab-api."_s));
    QCOMPARE(part<QLabel>(*page, u"inspectWhy"_s)->text(), checks->item(4, 1)->text());
    QVERIFY(checks->item(3, 0)->data(ui::MarkRole).value<ui::StateMark>().tone == ui::Tone::Good);
    QCOMPARE(part<ui::ClaimsView>(*page, u"inspectedClaims"_s)->valueOf(u"iss"_s), u"http://elsewhere"_s);
    QCOMPARE(part<ui::StateLabel>(*page, u"inspectVerdict"_s)->word(), u"refused"_s);
    part<QPlainTextEdit>(*page, u"inspectToken"_s)->clear();
    QTRY_COMPARE(checks->rowCount(), 0);
}

void LabPageTest::revokesTheTokenAndRemembersIt()
{
    const auto page = makePage();
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
    part<QPushButton>(*page, u"revokeIssued"_s)->click();
    QTRY_COMPARE(m_lab->revoked, QStringList{m_lab->token.accessToken});
    QTRY_VERIFY(part<QLabel>(*page, u"tokenTimeLeft"_s)->text().contains(u"Revoked"_s));
    QVERIFY(!part<QPushButton>(*page, u"revokeIssued"_s)->isEnabled());
    m_lab->token.accessToken = aToken(u"id-anna"_s);
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_VERIFY(part<QPushButton>(*page, u"revokeIssued"_s)->isEnabled());
    part<QListWidget>(*page, u"recentTokens"_s)->setCurrentRow(1);
    QVERIFY(part<QLabel>(*page, u"tokenTimeLeft"_s)->text().contains(u"Revoked"_s));
}

void LabPageTest::keepsRecentTokensInMemory()
{
    const auto page = makePage();
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    auto *recent = part<QListWidget>(*page, u"recentTokens"_s);
    QTRY_COMPARE(recent->count(), 1);
    const QString first = m_lab->token.accessToken;
    m_lab->token.accessToken = aToken(u"id-anna"_s);
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(recent->count(), 2);
    auto *raw = part<QPlainTextEdit>(*page, u"rawToken"_s);
    QCOMPARE(raw->toPlainText(), m_lab->token.accessToken);
    recent->setCurrentRow(1);
    QCOMPARE(raw->toPlainText(), first);
}

void LabPageTest::keepsRecentTokensWhenTheWindowIsMadeAnew()
{
    const auto recent = std::make_shared<ui::RecentTokens>();
    auto page = std::make_unique<ui::LabPage>(*m_lab, nullptr, *m_users, *m_clients, recent);
    page->refresh(-1);
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
    const QString line = part<QListWidget>(*page, u"recentTokens"_s)->item(0)->text();
    page = std::make_unique<ui::LabPage>(*m_lab, nullptr, *m_users, *m_clients, recent);
    auto *list = part<QListWidget>(*page, u"recentTokens"_s);
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), line);
    list->setCurrentRow(0);
    QCOMPARE(part<QPlainTextEdit>(*page, u"rawToken"_s)->toPlainText(), m_lab->token.accessToken);
}

void LabPageTest::linksToTheChain()
{
    const auto page = makePage();
    QSignalSpy asked(page.get(), &ui::PageFrame::openRequested);
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
    part<QPushButton>(*page, u"openIssuedChain"_s)->click();
    QCOMPARE(asked.first(), QVariantList({u"chains"_s, u"family:family-1"_s}));
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

void LabPageTest::saysThatTheInspectedTokenHasEnded()
{
    const auto page = makePage();
    m_lab->inspection.active = true;
    m_lab->inspection.checks = {{u"state"_s, core::TokenCheck::Outcome::Passed, u"active"_s, u"active"_s}};
    page->open(u"token:"_s + m_lab->token.accessToken);
    auto *verdict = part<ui::StateLabel>(*page, u"inspectVerdict"_s);
    QTRY_COMPARE(verdict->word(), u"accepted"_s);
    m_lab->inspection.active = false;
    m_lab->inspection.checks = {{u"state"_s, core::TokenCheck::Outcome::Failed, u"active"_s, u"revoked"_s}};
    page->refresh(core::ChainsArea);
    QTRY_COMPARE(verdict->word(), u"refused"_s);
    QCOMPARE(part<QTableWidget>(*page, u"tokenChecks"_s)->rowCount(), 1);
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

void LabPageTest::showsThatATokenWasRevokedElsewhere()
{
    const auto page = makePage();
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    auto *recent = part<QListWidget>(*page, u"recentTokens"_s);
    QTRY_COMPARE(recent->count(), 1);
    QVERIFY(recent->item(0)->text().contains(u"valid for"_s));
    m_lab->inspection.checks = {{u"state"_s, core::TokenCheck::Outcome::Failed, u"active"_s, u"revoked"_s}};
    page->refresh(core::ChainsArea);
    QTRY_VERIFY(recent->item(0)->text().contains(u"revoked"_s));
    QTRY_VERIFY(part<QLabel>(*page, u"tokenTimeLeft"_s)->text().contains(u"Revoked"_s));
}

void LabPageTest::linksToTheAuditRows()
{
    const auto page = makePage();
    QSignalSpy asked(page.get(), &ui::PageFrame::openRequested);
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
    part<QPushButton>(*page, u"openIssuedAudit"_s)->click();
    QCOMPARE(asked.first(), QVariantList({u"audit"_s, u"family=family-1"_s}));
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
