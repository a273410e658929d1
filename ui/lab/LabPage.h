#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/admin/UserAdmin.h"
#include "ui/lab/RecentTokens.h"
#include "ui/widgets/PageFrame.h"

#include <memory>

class QListWidget;
class QTabWidget;

namespace core {
class FlowLab;
}

namespace ui {

class FlowPane;
class LabForm;
class LabResult;
class TokenInspector;

class LabPage : public PageFrame
{
    Q_OBJECT
public:
    /// Without `flows` no flow can be run; without `recent` the page keeps its own list.
    LabPage(core::LabAdmin &lab, core::FlowLab *flows, core::UserAdmin &users, core::ClientAdmin &clients,
            std::shared_ptr<RecentTokens> recent = {}, QWidget *parent = nullptr);

    void refresh(int areas) override;
    void open(const QString &subject) override; ///< "user:<id>", "client:<id>" or "token:<text>"

private:
    QWidget *makeLeft();
    QWidget *makeIssuing();
    void inspect(const QString &token);
    void issue();
    void remember(const core::LabToken &token, const core::LabRequest &request);
    void addLine(int row);
    void showRecent(int row);
    void revoke(const QString &token);

    core::LabAdmin &m_lab;
    QTabWidget *m_tabs;
    FlowPane *m_flows;
    LabForm *m_form;
    LabResult *m_result;
    TokenInspector *m_inspector;
    QListWidget *m_list;
    std::shared_ptr<RecentTokens> m_recent;
};

} // namespace ui
