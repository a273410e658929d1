#pragma once

#include "core/admin/UserAdmin.h"
#include "ui/lab/SearchCombo.h"

namespace ui {

/// The users that may sign in, the first of them or those that match. Who is chosen stays as long as there is such a
/// user, also when the list is too short for all.
class UserCombo : public SearchCombo
{
    Q_OBJECT
public:
    UserCombo(core::UserAdmin &users, const QString &objectName, const QString &placeholder, QWidget *parent = nullptr);

    void read(const QString &text = {});

Q_SIGNALS:
    void filled();
    void failed(const core::Error &error);

private:
    void fill(std::vector<Choice> choices);
    void addChosen(std::vector<Choice> choices);

    core::UserAdmin &m_users;
    int m_round = 0;    ///< of the newest question
    int m_answered = 0; ///< the round of the list that is shown
};

} // namespace ui
