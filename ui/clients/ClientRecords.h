#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "core/admin/SessionAdmin.h"

#include <QObject>

namespace ui {

class ClientDetail;

/// Reads what else is known of the client that a ClientDetail shows: consents, history, how it gets its tokens; and
/// takes consents back.
class ClientRecords : public QObject
{
    Q_OBJECT
public:
    struct Sources
    {
        core::ClientAdmin &clients;
        core::ClientCareAdmin &care;
        core::SessionAdmin &sessions;
    };
    ClientRecords(Sources sources, ClientDetail *detail, QWidget *page);
    void read(const core::ClientId &client); ///< answers about a client shown before are dropped

Q_SIGNALS:
    void failed(const core::Error &error);
    void changed(const core::ClientId &client);
    void used(const core::GrantUse &use);

private:
    void readConsents();
    void readHistory();
    void readUse();
    void confirmRevoke(const core::UserId &user);
    void showRevision(int index);

    Sources m_sources;
    ClientDetail *m_detail;
    QWidget *m_page;
    core::ClientId m_client;
    std::vector<core::ConsentSummary> m_consents;
    std::vector<core::ClientRevision> m_revisions;
};

} // namespace ui
