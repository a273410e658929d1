#pragma once

#include <QThreadPool>

namespace core {

/// A pool whose threads are all made at once and stay until waitForDone. Where a thread cannot be made later (memory,
/// process limits), QThreadPool would lose the task that it was for and wait for it for ever at the end.
class SteadyPool : public QThreadPool
{
    Q_OBJECT
public:
    /// Ends the program with a clear line when the system does not give that many threads.
    explicit SteadyPool(int threads);
};

} // namespace core
