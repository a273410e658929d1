#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/admin/UserAdmin.h"
#include "ui/lab/RecentTokens.h"
#include "ui/lab/RequestDraft.h"
#include "ui/widgets/PageFrame.h"

#include <functional>
#include <memory>

class QTabWidget;

namespace core {
class FaultLab;
class FlowLab;
class LabIssuerAdmin;
class LoadLab;
class RequestLab;
class RequestWatch;
} // namespace core

namespace ui {

class BrokenTokensPane;
class FaultsPane;
class FlowPane;
class LabIssuerPane;
class LoadPane;
class RequestPane;
class TokenPane;
class WatchPane;

/// The tabs of the lab, and what the window asks of a page.
class LabPage : public PageFrame
{
    Q_OBJECT
public:
    /// Without `flows` no flow can be run; without `recent` the page keeps its own list; without `issuer` there is no
    /// lab issuer.
    LabPage(core::LabAdmin &lab, core::FlowLab *flows, core::UserAdmin &users, core::ClientAdmin &clients,
            std::shared_ptr<RecentTokens> recent = {}, core::LabIssuerAdmin *issuer = nullptr);

    /// Before the page is shown.
    void addFaults(core::FaultLab &faults);
    void addLoad(core::LoadLab &lab);
    /// Without `history` the page keeps its own.
    void addRequests(core::RequestLab &requests, core::RequestWatch &watch,
                     std::shared_ptr<RequestHistory> history = {});

    /// What is selected on other pages, by its ID; empty: nothing.
    struct Selected
    {
        QString user;
        QString client;
    };
    /// When the page is shown, what was newly selected there becomes what tokens are issued for.
    void followSelection(std::function<Selected()> selected);

    void refresh(int areas) override;
    /// "user:<id>", "client:<id>", "token:<text>", "profile:<name>", "flows", "issuer", "broken", "faults", "load",
    /// "requests", "watch"
    void open(const QString &subject) override;
    QFuture<std::vector<SearchHit>> search(const QString &text, int most) override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    void bannerPressed() override;
    /// What was issued, sent, signed and pasted goes; what was chosen stays.
    void forgetSecrets() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addIssuer(core::LabIssuerAdmin &issuer);
    void addCommands();
    void inspect(const QString &token);
    void showBanner();

    core::LabAdmin &m_lab;
    core::ClientAdmin &m_clients;
    std::shared_ptr<RecentTokens> m_recent;
    QTabWidget *m_tabs;
    TokenPane *m_tokens;
    FlowPane *m_flows;
    LabIssuerPane *m_issuer = nullptr;
    BrokenTokensPane *m_broken = nullptr;
    FaultsPane *m_faults = nullptr;
    LoadPane *m_load = nullptr;
    RequestPane *m_requests = nullptr;
    WatchPane *m_watch = nullptr;
    std::function<Selected()> m_selected;
    Selected m_followed;
};

} // namespace ui
