#include "core/admin/ServerControl.h"
#include "tests/support/LabStage.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/ClaimsView.h"
#include "ui/lab/LabPage.h"
#include "ui/lab/LabProfiles.h"
#include "ui/lab/LabResult.h"
#include "ui/lab/SearchCombo.h"
#include "ui/lab/TokenCopy.h"
#include "ui/lab/TokenText.h"
#include "ui/widgets/StateDelegate.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Tokens that were issued or pasted: what the lab says of them, and for how long.
class LabTokensTest : public tests::LabStage
{
    Q_OBJECT
private slots:
    void initTestCase() { initStage(); }
    void init() { makeStage(); }
    void inspectsAPastedToken();
    void revokesTheTokenAndRemembersIt();
    void keepsRecentTokensInMemory();
    void keepsRecentTokensWhenTheWindowIsMadeAnew();
    void linksToTheChain();
    void saysThatTheInspectedTokenHasEnded();
    void showsThatATokenWasRevokedElsewhere();
    void linksToTheAuditRows();
    void keepsAChosenUserBeyondTheFirstOnes();
    void forgetsAllWhenTheConsoleIsLocked();
    void forgetsATokenThatComesAfterTheLock();
};

void LabTokensTest::inspectsAPastedToken()
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

void LabTokensTest::revokesTheTokenAndRemembersIt()
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

void LabTokensTest::keepsRecentTokensInMemory()
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

void LabTokensTest::keepsRecentTokensWhenTheWindowIsMadeAnew()
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

void LabTokensTest::linksToTheChain()
{
    const auto page = makePage();
    QSignalSpy asked(page.get(), &ui::PageFrame::openRequested);
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
    part<QPushButton>(*page, u"openIssuedChain"_s)->click();
    QCOMPARE(asked.first(), QVariantList({u"chains"_s, u"family:family-1"_s}));
}

void LabTokensTest::saysThatTheInspectedTokenHasEnded()
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

void LabTokensTest::showsThatATokenWasRevokedElsewhere()
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

void LabTokensTest::linksToTheAuditRows()
{
    const auto page = makePage();
    QSignalSpy asked(page.get(), &ui::PageFrame::openRequested);
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
    part<QPushButton>(*page, u"openIssuedAudit"_s)->click();
    QCOMPARE(asked.first(), QVariantList({u"audit"_s, u"family=family-1"_s}));
}

/// The list holds the first fifty only.
void LabTokensTest::keepsAChosenUserBeyondTheFirstOnes()
{
    for (int i = 0; i < 60; ++i) {
        m_users->users.push_back(tests::aUser(u"user-%1"_s.arg(i)));
        m_clients->clients.push_back(tests::aClient(u"client-%1"_s.arg(i)));
    }
    const auto page = makePage();
    auto *users = part<ui::SearchCombo>(*page, u"labUser"_s);
    auto *clients = part<ui::SearchCombo>(*page, u"labClient"_s);
    QTRY_COMPARE(users->count(), 50);
    page->open(u"user:id-user-59"_s);
    page->open(u"client:client-59"_s);
    QTRY_COMPARE(users->currentId(), u"id-user-59"_s);
    QTRY_COMPARE(clients->currentId(), u"client-59"_s);
    page->refresh(-1);
    QTRY_COMPARE(users->count(), 51);
    QTRY_COMPARE(clients->count(), 51);
    QCOMPARE(users->currentId(), u"id-user-59"_s);
    QCOMPARE(clients->currentId(), u"client-59"_s);
    m_users->users.back().active = false; // nobody gets a token for it any more
    m_clients->clients.back().client.isActive = false;
    page->refresh(-1);
    QTRY_COMPARE(users->currentId(), u"id-admin"_s);
    QTRY_COMPARE(clients->currentId(), u"codelab-flutter-app"_s);
}

void LabTokensTest::forgetsAllWhenTheConsoleIsLocked()
{
    const auto recent = std::make_shared<ui::RecentTokens>();
    ui::LabPage page(*m_lab, nullptr, *m_users, *m_clients, recent);
    page.refresh(-1);
    QTRY_VERIFY(part<QPushButton>(page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(page, u"issueToken"_s)->click();
    QTRY_COMPARE(part<QListWidget>(page, u"recentTokens"_s)->count(), 1);
    page.open(u"token:"_s + m_lab->token.accessToken);
    QTRY_VERIFY(part<QTableWidget>(page, u"tokenChecks"_s)->rowCount() > 0);
    const QString user = part<ui::SearchCombo>(page, u"labUser"_s)->currentId();
    page.forgetSecrets();
    QVERIFY(recent->empty());
    QCOMPARE(part<QListWidget>(page, u"recentTokens"_s)->count(), 0);
    QCOMPARE(part<QTableWidget>(page, u"tokenChecks"_s)->rowCount(), 0);
    for (const auto *text : page.findChildren<QPlainTextEdit *>())
        QVERIFY2(text->toPlainText().isEmpty(), qPrintable(text->objectName()));
    for (const auto *line : page.findChildren<QLineEdit *>())
        QVERIFY2(!line->text().contains(m_lab->token.refreshToken), qPrintable(line->objectName()));
    QCOMPARE(part<ui::SearchCombo>(page, u"labUser"_s)->currentId(), user); // no secret: it stays
    part<QPushButton>(page, u"issueToken"_s)->click();
    QTRY_COMPARE(recent->size(), size_t(1));
}

void LabTokensTest::forgetsATokenThatComesAfterTheLock()
{
    const auto page = makePage();
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    auto *issue = part<QPushButton>(*page, u"issueToken"_s);
    issue->click();
    page->forgetSecrets();
    QTRY_VERIFY((issue->click(), m_lab->issued.size() == 2)); // one at a time: the first was answered
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
}

QTEST_MAIN(LabTokensTest)
#include "LabTokensTest.moc"
