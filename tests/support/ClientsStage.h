#pragma once

#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeClientCareAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "tests/support/FakeSessionAdmin.h"
#include "ui/clients/ClientsPage.h"
#include "ui/clients/NewClientDialog.h"
#include "ui/widgets/DataTable.h"

#include <QCoreApplication>
#include <QDialog>
#include <QJsonArray>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTextBrowser>

namespace tests {

using namespace Qt::StringLiterals;

/// The clients page on fakes: a public client with the password grant, "flutter", and a confidential one, "internal".
class ClientsStage
{
protected:
    inline static const ui::SnippetServer kServer{u"http://127.0.0.1:8003"_s, u"http://127.0.0.1:8003"_s};

    FakeSessionAdmin m_sessions;
    FakeServerControl m_server;
    std::unique_ptr<FakeClientAdmin> m_clients;
    std::unique_ptr<FakeClientCareAdmin> m_care;
    std::unique_ptr<ui::ClientsPage> m_page;

    static void forgetSettings()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-clients-test"_s);
        QSettings().clear();
    }
    void open()
    {
        m_sessions.consented.clear();
        m_sessions.calls.clear();
        m_clients = std::make_unique<FakeClientAdmin>();
        m_clients->clients = {aClient(u"flutter"_s), aClient(u"internal"_s)};
        m_clients->clients[0].client.grantTypes.append(u"password"_s);
        m_clients->clients[0].weaknesses = {u"password_grant"_s};
        m_clients->clients[1].client.type = core::ClientType::Confidential;
        m_care = std::make_unique<FakeClientCareAdmin>();
        m_care->clients = m_clients.get();
        m_care->changes = {{u"grant_types"_s, QJsonArray{u"password"_s, u"refresh_token"_s},
                            QJsonArray{u"refresh_token"_s, u"authorization_code"_s}}};
        m_page = std::make_unique<ui::ClientsPage>(ui::ClientsPage::Parts{*m_clients, *m_care, m_sessions, m_server});
        m_page->show();
        m_page->refresh(-1);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
    }
    ui::DataTable *table() const { return m_page->findChild<ui::DataTable *>(u"clients"_s); }
    QPushButton *button(const QString &name) const { return m_page->findChild<QPushButton *>(name); }

    /// In the wizard.
    static void choose(ui::NewClientDialog &dialog, ui::ApplicationType type)
    {
        dialog.findChild<QRadioButton *>(u"type%1"_s.arg(int(type)))->setChecked(true);
    }
    static void next(ui::NewClientDialog &dialog) { dialog.findChild<QPushButton *>(u"submit"_s)->click(); }

    /// The step between the form and the change.
    void saveReviewed(QWidget &dialog) const
    {
        QTRY_VERIFY(dialog.findChild<QDialog *>(u"saveChangesDialog"_s));
        auto *review = dialog.findChild<QDialog *>(u"saveChangesDialog"_s);
        QVERIFY(m_clients->calls.filter(u"update"_s).isEmpty());
        const QString told = review->findChild<QTextBrowser *>(u"clientChanges"_s)->toPlainText();
        QVERIFY2(told.contains(u"+ Authorization code"_s) && told.contains(u"refused at once"_s), qPrintable(told));
        review->findChild<QPushButton *>(u"submit"_s)->click();
    }
};

} // namespace tests
