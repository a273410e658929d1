#pragma once

#include "core/admin/OverviewAdmin.h"
#include "core/admin/ServerControl.h"
#include "ui/widgets/PageFrame.h"

#include <QElapsedTimer>
#include <QTimer>

class QBoxLayout;
class QGridLayout;

namespace core {
class AuditAdmin;
class ClientCareAdmin;
} // namespace core

namespace ui {

class ActivityCard;
class AlertList;
class FigureCard;
class ServerCard;

/// The first page: server, activity, figures and alerts. Reads nothing while it is hidden.
class OverviewPage : public PageFrame
{
    Q_OBJECT
public:
    struct Admins
    {
        core::OverviewAdmin &overview;
        core::AuditAdmin &audit;
        core::ClientCareAdmin &clientCare;
        core::ServerControl &server;
    };
    explicit OverviewPage(const Admins &admins, QWidget *parent = nullptr);
    void refresh(int areas) override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Width { Unknown, Narrow, Wide };
    void arrange();
    void arrangeFor(Width width);
    void connectParts();
    FigureCard *addFigure(const QString &caption, const QString &objectName, const QString &page,
                          const QString &subject);
    void showServer();
    void reload();
    void readSoon();
    void showFigures(const core::OverviewFigures &figures);
    void reloadGrants();
    void cameBack(int question, int reload);
    void restart();
    void afterSwitch(QFuture<core::Result<void>> change);
    void afterQuiet(QFuture<core::Result<void>> change);

    core::OverviewAdmin &m_overview;
    core::ClientCareAdmin &m_clientCare;
    core::ServerControl &m_server;
    ServerCard *m_serverCard;
    ActivityCard *m_activity;
    AlertList *m_alerts;
    QGridLayout *m_figures;
    QBoxLayout *m_upper;
    Width m_width = Width::Unknown;
    FigureCard *m_users;
    FigureCard *m_locked;
    FigureCard *m_clients;
    FigureCard *m_families;
    FigureCard *m_tokens;
    FigureCard *m_migration;
    FigureCard *m_auditRows;
    enum Question { Figures = 1, Grants = 2, Activity = 4 };
    int m_onTheirWay = 0;   ///< Questions
    bool m_isStale = false; ///< something changed that was not read yet
    int m_reload = 0;
    QElapsedTimer m_reading;
    QTimer m_pause;
    QTimer m_uptime;
};

} // namespace ui
