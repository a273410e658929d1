#pragma once

#include "core/admin/SessionAdmin.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace ui {

class DataTable;
class DeviceTableModel;
class FilterLine;
class SessionTableModel;

/// All browsers that are signed in, and the devices that wait for their user. Reads while it is shown.
class SignInsPane : public QWidget
{
    Q_OBJECT
public:
    explicit SignInsPane(core::SessionAdmin &sessions, QWidget *parent = nullptr);
    void refresh(); ///< does nothing while hidden

Q_SIGNALS:
    void failed(const core::Error &error);
    void told(const QString &text);
    void read();
    void userRequested(const core::UserId &user);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeSessions();
    QWidget *makeDevices();
    void readDevices();
    void confirmEnd(const QString &session);
    void deny(const QString &device);
    void showButtons();

    core::SessionAdmin &m_admin;
    SessionTableModel *m_sessions;
    DeviceTableModel *m_devices;
    FilterLine *m_filter;
    DataTable *m_sessionTable;
    DataTable *m_deviceTable;
    QPushButton *m_end;
    QPushButton *m_showUser;
    QPushButton *m_deny;
    QTimer m_again; ///< devices come and go within minutes
};

/// What ending a session does, for the question before it.
QString sessionEndText(const core::SessionSummary &session);

} // namespace ui
