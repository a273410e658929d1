#pragma once

#include "core/admin/CertificateAdmin.h"
#include "core/admin/ProtectionAdmin.h"
#include "core/admin/ServerControl.h"
#include "core/admin/SettingsAdmin.h"
#include "ui/widgets/PageFrame.h"

#include <QTimer>

class QTabWidget;

namespace ui {

class AddressPane;
class CertificatePane;
class ProtectionPane;
class SettingsForm;

/// How the server meets the network: addresses, limits, certificate, protection.
class ServerPage : public PageFrame
{
    Q_OBJECT
public:
    struct Parts
    {
        core::SettingsAdmin &settings;
        core::CertificateAdmin &certificates;
        core::ProtectionAdmin &protection;
        core::ServerControl &server;
    };
    /// `localNames`: host name and addresses of this computer, offered in forms.
    ServerPage(const Parts &parts, const QStringList &localNames, QWidget *parent = nullptr);

    void refresh(int areas) override;
    void open(const QString &subject) override; ///< "addresses", "limits", "sign-in", "certificate", "protection"

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addTabs();
    void connectCertificate();
    void connectProtection();
    void readSettings();
    void readCertificate();
    void showCertificate(const core::CertificateState &state);
    void showServer();
    void makeCertificate();
    void importCertificate();
    void confirmRemove();
    void chooseAuthorityFile();
    void saveAuthority(const QString &path);

    Parts m_parts;
    QStringList m_localNames;
    QTabWidget *m_tabs;
    AddressPane *m_addresses;
    SettingsForm *m_limits;
    SettingsForm *m_signIn;
    CertificatePane *m_certificate;
    ProtectionPane *m_protection;
    core::CertificateState m_state;
    QTimer m_minute;
};

} // namespace ui
