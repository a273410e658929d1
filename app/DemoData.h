#pragma once

#include "core/base/Result.h"
#include "core/tokens/TokenService.h"

#include <QRandomGenerator>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace app {

class Composition;
class DemoClock;

/// The contents of a demo, PRODUCT.md §3: made by the code that makes real ones, on a clock that runs through the last
/// 30 days. The same at every start but for keys and secrets. Waits; before the server listens.
class DemoData
{
public:
    static constexpr std::chrono::hours kPast{30 * 24};

    DemoData(Composition &composition, DemoClock &clock);
    core::Result<void> make();

private:
    struct Visitor
    {
        core::User user;
        core::Client client;
        QString address;
        QString agent;
        QByteArray refreshToken;
        int refreshesLeft = 0;
    };
    struct Step
    {
        std::chrono::milliseconds ago;
        std::function<core::Result<void>()> act = {};
        std::optional<core::AuditEvent> event = {}; ///< instead of an act: only to be recorded
    };

    core::Result<void> makeLabClients();
    core::Result<void> makeUsers();
    core::Result<void> loadPeople();
    void planChains(std::vector<Step> &steps);
    void planIncident(std::vector<Step> &steps);
    void planSignIns(std::vector<Step> &steps);
    void planLock(std::vector<Step> &steps);
    core::Result<void> planBrowsers(std::vector<Step> &steps);
    core::Result<void> start(Visitor &visitor);
    core::Result<void> refresh(Visitor &visitor);
    /// One commit for all of them: thousands of single ones would take seconds.
    core::Result<void> record(std::vector<Step> &events);
    core::Origin originOf(const Visitor &visitor) const;
    Visitor someVisitor();
    std::chrono::milliseconds someTimeAgo(std::chrono::milliseconds atMost);

    Composition &m_core;
    DemoClock &m_clock;
    QRandomGenerator m_dice{20261121};
    std::vector<core::User> m_people;
    std::vector<core::Client> m_apps;
};

} // namespace app
