#pragma once

#include "core/base/Ids.h"
#include "server/login/Page.h"
#include "server/login/PageWords.h"
#include "server/oauth/OAuthError.h"

namespace server {

/// A request that cannot be answered otherwise. Names the parameter at fault for the developer of a client and the
/// request id for the one who can look it up; nothing that was sent is repeated.
struct ErrorPage
{
    OAuthError error;
    core::RequestId requestId;
    QString restart = {}; ///< address of ours where it can be begun again; empty: nowhere

    Page page(const PageWords &words) const;
};

/// A form that is too old, was sent by another site, or belongs to a sign-in that is over: nothing was done.
struct StaleFormPage
{
    core::RequestId requestId;
    QString restart;

    Page page(const PageWords &words) const;
};

/// One heading and one sentence: the end of a way.
struct MessagePage
{
    QString title;
    QString text;
    Html more = {};

    Page page() const;
};

} // namespace server
