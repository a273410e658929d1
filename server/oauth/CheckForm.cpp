#include "server/oauth/AuthorizationChecks.h"

using namespace Qt::StringLiterals;

namespace server {

core::Result<void, OAuthError> checkForm(AuthorizationDraft &draft)
{
    constexpr qsizetype kLongestState = 2048;
    // First, as every refusal carries it.
    const QByteArray state = draft.parameters.state();
    if (state.size() <= kLongestState)
        draft.request.state = state;
    if (const auto formed = draft.parameters.check(); !formed)
        return formed;
    if (state.size() > kLongestState)
        return core::fail(
            parameterError(OAuthCode::InvalidRequest, u"state"_s, u"Parameter 'state' is longer than 2048 bytes."_s));
    return {};
}

} // namespace server
