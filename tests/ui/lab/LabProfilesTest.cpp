#include "ui/lab/LabProfiles.h"

#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "ui/lab/LabPage.h"
#include "ui/lab/SearchCombo.h"
#include "ui/widgets/Theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What the lab remembers from one start to the next.
class LabProfilesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ui::LabPage> makePage()
    {
        auto page = std::make_unique<ui::LabPage>(*m_lab, nullptr, *m_users, *m_clients);
        page->refresh(-1);
        return page;
    }
    template <class T>
    static T *part(const QWidget &page, const QString &name)
    {
        return page.findChild<T *>(name);
    }

    std::unique_ptr<tests::FakeLabAdmin> m_lab;
    std::unique_ptr<tests::FakeUserAdmin> m_users;
    std::unique_ptr<tests::FakeClientAdmin> m_clients;

private Q_SLOTS:
    void initTestCase();
    void init();
    void keepsProfilesWithoutSecrets();
    void forgetsAProfileUntilItIsUndone();
    void findsProfilesByName();
    void issuesTheLastOneAgainAfterARestart();
    void bringsBackTabAndChoice();
};

void LabProfilesTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-lab-profiles-test"_s);
    ui::Theme::instance().install();
}

void LabProfilesTest::init()
{
    QSettings().clear();
    m_lab = std::make_unique<tests::FakeLabAdmin>();
    m_users = std::make_unique<tests::FakeUserAdmin>();
    m_clients = std::make_unique<tests::FakeClientAdmin>();
    m_users->users = {tests::aUser(u"admin"_s), tests::aUser(u"anna"_s)};
    core::ClientSummary internal = tests::aClient(u"codelab-internal"_s);
    internal.client.scopes = {u"api:admin"_s};
    m_clients->clients = {tests::aClient(u"codelab-flutter-app"_s), internal};
    m_lab->token.accessToken = u"access.token.text"_s;
    m_lab->token.expiresIn = 900s;
    m_lab->token.issuedAt = core::SystemClock().now();
}

void LabProfilesTest::keepsProfilesWithoutSecrets()
{
    auto page = makePage();
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_COMPARE(part<QListWidget>(*page, u"recentTokens"_s)->count(), 1);
    QVERIFY(part<ui::SearchCombo>(*page, u"labClient"_s)->chooseId(u"codelab-internal"_s));
    part<QCheckBox>(*page, u"scope:openid"_s)->setChecked(false);
    auto *lifetime = part<QComboBox>(*page, u"labLifetime"_s);
    lifetime->setCurrentIndex(lifetime->findData(60));
    auto *profiles = part<QComboBox>(*page, u"labProfiles"_s);
    profiles->setEditText(u"nightly"_s);
    part<QToolButton>(*page, u"keepProfile"_s)->click();

    page = makePage();
    QTRY_COMPARE(part<ui::SearchCombo>(*page, u"labClient"_s)->currentId(), u"codelab-flutter-app"_s);
    profiles = part<QComboBox>(*page, u"labProfiles"_s);
    QCOMPARE(profiles->count(), 1);
    emit profiles->activated(0);
    QTRY_COMPARE(part<ui::SearchCombo>(*page, u"labClient"_s)->currentId(), u"codelab-internal"_s);
    QTRY_VERIFY(!part<QCheckBox>(*page, u"scope:openid"_s)->isChecked());
    QVERIFY(part<QCheckBox>(*page, u"scope:api:admin"_s)->isChecked());
    QCOMPARE(part<QComboBox>(*page, u"labLifetime"_s)->currentData().toInt(), 60);
    for (const QSettings settings; const QString &key : settings.allKeys())
        QVERIFY2(!settings.value(key).toString().contains(m_lab->token.accessToken), qPrintable(key));
}

void LabProfilesTest::forgetsAProfileUntilItIsUndone()
{
    ui::LabProfiles::put(
        {u"nightly"_s, {core::UserId{u"id-anna"_s}, core::ClientId{u"codelab-internal"_s}, {}, {}}, {}});
    const auto page = makePage();
    auto *profiles = part<QComboBox>(*page, u"labProfiles"_s);
    profiles->setEditText(u"nightly"_s);
    part<QToolButton>(*page, u"forgetProfile"_s)->click();
    QVERIFY(ui::LabProfiles::all().isEmpty());
    auto *notice = part<QWidget>(*page, u"pageNotice"_s);
    QVERIFY(!notice->isHidden());
    part<QPushButton>(*notice, u"messageAction"_s)->click();
    QCOMPARE(ui::LabProfiles::all().size(), 1);
    QCOMPARE(profiles->count(), 1);
}

void LabProfilesTest::findsProfilesByName()
{
    for (const QString &name : {u"nightly"_s, u"Night shift"_s, u"day"_s})
        ui::LabProfiles::put({name, {core::UserId{u"id-anna"_s}, core::ClientId{u"codelab-internal"_s}, {}, {}}, {}});
    const auto page = makePage();
    const auto hits = page->search(u"night"_s, 10).result();
    QCOMPARE(hits.size(), size_t(2));
    QCOMPARE(page->search(u"night"_s, 1).result().size(), size_t(1));
    page->open(hits.front().subject);
    QTRY_COMPARE(part<ui::SearchCombo>(*page, u"labUser"_s)->currentId(), u"id-anna"_s);
}

void LabProfilesTest::issuesTheLastOneAgainAfterARestart()
{
    auto page = makePage();
    const auto again = [&page]() -> const ui::PageCommand & {
        return *std::ranges::find(page->commands(), u"Issue the last token again"_s, &ui::PageCommand::text);
    };
    QVERIFY(again().place == ui::CommandPlace::WindowAndTray);
    QVERIFY(!again().isPossible());
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    QVERIFY(part<ui::SearchCombo>(*page, u"labUser"_s)->chooseId(u"id-anna"_s));
    part<QPushButton>(*page, u"issueToken"_s)->click();
    QTRY_VERIFY(again().isPossible());
    page = makePage();
    again().run();
    QTRY_COMPARE(m_lab->issued.size(), size_t(2));
    QCOMPARE(m_lab->issued.back().user.value, u"id-anna"_s);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), m_lab->token.accessToken);
    QVERIFY(!part<QWidget>(*page, u"pageNotice"_s)->isHidden());
}

void LabProfilesTest::bringsBackTabAndChoice()
{
    auto page = makePage();
    QTRY_VERIFY(part<QPushButton>(*page, u"issueToken"_s)->isEnabled());
    QVERIFY(part<ui::SearchCombo>(*page, u"labUser"_s)->chooseId(u"id-anna"_s));
    page->open(u"flows"_s);
    const QVariantMap state = page->state();
    page = makePage();
    page->restoreState(state);
    QCOMPARE(part<QTabWidget>(*page, u"labPageTabs"_s)->currentIndex(), 1);
    QTRY_COMPARE(part<ui::SearchCombo>(*page, u"labUser"_s)->currentId(), u"id-anna"_s);
}

QTEST_MAIN(LabProfilesTest)
#include "LabProfilesTest.moc"
