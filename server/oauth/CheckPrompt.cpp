#include "server/oauth/AuthorizationChecks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// OpenID Connect Core §3.1.2.1. Ten digits are 300 years.
core::Result<std::optional<std::chrono::seconds>, OAuthError> maxAgeOf(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    const bool isNumber =
        text.size() <= 10 && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isNumber)
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"max_age"_s,
                                         u"Parameter 'max_age' is not a number of seconds."_s));
    return std::chrono::seconds(text.toLongLong());
}

} // namespace

core::Result<void, OAuthError> checkPrompt(AuthorizationDraft &draft)
{
    static const QStringList kPrompts{u"none"_s, u"login"_s, u"consent"_s, u"select_account"_s};
    const auto prompt = draft.parameters.text("prompt");
    const auto maxAge = draft.parameters.text("max_age");
    if (!prompt || !maxAge)
        return core::fail(!prompt ? prompt.error() : maxAge.error());
    QStringList prompts = prompt->split(u' ', Qt::SkipEmptyParts);
    prompts.removeDuplicates();
    const bool areKnown =
        std::all_of(prompts.begin(), prompts.end(), [](const QString &one) { return kPrompts.contains(one); });
    if (!areKnown)
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"prompt"_s,
                                         u"Parameter 'prompt' has a value that is not supported."_s));
    if (prompts.contains("none"_L1) && prompts.size() > 1)
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"prompt"_s,
                                         u"The prompt 'none' does not go with another one."_s));
    const auto age = maxAgeOf(*maxAge);
    if (!age)
        return core::fail(age.error());
    draft.request.prompts = prompts;
    draft.request.maxAge = *age;
    return {};
}

} // namespace server
