#pragma once

#include "core/admin/SessionAdmin.h"

#include <QObject>

class QWidget;

namespace ui {

class UserDetail;

/// Reads the signed-in browsers and the consents of the user that a UserDetail shows, and ends them after asking.
class UserSignIns : public QObject
{
    Q_OBJECT
public:
    UserSignIns(core::SessionAdmin &sessions, UserDetail *detail, QWidget *page);
    void read(const core::UserId &user); ///< answers about a user shown before are dropped
    int browsers() const { return int(m_browsers.size()); }

Q_SIGNALS:
    void failed(const core::Error &error);
    void ended(const QString &told);

private:
    void confirmEnd(const core::SessionId &id);
    void confirmRevoke(const core::ClientId &client);
    void afterEnd(QFuture<core::Result<void>> change, const QString &told);

    core::SessionAdmin &m_sessions;
    UserDetail *m_detail;
    QWidget *m_page;
    core::UserId m_user;
    std::vector<core::SessionSummary> m_browsers;
    std::vector<core::ConsentSummary> m_consents;
};

} // namespace ui
