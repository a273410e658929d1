#pragma once

#include "core/base/Ids.h"

#include <QObject>
#include <QTimer>

#include <atomic>

namespace server {

/// Turns what happens on worker threads into few signals on its own thread: changes at most ten times a second, the
/// figures twice a second while it runs.
class ChangeSignals final : public QObject
{
    Q_OBJECT
public:
    explicit ChangeSignals(QObject *parent = nullptr);

    void noteChange(int areas);                      ///< any thread
    void noteIncident(const core::FamilyId &family); ///< any thread; never left out
    void setRunning(bool running);

Q_SIGNALS:
    void changed(int areas);
    void figuresDue();
    void incident(const QString &familyId);

private:
    void flush();

    std::atomic<int> m_areas = 0;
    QTimer m_changeTimer;
    QTimer m_figuresTimer;
};

} // namespace server
