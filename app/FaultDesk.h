#pragma once

#include "core/admin/FaultLab.h"
#include "core/admin/database/AdminContext.h"
#include "server/faults/FaultPlan.h"

#include <QThreadPool>
#include <QTimer>

namespace app {

/// The switches of the server's faults, each change a row of the audit log, also when one ends by itself. Made and
/// destroyed on the main thread, before the server.
class FaultDesk final : public core::FaultLab
{
public:
    FaultDesk(core::AdminContext &context, server::FaultPlan &plan, bool isProduction);
    ~FaultDesk() override;

    std::vector<core::FaultSwitch> switches() const override { return m_plan.switches(); }
    QString wordToType() const override;
    QFuture<core::Result<bool>> switchOn(core::FaultRule rule, QString typed) override;
    QFuture<core::Result<bool>> switchOff(core::FaultKind kind) override;
    QFuture<core::Result<int>> stopAll() override;

private:
    enum class How { ByHand, ByItself };
    core::Result<bool> switchOnNow(const core::FaultRule &rule);
    core::Result<void> recordOff(const core::FaultSwitch &before, How how);
    core::Result<void> record(const core::FaultSwitch &before, const core::FaultSwitch &after, How how);
    core::FaultSwitch current(core::FaultKind kind) const;
    void watch();

    core::AdminContext &m_context;
    server::FaultPlan &m_plan;
    bool m_isProduction;
    QThreadPool m_thread; ///< one: changes come one after the other
    QTimer m_watch;
};

} // namespace app
