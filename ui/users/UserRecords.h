#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/admin/ChainAdmin.h"
#include "core/admin/UserBatchAdmin.h"

#include <QObject>

namespace ui {

class UserDetail;

/// Reads what else is known of the user that a UserDetail shows: chains, last events, where wrong passwords came from.
class UserRecords : public QObject
{
    Q_OBJECT
public:
    struct Sources
    {
        core::UserBatchAdmin &batches;
        core::ChainAdmin &chains;
        core::AuditAdmin &audit;
    };
    UserRecords(Sources sources, UserDetail *detail);
    void read(const core::UserSummary &user); ///< answers about a user shown before are dropped

Q_SIGNALS:
    void failed(const core::Error &error);

private:
    void readChains();
    void readAudit();
    void readAddresses();

    Sources m_sources;
    UserDetail *m_detail;
    core::UserId m_user;
};

} // namespace ui
