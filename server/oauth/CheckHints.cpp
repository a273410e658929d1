#include "server/oauth/AuthorizationChecks.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr qsizetype kLongestNonce = 512;
constexpr qsizetype kLongestHint = 512;
constexpr qsizetype kMostLocales = 10;

} // namespace

core::Result<void, OAuthError> checkHints(AuthorizationDraft &draft)
{
    const auto &parameters = draft.parameters;
    const auto nonce = parameters.text("nonce");
    const auto hint = parameters.text("login_hint");
    const auto locales = parameters.text("ui_locales");
    const auto idToken = parameters.text("id_token_hint");
    for (const auto *text : {&nonce, &hint, &locales, &idToken}) {
        if (!*text)
            return core::fail(text->error());
    }
    if (nonce->size() > kLongestNonce)
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"nonce"_s,
                                         u"Parameter 'nonce' is longer than 512 characters."_s));
    draft.request.nonce = *nonce;
    // The others are wishes: what cannot be one is left out.
    draft.request.loginHint = hint->size() <= kLongestHint ? *hint : QString();
    draft.request.uiLocales = locales->split(u' ', Qt::SkipEmptyParts).mid(0, kMostLocales);
    draft.request.idTokenHint = *idToken;
    return {};
}

} // namespace server
