#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/admin/UserAdmin.h"
#include "ui/widgets/PageFrame.h"

#include <vector>

class QListWidget;

namespace ui {

class LabForm;
class LabResult;
class TokenInspector;

class LabPage : public PageFrame
{
    Q_OBJECT
public:
    LabPage(core::LabAdmin &lab, core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent = nullptr);

    void refresh(int areas) override;
    void open(const QString &subject) override; ///< "user:<id>", "client:<id>" or "token:<text>"

private:
    struct Recent
    {
        core::LabToken token;
        bool revoked = false;
    };
    QWidget *makeLeft();
    void issue();
    void remember(const core::LabToken &token, const core::LabRequest &request);
    void showRecent(int row);
    void revoke(const QString &token);

    core::LabAdmin &m_lab;
    LabForm *m_form;
    LabResult *m_result;
    TokenInspector *m_inspector;
    QListWidget *m_list;
    std::vector<Recent> m_recent; ///< newest first; in memory only
};

} // namespace ui
