#include "tests/support/LabStage.h"
#include "ui/lab/LabForm.h"
#include "ui/lab/SearchCombo.h"
#include "ui/widgets/MessageBar.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Who was asked for by one of these ids is answered when the test says so.
class LateUserAdmin : public tests::FakeUserAdmin
{
public:
    QString late;

    QFuture<core::Result<core::UserSummary>> find(QString idOrName) override
    {
        if (idOrName != late)
            return FakeUserAdmin::find(idOrName);
        isHolding = true;
        auto answer = FakeUserAdmin::find(idOrName);
        isHolding = false;
        return answer;
    }
};

class LateClientAdmin : public tests::FakeClientAdmin
{
public:
    QString late;

    QFuture<core::Result<core::ClientSummary>> find(core::ClientId id) override
    {
        if (id.value != late)
            return FakeClientAdmin::find(id);
        isHolding = true;
        auto answer = FakeClientAdmin::find(id);
        isHolding = false;
        return answer;
    }
};

/// Whatever is there already has arrived afterwards.
void settle()
{
    for (int round = 0; round < 20; ++round)
        QCoreApplication::processEvents();
}

void pick(ui::SearchCombo &combo, const QString &text)
{
    combo.setCurrentIndex(combo.findText(text));
    emit combo.activated(combo.currentIndex());
}

} // namespace

/// Who and what the form chooses when several wishes, their answers and the operator cross.
class LabWishesTest : public tests::LabStage
{
    Q_OBJECT

private:
    ui::SearchCombo &user() const { return *part<ui::SearchCombo>(*m_page, u"labUser"_s); }
    ui::SearchCombo &client() const { return *part<ui::SearchCombo>(*m_page, u"labClient"_s); }
    ui::MessageBar &failure() const { return *part<ui::MessageBar>(*m_page, u"labFailure"_s); }

    LateUserAdmin *m_lateUsers = nullptr;
    LateClientAdmin *m_lateClients = nullptr;
    std::unique_ptr<ui::LabPage> m_page;

private Q_SLOTS:
    void initTestCase() { initStage(); }
    void init();
    void cleanup() { m_page.reset(); }
    void aClientThatIsGoneLeavesAllTheOthers_data();
    void aClientThatIsGoneLeavesAllTheOthers();
    void saysThatALinkedClientGetsNoTokens();
    void anEarlierUserReplacesNoLaterOne_data();
    void anEarlierUserReplacesNoLaterOne();
    void anEarlierClientReplacesNoLaterOne_data();
    void anEarlierClientReplacesNoLaterOne();
    void whatWasPickedStays_data();
    void whatWasPickedStays();
    void aListOnItsWayLeavesWhatWasPicked();
};

void LabWishesTest::init()
{
    makeStage();
    auto users = std::make_unique<LateUserAdmin>();
    users->users = {tests::aUser(u"admin"_s), tests::aUser(u"anna"_s), tests::aUser(u"bob"_s)};
    auto clients = std::make_unique<LateClientAdmin>();
    clients->clients = {tests::aClient(u"first"_s), tests::aClient(u"second"_s), tests::aClient(u"third"_s)};
    m_lateUsers = users.get();
    m_lateClients = clients.get();
    m_users = std::move(users);
    m_clients = std::move(clients);
    m_page = makePage();
    QTRY_COMPARE(user().currentId(), u"id-admin"_s);
    QTRY_COMPARE(client().currentId(), u"first"_s);
}

void LabWishesTest::aClientThatIsGoneLeavesAllTheOthers_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("disabled") << true;
    QTest::newRow("no such client") << false;
}

void LabWishesTest::aClientThatIsGoneLeavesAllTheOthers()
{
    QFETCH(bool, isThere);
    if (isThere) {
        m_clients->clients.push_back(tests::aClient(u"of-the-last-start"_s));
        m_clients->clients.back().client.isActive = false;
    }
    m_page->restoreState({{u"client"_s, u"of-the-last-start"_s}});
    settle();
    QCOMPARE(client().count(), 3);
    m_page->refresh(-1);
    settle();
    QCOMPARE(client().count(), 3);
    QCOMPARE(client().currentId(), u"first"_s);
    QVERIFY(failure().isHidden()); // nobody asked for it now
}

