#include "server/ChangeSignals.h"

using namespace std::chrono_literals;

namespace server {

ChangeSignals::ChangeSignals(QObject *parent) : QObject(parent)
{
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(100ms);
    connect(&m_changeTimer, &QTimer::timeout, this, &ChangeSignals::flush);
    m_figuresTimer.setInterval(500ms);
    connect(&m_figuresTimer, &QTimer::timeout, this, &ChangeSignals::figuresDue);
}

void ChangeSignals::noteChange(int areas)
{
    // Only the first note since the last signal wakes the thread: a storm of requests posts ten events a second.
    if (m_areas.fetch_or(areas) == 0)
        QMetaObject::invokeMethod(
            this, [this] { m_changeTimer.start(); }, Qt::QueuedConnection);
}

void ChangeSignals::noteIncident(const core::FamilyId &family)
{
    QMetaObject::invokeMethod(
        this, [this, id = family.value] { emit incident(id); }, Qt::QueuedConnection);
}

void ChangeSignals::setRunning(bool running)
{
    running ? m_figuresTimer.start() : m_figuresTimer.stop();
    emit figuresDue();
}

void ChangeSignals::flush()
{
    emit changed(m_areas.exchange(0));
}

} // namespace server
