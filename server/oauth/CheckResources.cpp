#include "server/oauth/AuthorizationChecks.h"
#include "server/oauth/Resources.h"

namespace server {

core::Result<void, OAuthError> checkResources(AuthorizationDraft &draft)
{
    const auto resources = grantedResources(draft.parameters.texts("resource"), draft.client, draft.audience);
    if (!resources)
        return core::fail(resources.error());
    draft.request.resources = *resources;
    return {};
}

} // namespace server
