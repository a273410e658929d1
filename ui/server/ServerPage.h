#pragma once

#include "core/admin/BackupAdmin.h"
#include "core/admin/CertificateAdmin.h"
#include "core/admin/ConsoleLock.h"
#include "core/admin/DiagnosticsAdmin.h"
#include "core/admin/ProtectionAdmin.h"
#include "core/admin/ServerControl.h"
#include "core/admin/SettingsAdmin.h"
#include "ui/widgets/PageFrame.h"

#include <QTimer>

class QStackedWidget;

namespace ui {

class AddressPane;
class AllSettingsPane;
class BackupPane;
class CertificatePane;
class MessageBar;
class ProtectionPane;
class SectionList;
class SettingsForm;
class WeakSettingsPane;

/// Settings: every one of them, how the server meets the network, what is less safe than it need be, backups and
/// diagnostics. Sections in a list at the left.
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
        core::BackupAdmin *backups = nullptr;          ///< none: no such section
        core::DiagnosticsAdmin *diagnostics = nullptr; ///< the same
        core::ConsoleLock *lock = nullptr;             ///< none: nobody is asked for the console's passphrase
    };
    /// `localNames`: host name and addresses of this computer, offered in forms.
    ServerPage(const Parts &parts, const QStringList &localNames, QWidget *parent = nullptr);

    void refresh(int areas) override;
    /// "settings", "addresses", "limits", "sign-in", "certificate", "protection", "weak", "backup", "diagnostics" or
    /// "setting:NAME".
    void open(const QString &subject) override;
    QFuture<std::vector<SearchHit>> search(const QString &text, int most) override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    QString unsavedChanges() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addSections();
    void addDiagnostics();
    void addSection(const QString &id, const QString &title, QWidget *pane);
    void connectSettings();
    void connectCertificate();
    void connectProtection();
    void readSettings();
    void readBadge();
    void readWeaknesses();
    void readCertificate();
    void showCertificate(const core::CertificateState &state);
    void showServer();
    void showEntries(const std::vector<core::SettingEntry> &entries);
    void showWaiting(const std::vector<core::SettingEntry> &entries);
    void showBadge();
    void settingsSaved(const QString &told, const core::SettingsAdmin::Changes &undo = {});
    void showHistory(const QString &name);

    Parts m_parts;
    QStringList m_localNames;
    SectionList *m_sections;
    QStackedWidget *m_stack;
    MessageBar *m_waiting;
    AllSettingsPane *m_all;
    WeakSettingsPane *m_weak;
    BackupPane *m_backup = nullptr; ///< none without Parts::backups
    AddressPane *m_addresses;
    SettingsForm *m_limits;
    SettingsForm *m_signIn;
    QMap<QString, SettingsForm *> m_forms; ///< by the section that it is in
    CertificatePane *m_certificate;
    ProtectionPane *m_protection;
    core::CertificateState m_state;
    std::vector<core::SettingEntry> m_entries;
    int m_weakCount = 0;
    int m_badge = -1; ///< as told last
    bool m_certificateNeedsALook = false;
    QTimer m_minute;
};

} // namespace ui
