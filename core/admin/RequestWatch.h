#pragma once

#include "core/base/SeenRequest.h"

namespace core {

/// The requests that the server answers, one by one, while somebody watches. They are kept in memory, the newest of
/// them only, and nowhere else. Any thread; nothing waits.
class RequestWatch
{
public:
    virtual ~RequestWatch() = default;
    virtual bool isOn() const = 0;
    virtual void switchOn() = 0;
    virtual void switchOff() = 0; ///< what was seen is still told
    virtual void forget() = 0;
    virtual std::vector<SeenRequest> after(qint64 number) const = 0; ///< oldest first; 0: all
    virtual int most() const = 0;                                    ///< how many are kept
};

} // namespace core
