#pragma once

#include "core/admin/OverviewAdmin.h"
#include "core/admin/ServerControl.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace ui {

/// Reads the alerts now and then, whether or not a window is open, and tells of those that were not there before, and
/// of names that were locked since. Reused tokens are left out: ServerControl tells them at once.
class AlertWatch : public QObject
{
    Q_OBJECT
public:
    AlertWatch(core::OverviewAdmin &overview, core::ServerControl &server, QObject *parent = nullptr);
    void read();

Q_SIGNALS:
    void raised(const core::Alert &alert); ///< warnings and worse
    void counted(int open);                ///< alerts that nobody acknowledged, after each reading

private:
    void compare(const std::vector<core::Alert> &alerts);
    void compareLocks(qint64 lockedNames);

    core::OverviewAdmin &m_overview;
    QSet<QString> m_known;
    QTimer m_again;
    QTimer m_soon;  ///< after a change; several come together
    QTimer m_later; ///< after sign-ins, which may come by the hundred a second
    qint64 m_lockedNames = 0;
};

} // namespace ui