void LabWishesTest::saysThatALinkedClientGetsNoTokens()
{
    m_clients->clients[1].client.isActive = false;
    m_page->open(u"client:second"_s);
    QTRY_VERIFY(!failure().isHidden());
    QVERIFY2(failure().text().startsWith(u"second "_s), qPrintable(failure().text()));
    QTRY_COMPARE(client().count(), 2);
    QCOMPARE(client().currentId(), u"first"_s);
}

void LabWishesTest::anEarlierUserReplacesNoLaterOne_data()
{
    QTest::addColumn<bool>("isDeleted");
    QTest::newRow("may sign in") << false;
    QTest::newRow("was deleted") << true;
}

void LabWishesTest::anEarlierUserReplacesNoLaterOne()
{
    QFETCH(bool, isDeleted);
    m_users->users[1].deleted = isDeleted;
    m_lateUsers->late = u"id-anna"_s;
    m_page->open(u"user:id-anna"_s);
    m_page->open(u"user:id-bob"_s);
    m_lateUsers->release(); // anna's answer is there before the list with bob has come
    settle();
    QCOMPARE(user().currentId(), u"id-bob"_s);
    m_page->open(u"user:id-anna"_s);
    m_page->open(u"user:id-bob"_s);
    settle();
    m_lateUsers->release(); // long after bob was chosen
    settle();
    QCOMPARE(user().currentId(), u"id-bob"_s);
    QVERIFY(failure().isHidden());
}

void LabWishesTest::anEarlierClientReplacesNoLaterOne_data()
{
    QTest::addColumn<bool>("isUsable");
    QTest::newRow("usable") << true;
    QTest::newRow("disabled") << false;
}

/// A profile is chosen just as the lab takes over what is selected elsewhere.
void LabWishesTest::anEarlierClientReplacesNoLaterOne()
{
    QFETCH(bool, isUsable);
    m_clients->clients[1].client.isActive = isUsable;
    m_lateClients->late = u"second"_s;
    m_page->followSelection([] { return ui::LabPage::Selected{{}, u"second"_s}; });
    m_page->show();
    m_page->open(u"client:third"_s);
    settle();
    m_lateClients->release();
    settle();
    QCOMPARE(client().currentId(), u"third"_s);
}

void LabWishesTest::whatWasPickedStays_data()
{
    QTest::addColumn<bool>("isRefreshed");
    QTest::newRow("at once") << false;
    QTest::newRow("with a refresh in between") << true;
}

void LabWishesTest::whatWasPickedStays()
{
    QFETCH(bool, isRefreshed);
    m_lateUsers->late = u"id-anna"_s;
    m_lateClients->late = u"second"_s;
    m_page->open(u"user:id-anna"_s);
    m_page->open(u"client:second"_s);
    if (isRefreshed)
        m_page->refresh(-1);
    pick(user(), u"bob"_s);
    pick(client(), u"third"_s);
    m_lateUsers->release();
    m_lateClients->release();
    settle();
    QCOMPARE(user().currentId(), u"id-bob"_s);
    QCOMPARE(client().currentId(), u"third"_s);
}

void LabWishesTest::aListOnItsWayLeavesWhatWasPicked()
{
    m_page->open(u"user:id-anna"_s); // who they are is answered at once, their lists are not
    m_page->open(u"client:second"_s);
    m_users->isHolding = m_clients->isHolding = true;
    QTRY_VERIFY(m_users->held() > 0 && m_clients->held() > 0);
    m_users->isHolding = m_clients->isHolding = false;
    pick(user(), u"bob"_s);
    pick(client(), u"third"_s);
    m_users->release();
    m_clients->release();
    settle();
    QCOMPARE(user().currentId(), u"id-bob"_s);
    QCOMPARE(client().currentId(), u"third"_s);
}

QTEST_MAIN(LabWishesTest)
#include "LabWishesTest.moc"
