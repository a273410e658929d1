#pragma once

#include "core/admin/OverviewAdmin.h"
#include "core/admin/ServerControl.h"
#include "ui/widgets/PageFrame.h"

#include <QTimer>

namespace core {
class AuditAdmin;
}

namespace ui {

class AlertList;
class FigureCard;
class ServerCard;
class SignInsCard;

/// The first page: server, sign-ins, figures and alerts. Reads nothing while it is hidden.
class OverviewPage : public PageFrame
{
    Q_OBJECT
public:
    OverviewPage(core::OverviewAdmin &overview, core::AuditAdmin &audit, core::ServerControl &server,
                 QWidget *parent = nullptr);
    void refresh(int areas) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void arrange();
    void connectParts();
    FigureCard *addFigure(const QString &caption, const QString &objectName, const QString &page,
                          const QString &subject);
    void showServer();
    void reload();
    void afterSwitch(QFuture<core::Result<void>> change);

    core::OverviewAdmin &m_overview;
    core::ServerControl &m_server;
    ServerCard *m_serverCard;
    SignInsCard *m_signIns;
    AlertList *m_alerts;
    FigureCard *m_users;
    FigureCard *m_locked;
    FigureCard *m_clients;
    FigureCard *m_families;
    FigureCard *m_auditRows;
    QTimer m_pause;
    QTimer m_uptime;
};

} // namespace ui
