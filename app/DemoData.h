#pragma once

#include "core/base/Result.h"
#include "core/tokens/TokenService.h"

#include <QRandomGenerator>

#include <chrono>
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
    using Step = std::pair<std::chrono::milliseconds, std::function<core::Result<void>()>>; ///< how long ago, what

    core::Result<void> makeUsers();
    core::Result<void> loadPeople();
    void planChains(std::vector<Step> &steps);
    void planIncident(std::vector<Step> &steps);
    void planSignIns(std::vector<Step> &steps);
    void planLock(std::vector<Step> &steps);
    core::Result<void> start(Visitor &visitor);
    core::Result<void> refresh(Visitor &visitor);
    core::Result<void> record(core::EventType type, bool success, const Visitor &visitor, const QString &reason);
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
