#pragma once

#include "server/login/Page.h"
#include "server/login/PageWords.h"

namespace server {

/// RP-Initiated Logout §2: nobody is signed out by a link that anybody could have made. Sends `decision`=sign-out.
struct SignOutPage
{
    PageForm form;
    QString username;
    QString stayAddress;
    QList<QByteArray> formTargets = {};

    Page page(const PageWords &words) const;
};

Page signedOutPage(const PageWords &words);

} // namespace server
