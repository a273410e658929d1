#pragma once

#include "app/LoadConnection.h"
#include "core/admin/LoadLab.h"

#include <QTimer>

#include <atomic>

class QEventLoop;

namespace app {

/// Sends requests at an even pace until the time is over, and counts what comes back. One thread, which waits.
class LoadShot final : public QObject
{
    Q_OBJECT
public:
    struct Request
    {
        QList<FlowHttp::Header> headers;
        QByteArray body;
        LoadConnection::Done done = {}; ///< beside the counting
    };
    /// The next request; empty: none can be sent just now.
    using Next = std::function<std::optional<Request>()>;

    LoadShot(FlowHttp::Target target, int perSecond, std::chrono::seconds lasts, Next next);

    /// `told` gets what there is a few times a second.
    core::LoadReport run(const std::function<bool()> &isCancelled,
                         const std::function<void(const core::LoadReport &)> &told);

private:
    void sendWhatIsDue();
    LoadConnection *freeConnection();
    void note(const LoadConnection::Answer &answer);
    core::LoadReport report() const;

    FlowHttp::Target m_target;
    int m_perSecond;
    std::chrono::milliseconds m_lasts;
    Next m_next;
    QElapsedTimer m_clock;
    qint64 m_due = 0;
    core::LoadReport m_report;
    std::vector<std::chrono::microseconds> m_durations;
    std::vector<LoadConnection *> m_connections;
};

} // namespace app
