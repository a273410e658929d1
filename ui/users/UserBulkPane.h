#pragma once

#include "core/admin/UserAdmin.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace ui {

/// What may be done with several selected users; each button says how many it concerns.
class UserBulkPane : public QWidget
{
    Q_OBJECT
public:
    explicit UserBulkPane(QWidget *parent = nullptr);
    void showUsers(const std::vector<core::UserSummary> &users);

Q_SIGNALS:
    void activeRequested(bool active);
    void unlockRequested();
    void endSessionsRequested();
    void resetRequested();
    void removeRequested();
    void restoreRequested();

private:
    QPushButton *add(const QString &name);
    QLabel *m_text;
    QPushButton *m_enable;
    QPushButton *m_disable;
    QPushButton *m_unlock;
    QPushButton *m_end;
    QPushButton *m_reset;
    QPushButton *m_remove;
    QPushButton *m_restore;
};

} // namespace ui
