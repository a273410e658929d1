#include "ui/users/UserState.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct UserStateContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::UserState)
};

} // namespace

StateMark userMark(const core::UserSummary &user)
{
    if (user.deleted)
        return {Shape::Ring, Tone::Neutral};
    if (!user.active)
        return {Shape::Cross, Tone::Neutral};
    if (user.lockedUntil)
        return {Shape::Triangle, Tone::Danger};
    return {Shape::Dot, Tone::Good};
}

QString userStateWord(const core::UserSummary &user)
{
    if (user.deleted)
        return UserStateContext::tr("deleted", "state of a user");
    if (!user.active)
        return UserStateContext::tr("disabled", "state of a user");
    if (user.lockedUntil)
        return UserStateContext::tr("locked", "state of a user");
    return UserStateContext::tr("active", "state of a user");
}

QString lockText(const core::UserSummary &user)
{
    if (!user.lockedUntil)
        return {};
    QString text = UserStateContext::tr("Until %1.").arg(shortLocalTime(*user.lockedUntil)) + u' ' +
                   UserStateContext::tr("Failed sign-ins: %n", nullptr, user.failedSignIns);
    if (!user.lockedFrom.isEmpty())
        text += UserStateContext::tr(", the last one from %1", "an address").arg(user.lockedFrom);
    return text + u'.';
}

} // namespace ui
