#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QMap>

#include <chrono>
#include <vector>

namespace core {

/// One of several requests that used the same refresh token at the same time.
struct RaceAnswer
{
    enum class Outcome {
        Won,     ///< rotated the token
        Grace,   ///< came later and got what the first one got
        Refused, ///< `error` says why
        NoAnswer
    };
    Outcome outcome = Outcome::NoAnswer;
    int status = 0;
    std::chrono::microseconds duration{0};
    QString error;     ///< OAuth error code, or why there was no answer
    int successor = 0; ///< 1 is the first refresh token that was given, 2 another one; 0: none
};

struct RefreshRace
{
    static constexpr int kMost = 50;

    std::vector<RaceAnswer> answers; ///< in the order in which they came
    FamilyId family;
    std::chrono::seconds grace{0}; ///< of the client
    int successors = 0;            ///< different refresh tokens that were given; more than one must not be
    bool isChainAlive = false;
};

struct LoadPlan
{
    enum class Kind { ClientCredentials, Refresh };
    static constexpr int kMostPerSecond = 200;
    static constexpr std::chrono::seconds kLongest{60};

    Kind kind = Kind::Refresh;
    UserId user; ///< not for ClientCredentials
    ClientId client;
    int perSecond = 50;
    std::chrono::seconds lasts{10};
};

struct LoadReport
{
    static constexpr std::chrono::milliseconds kP95Limit{200}; ///< of the token endpoint, PRODUCT.md §7

    qint64 sent = 0;
    qint64 answered = 0;
    qint64 missed = 0;          ///< not sent in time, as all connections were still waiting
    QMap<int, qint64> statuses; ///< 0: no answer
    std::chrono::microseconds p50{0};
    std::chrono::microseconds p95{0};
    std::chrono::microseconds p99{0};
    std::chrono::microseconds slowest{0};
    std::chrono::milliseconds took{0};
    bool isCancelled = false;
};

/// Many real requests to the running server at once. One run at a time; any thread.
class LoadLab
{
public:
    virtual ~LoadLab() = default;
    /// Conflict when the server is stopped; InvalidInput with field "client", "user", "requests", "rate" or "lasts".
    virtual QFuture<Result<RefreshRace>> race(UserId user, ClientId client, int requests) = 0;
    virtual QFuture<Result<LoadReport>> load(LoadPlan plan) = 0;
    virtual LoadReport soFar() const = 0; ///< of the load that runs; does not wait
    virtual void cancel() = 0;            ///< the run ends with what it has
};

} // namespace core
