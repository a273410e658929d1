#include "tests/support/ClientsStage.h"
#include "tests/support/FakeSettingsAdmin.h"
#include "ui/widgets/MessageBar.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace {

class CountingCareAdmin : public tests::FakeClientCareAdmin
{
public:
    int asked = 0; ///< for the history of a client

    QFuture<core::Result<std::vector<core::ClientRevision>>> history(core::ClientId id, int most) override
    {
        ++asked;
        return FakeClientCareAdmin::history(id, most);
    }
};

} // namespace

/// Many clients at once, their changes over time, and what replaces what.
class ClientsOverTimeTest : public QObject, private tests::ClientsStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { forgetSettings(); }
    void init() { open(); }
    void tellsHowManyStillUsePasswords()
    {
        core::GrantUse use;
        use.clients = {{core::ClientId{u"flutter"_s}, u"Flutter"_s, {{u"password"_s, 2}}, {{u"password"_s, 40}}},
                       {core::ClientId{u"web-app"_s}, u"Web"_s, {}, {{u"authorization_code"_s, 7}}}};
        use.clientsOnPassword = 1;
        m_care->use = use;
        m_page->refresh(-1);
        auto *meter = m_page->findChild<QLabel *>(u"migrationMeter"_s);
        QTRY_VERIFY(meter->isVisible() && meter->text().contains(u"1 of 2"_s));
        QVERIFY(table()->selectKey(u"flutter"_s));
        QTRY_VERIFY(m_page->findChild<QLabel *>(u"detailUse"_s)->text().contains(u"40 (24 h: 2)"_s));
    }
    void changesSeveralAtOnceAndUndoesIt()
    {
        m_page->refresh(-1);
        table()->selectAll();
        auto *disable = m_page->findChild<QPushButton *>(u"bulkDisable"_s);
        QTRY_VERIFY(disable->isVisible());
        const auto active = [this] {
            return std::ranges::count_if(m_clients->clients, [](const auto &c) { return c.client.isActive; });
        };
        const auto before = active();
        QVERIFY(before > 0);
        disable->click();
        QTRY_COMPARE(active(), 0);
        auto *notice = m_page->findChild<ui::MessageBar *>(u"pageNotice"_s);
        QTRY_VERIFY(notice->text().contains(QString::number(before)));
        notice->findChild<QPushButton *>(u"messageAction"_s)->click();
        QTRY_COMPARE(active(), before);
    }
    void tellsWhichClientsWereNotChanged()
    {
        m_care->clients = nullptr;
        m_care->changed = {{core::ClientId{u"web-app"_s}},
                           {{core::ClientId{u"flutter"_s}, {core::ErrorKind::Storage, u"disk I/O error"_s}}}};
        table()->selectAll();
        m_page->findChild<QPushButton *>(u"bulkRemove"_s)->click();
        auto *failure = m_page->findChild<ui::MessageBar *>(u"pageFailure"_s);
        QTRY_VERIFY(failure->isVisible() && failure->text().contains(u"flutter"_s));
        QVERIFY(!failure->text().contains(u"I/O"_s));
    }
    void putsAFormerStateBack()
    {
        m_care->revisions = {{u"row-7"_s, core::fromMillis(1'760'000'000'000), u"client_updated"_s, u"console"_s,
                              m_care->changes, true}};
        m_care->earlier = m_clients->clients[0].client;
        m_care->earlier.name = u"As it was"_s;
        m_page->refresh(core::ClientsArea);
        QTRY_VERIFY(m_page->findChild<QPushButton *>(u"act:0"_s));
        m_page->findChild<QPushButton *>(u"act:0"_s)->click();
        auto *revision = m_page->findChild<QDialog *>(u"clientRevisionDialog"_s);
        QVERIFY(revision);
        revision->findChild<QPushButton *>(u"submit"_s)->click();
        saveReviewed(*revision);
        QTRY_COMPARE(m_clients->lastDraft.name, u"As it was"_s);
    }
    void asksForNoHistoryWhenOnlyTheSettingsChange()
    {
        CountingCareAdmin care;
        tests::FakeSettingsAdmin settings;
        settings.given = {tests::aSetting(u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s, u"900"_s)};
        ui::ClientsPage page({*m_clients, care, m_sessions, m_server, &settings});
        page.show();
        page.refresh(-1);
        auto *lifetimes = page.findChild<QLabel *>(u"detailLifetimes"_s);
        QTRY_VERIFY(lifetimes->text().startsWith(u"access 15 min (default)"_s));
        const int before = care.asked;
        QVERIFY(before > 0);
        settings.given = {tests::aSetting(u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s, u"1800"_s)};
        page.refresh(core::SettingsArea);
        QTRY_VERIFY(lifetimes->text().startsWith(u"access 30 min (default)"_s));
        QCOMPARE(care.asked, before);
    }
    void endsTheOldSecretAfterAsking()
    {
        auto &web = m_clients->clients[1];
        web.client.type = core::ClientType::Confidential;
        web.hasSecret = web.hasOldSecret = true;
        web.oldSecretUntil = core::fromMillis(1'900'000'000'000);
        m_page->refresh(-1);
        QVERIFY(table()->selectKey(web.client.id.value));
        auto *retire = m_page->findChild<QPushButton *>(u"retireSecret"_s);
        QTRY_VERIFY(retire->isEnabled());
        retire->click();
        QVERIFY(m_care->calls.isEmpty());
        m_page->findChild<QDialog *>(u"retireSecretDialog"_s)->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(m_care->calls, QStringList{u"retire "_s + web.client.id.value});
    }
};

QTEST_MAIN(ClientsOverTimeTest)
#include "ClientsOverTimeTest.moc"
