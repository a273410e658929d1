#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/admin/UserAdmin.h"
#include "ui/lab/RecentTokens.h"
#include "ui/widgets/PageFrame.h"

#include <memory>

class QListWidget;

namespace ui {

class LabForm;
class LabResult;
class TokenInspector;

class LabPage : public PageFrame
{
    Q_OBJECT
public:
    /// Without `recent` the page keeps its own list.
    LabPage(core::LabAdmin &lab, core::UserAdmin &users, core::ClientAdmin &clients,
            std::shared_ptr<RecentTokens> recent = {}, QWidget *parent = nullptr);

    void refresh(int areas) override;
    void open(const QString &subject) override; ///< "user:<id>", "client:<id>" or "token:<text>"

private:
    QWidget *makeLeft();
    void issue();
    void remember(const core::LabToken &token, const core::LabRequest &request);
    void addLine(int row);
    void showRecent(int row);
    void revoke(const QString &token);

    core::LabAdmin &m_lab;
    LabForm *m_form;
    LabResult *m_result;
    TokenInspector *m_inspector;
    QListWidget *m_list;
    std::shared_ptr<RecentTokens> m_recent;
};

} // namespace ui
