#pragma once

#include <QObject>

class QSocketNotifier;

namespace app {

/// SIGTERM and SIGINT as a Qt signal on the main thread. One per process.
class StopSignals : public QObject
{
    Q_OBJECT
public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void stopRequested();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace app
