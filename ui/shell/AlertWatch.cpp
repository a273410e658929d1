#include "ui/shell/AlertWatch.h"

#include "ui/async/WhenDone.h"

#include <algorithm>
#include <functional>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

AlertWatch::AlertWatch(core::OverviewAdmin &overview, core::ServerControl &server, QObject *parent)
    : QObject(parent), m_overview(overview)
{
    m_again.setInterval(10min);
    m_soon.setSingleShot(true);
    m_soon.setInterval(2s);
    m_later.setSingleShot(true);
    m_later.setInterval(30s);
    connect(&m_later, &QTimer::timeout, this, &AlertWatch::read);
    connect(&m_again, &QTimer::timeout, this, &AlertWatch::read);
    connect(&m_soon, &QTimer::timeout, this, &AlertWatch::read);
    connect(&server, &core::ServerControl::dataChanged, this, [this](int areas) {
        if (areas & (core::SettingsArea | core::KeysArea) && !m_soon.isActive())
            m_soon.start();
        if (areas & (core::UsersArea | core::AuditArea) && !m_later.isActive())
            m_later.start();
    });
    m_again.start();
    m_soon.start();
}

void AlertWatch::read()
{
    whenDone(m_overview.figures(), this, [this](const core::Result<core::OverviewFigures> &figures) {
        if (!figures) // a failure is shown by the page that somebody looks at
            return;
        compare(figures->alerts);
        compareLocks(figures->lockedNames);
        emit counted(int(std::ranges::count_if(figures->alerts, std::logical_not(), &core::Alert::isQuiet)));
    });
}

void AlertWatch::compare(const std::vector<core::Alert> &alerts)
{
    QSet<QString> known;
    for (const core::Alert &alert : alerts) {
        const QString key = u"%1 %2 %3"_s.arg(alert.kind, alert.subject).arg(int(alert.severity));
        known.insert(key);
        if (!m_known.contains(key) && !alert.isQuiet && alert.severity != core::Alert::Severity::Notice &&
            alert.kind != "refresh_reuse"_L1)
            emit raised(alert);
    }
    m_known = known;
}

void AlertWatch::compareLocks(qint64 lockedNames)
{
    const qint64 before = std::exchange(m_lockedNames, lockedNames);
    if (lockedNames > before)
        emit raised({u"locked_names"_s, core::Alert::Severity::Warning, {}, int(lockedNames), {}});
}

} // namespace ui
