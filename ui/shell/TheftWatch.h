#pragma once

#include "core/admin/OverviewAdmin.h"
#include "core/admin/ServerControl.h"

#include <QObject>

namespace core {
class ChainAdmin;
}

namespace ui {

/// Tells of each theft with whose token it was, for the window and the tray alike.
class TheftWatch : public QObject
{
    Q_OBJECT
public:
    /// Without `chains` nobody is named. They outlive this.
    TheftWatch(core::ServerControl &server, core::ChainAdmin *chains, QObject *parent = nullptr);

Q_SIGNALS:
    void theftFound(const core::Alert &theft); ///< "refresh_reuse"; names are empty when the chain could not be read

private:
    void lookUp(const QString &family);

    core::ChainAdmin *m_chains;
};

} // namespace ui
