#pragma once

#include "core/admin/AuditAdmin.h"

#include <QHash>

#include <functional>

namespace app {

/// New events as they come, like tail -f, oldest first. Rows are known again by their ids, so that neither a purge nor
/// a second chain confuses it; asks twice a second.
class AuditFollow
{
public:
    using Show = std::function<void(const core::AuditRow &)>;

    AuditFollow(core::AuditAdmin &audits, core::AuditQuery query, Show show)
        : m_audits(audits), m_query(std::move(query)), m_show(std::move(show))
    {}
    /// Shows the last rows there are, then what comes, until SIGINT or SIGTERM. Main thread.
    core::Result<void> run(int last);

private:
    core::Result<void> start(int last);
    core::Result<void> look();
    void remember(const core::AuditRow &row);
    void forget();

    core::AuditAdmin &m_audits;
    core::AuditQuery m_query;
    Show m_show;
    core::Instant m_newest;
    core::Instant m_begin; ///< what is older was there before
    QHash<QString, core::Instant> m_known;
};

} // namespace app
