#include "ui/lab/UserCombo.h"

#include "ui/async/WhenDone.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostUsers = 50;

} // namespace

UserCombo::UserCombo(core::UserAdmin &users, const QString &objectName, const QString &placeholder, QWidget *parent)
    : SearchCombo(objectName, placeholder, parent), m_users(users)
{
    connect(this, &SearchCombo::searchRequested, this, &UserCombo::read);
    connect(this, &QComboBox::activated, this, [this] {
        if (m_round != m_answered)
            read(); // what is on its way may be a list without the one that was picked
    });
}

void UserCombo::read(const QString &text)
{
    whenDone(m_users.list({core::UserFilter::State::Active, text}, {{}, kMostUsers}), this,
             [this, text, round = ++m_round](const core::Result<core::Page<core::UserSummary>> &page) {
                 if (round != m_round)
                     return; // of an older text
                 if (!page)
                     return emit failed(page.error());
                 std::vector<Choice> choices;
                 for (const core::UserSummary &user : page->rows)
                     choices.push_back({user.id.value, user.username});
                 const bool isComplete = !text.isEmpty() || currentId().isEmpty() ||
                                         std::ranges::find(choices, currentId(), &Choice::id) != choices.end();
                 isComplete ? fill(std::move(choices)) : addChosen(std::move(choices));
             });
}

void UserCombo::addChosen(std::vector<Choice> choices)
{
    whenDone(
        m_users.find(currentId()), this,
        [this, choices = std::move(choices), round = m_round](const core::Result<core::UserSummary> &user) mutable {
            if (round != m_round)
                return;
            if (user && user->active && !user->deleted)
                choices.push_back({user->id.value, user->username});
            fill(std::move(choices));
        });
}

void UserCombo::fill(std::vector<Choice> choices)
{
    m_answered = m_round;
    setChoices(choices);
    emit filled();
}

} // namespace ui
