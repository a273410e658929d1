#pragma once

#include "core/base/Fault.h"
#include "core/base/Result.h"

#include <QFuture>

namespace core {

/// Faults made on purpose. Nothing of it outlives the program or a stop of the server.
class FaultLab
{
public:
    virtual ~FaultLab() = default;
    /// One of each kind, in their order. Any thread; does not wait.
    virtual std::vector<FaultSwitch> switches() const = 0;
    /// What a person has to type before a fault is switched on here; empty: nothing. ENVIRONMENT=production has one.
    virtual QString wordToType() const = 0;
    /// Or changes the one of this kind. InvalidInput with field "amount", "delay", "retry_after", "lasts" or "word".
    virtual QFuture<Result<bool>> switchOn(FaultRule rule, QString typed) = 0;
    virtual QFuture<Result<bool>> switchOff(FaultKind kind) = 0;
    /// How many were on.
    virtual QFuture<Result<int>> stopAll() = 0;
};

} // namespace core
