#pragma once

#include "server/login/Page.h"
#include "server/login/PageWords.h"

namespace server {

/// Why the last attempt was refused; which of name and password was wrong is nobody's business.
struct SignInFailure
{
    enum class Reason { Incomplete, WrongCredentials, Locked, Limited, Busy };
    Reason reason = Reason::WrongCredentials;
    std::chrono::seconds retryAfter{0};
};

/// Asks for name and password. There is no place for a password in it: none is ever sent back.
struct SignInPage
{
    PageForm form;
    QString clientName;     ///< empty: our own pages
    QString username;       ///< as typed, or the client's login_hint
    bool canCancel = false; ///< there is a client to go back to; sends `decision`=deny
    std::optional<SignInFailure> failure = {};
    QList<QByteArray> formTargets = {};

    Page page(const PageWords &words) const;
};

/// prompt=select_account: the one who is signed in, or somebody else. Sends `account`=current or other.
struct AccountChoicePage
{
    PageForm form;
    QString clientName;
    QString username;
    QList<QByteArray> formTargets = {};

    Page page(const PageWords &words) const;
};

} // namespace server
