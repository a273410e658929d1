#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeClientCareAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "tests/support/FakeSessionAdmin.h"
#include "ui/clients/ApplicationType.h"
#include "ui/clients/ClientTableModel.h"
#include "ui/clients/ClientsPage.h"
#include "ui/clients/EditClientDialog.h"
#include "ui/clients/InitialTokenDialog.h"
#include "ui/clients/NewClientDialog.h"
#include "ui/clients/RotateSecretDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateMark.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace {

const ui::SnippetServer kServer{u"http://127.0.0.1:8003"_s, u"http://127.0.0.1:8003"_s};

} // namespace

class ClientsOverTimeTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::FakeClientAdmin> m_clients;
    tests::FakeSessionAdmin m_sessions;
    tests::FakeServerControl m_server;
    std::unique_ptr<tests::FakeClientCareAdmin> m_care;
    std::unique_ptr<ui::ClientsPage> m_page;

    ui::DataTable *table() { return m_page->findChild<ui::DataTable *>(u"clients"_s); }
    static void choose(ui::NewClientDialog &dialog, ui::ApplicationType type)
    {
        dialog.findChild<QRadioButton *>(u"type%1"_s.arg(int(type)))->setChecked(true);
    }
    static void next(ui::NewClientDialog &dialog) { dialog.findChild<QPushButton *>(u"submit"_s)->click(); }
    QPushButton *button(const QString &name) { return m_page->findChild<QPushButton *>(name); }

    /// The step between the form and the change.
    void saveReviewed(QWidget &dialog)
    {
        QTRY_VERIFY(dialog.findChild<QDialog *>(u"saveChangesDialog"_s));
        auto *review = dialog.findChild<QDialog *>(u"saveChangesDialog"_s);
        QVERIFY(m_clients->calls.filter(u"update"_s).isEmpty());
        const QString told = review->findChild<QTextBrowser *>(u"clientChanges"_s)->toPlainText();
        QVERIFY2(told.contains(u"+ Authorization code"_s) && told.contains(u"refused at once"_s), qPrintable(told));
        review->findChild<QPushButton *>(u"submit"_s)->click();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-clients-test"_s);
        QSettings().clear();
    }
    void init()
    {
        m_sessions.consented.clear();
        m_sessions.calls.clear();
        m_clients = std::make_unique<tests::FakeClientAdmin>();
        m_clients->clients = {tests::aClient(u"flutter"_s), tests::aClient(u"internal"_s)};
        m_clients->clients[0].client.grantTypes.append(u"password"_s);
        m_clients->clients[0].weaknesses = {u"password_grant"_s};
        m_clients->clients[1].client.type = core::ClientType::Confidential;
        m_care = std::make_unique<tests::FakeClientCareAdmin>();
        m_care->clients = m_clients.get();
        m_care->changes = {{u"grant_types"_s, QJsonArray{u"password"_s, u"refresh_token"_s},
                            QJsonArray{u"refresh_token"_s, u"authorization_code"_s}}};
        m_page = std::make_unique<ui::ClientsPage>(ui::ClientsPage::Parts{*m_clients, *m_care, m_sessions, m_server});
        m_page->show();
        m_page->refresh(-1);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
    }
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
        QVERIFY(table()->selectKey(m_care->earlier.id.value));
        QTRY_VERIFY(m_page->findChild<QPushButton *>(u"act:0"_s));
        m_page->findChild<QPushButton *>(u"act:0"_s)->click();
        auto *revision = m_page->findChild<QDialog *>(u"clientRevisionDialog"_s);
        QVERIFY(revision);
        revision->findChild<QPushButton *>(u"submit"_s)->click();
        saveReviewed(*revision);
        QTRY_COMPARE(m_clients->lastDraft.name, u"As it was"_s);
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
