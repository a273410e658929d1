#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/admin/RequestLab.h"
#include "ui/lab/RequestDraft.h"

#include <QWidget>

#include <functional>
#include <memory>

class QListWidget;

namespace ui {

class RequestAnswer;
class RequestForm;
struct LabProfile;

/// A console for requests of one's own to this server.
class RequestPane : public QWidget
{
    Q_OBJECT
public:
    struct Context
    {
        core::RequestLab &requests;
        core::LabAdmin &tokens;
        core::ClientAdmin &clients;
        std::shared_ptr<RecentTokens> recent;
        std::function<void(const RecentToken &)> remember; ///< a token that was issued here
        std::shared_ptr<RequestHistory> history;
    };
    explicit RequestPane(Context context, QWidget *parent = nullptr);

    void read(); ///< clients and tokens again
    void take(const RequestDraft &draft);
    void send(); ///< as the button
    /// What was sent and answered, also what is on its way, and a draft that holds a secret.
    void forget();

Q_SIGNALS:
    void inspectRequested(const QString &token);
    void auditRequested(const core::RequestId &id);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHistory();
    void readClients();
    void issueFor(const LabProfile &profile);
    void sendWith(const RecentToken *token);
    void keep(const RequestDraft &draft, const core::FlowRun &run);
    void takeTokens(const RequestDraft &draft, const core::FlowRun &run, const RecentToken &spent);
    void showHistory();
    void showSent(int row);

    Context m_context;
    RequestForm *m_form;
    RequestAnswer *m_answer;
    QListWidget *m_sent;
    int m_forgotten = 0; ///< how often
};

} // namespace ui
