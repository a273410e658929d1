#pragma once

#include "core/admin/LabAdmin.h"
#include "ui/lab/LabProfiles.h"
#include "ui/lab/RecentTokens.h"

#include <QWidget>

#include <memory>

namespace core {
class ClientAdmin;
class UserAdmin;
} // namespace core

namespace ui {

class LabForm;
class LabResult;
class RecentList;
class TokenInspector;

/// Test tokens by a click, those issued before, and the inspector beside them.
class TokenPane : public QWidget
{
    Q_OBJECT
public:
    TokenPane(core::LabAdmin &lab, core::UserAdmin &users, core::ClientAdmin &clients,
              std::shared_ptr<RecentTokens> recent, QWidget *parent = nullptr);

    void refresh(int areas);
    void inspect(const QString &token);
    void remember(const RecentToken &token); ///< one that was issued on another tab
    void issue();                            ///< as the button
    bool canIssue() const;
    void issueAgain(); ///< what was issued last, in this run or before; onto the clipboard
    static bool canIssueAgain();
    LabForm &form() { return *m_form; }
    void forget(); ///< all tokens, also one that is on its way

Q_SIGNALS:
    void openRequested(const QString &page, const QString &subject);
    void failed(const core::Error &error);
    void noticed(const QString &text);

private:
    QWidget *makeLeft();
    void issueNow(const LabProfile &profile, bool toClipboard);
    void showRecent();
    void revoke(const QString &token);
    void checkStates();

    core::LabAdmin &m_lab;
    LabForm *m_form;
    LabResult *m_result;
    TokenInspector *m_inspector;
    std::shared_ptr<RecentTokens> m_recent;
    RecentList *m_list;
    int m_forgotten = 0; ///< how often
};

} // namespace ui
