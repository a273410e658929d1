#pragma once

#include <QObject>
#include <QString>

class QLocalServer;

namespace app {

/// Lets a second start of the console on the same data folder raise the window of the first. Main thread.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);
    /// True when a running console was reached and asked to show its window. Waits at most a second.
    bool raiseRunning() const;
    /// From now on a second start reaches this one.
    bool listen();

Q_SIGNALS:
    void raiseRequested();

private:
    QString m_name;
    QLocalServer *m_server = nullptr;
};

} // namespace app
