#include "ui/users/UserRecords.h"

#include "ui/async/WhenDone.h"
#include "ui/users/UserDetail.h"
#include "ui/widgets/TimeText.h"

#include <utility>

namespace ui {

namespace {

constexpr int kShown = 20;

} // namespace

UserRecords::UserRecords(Sources sources, UserDetail *detail) : QObject(detail), m_sources(sources), m_detail(detail) {}

void UserRecords::read(const core::UserSummary &user)
{
    if (std::exchange(m_user, user.id) != user.id) {
        m_detail->showChains({}, 0);
        m_detail->showAudit({});
        m_detail->showFailedAddresses({});
    }
    readChains();
    readAudit();
    if (user.lockedUntil || user.failedSignIns > 0)
        readAddresses();
}

void UserRecords::readChains()
{
    core::ChainFilter filter;
    filter.user = m_user;
    whenDone(m_sources.chains.list(filter, {{}, kShown}), this,
             [this, user = m_user](const core::Result<core::Page<core::ChainSummary>> &chains) {
                 if (m_user != user)
                     return;
                 if (!chains)
                     return emit failed(chains.error());
                 m_detail->showChains(chains->rows, chains->matching);
             });
}

void UserRecords::readAudit()
{
    core::AuditQuery query;
    query.user = m_user.value;
    whenDone(m_sources.audit.list(query, {{}, kShown}), this,
             [this, user = m_user](const core::Result<core::Page<core::AuditRow>> &rows) {
                 if (m_user != user)
                     return;
                 if (!rows)
                     return emit failed(rows.error());
                 m_detail->showAudit(rows->rows);
             });
}

void UserRecords::readAddresses()
{
    const core::Instant dayAgo = currentTime() - std::chrono::hours(24);
    whenDone(m_sources.batches.failedAddresses(m_user, dayAgo), this,
             [this, user = m_user](const core::Result<std::vector<core::FailedAddress>> &addresses) {
                 if (m_user == user && addresses)
                     m_detail->showFailedAddresses(*addresses);
             });
}

} // namespace ui
