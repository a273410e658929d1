#include "server/grants/DeviceCodeGrant.h"

#include "server/oauth/CoreErrors.h"
#include "server/oauth/CurrentUser.h"
#include "server/oauth/Resources.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

std::unexpected<OAuthError> invalidDeviceCode(const QString &why)
{
    auto error = parameterError(OAuthCode::InvalidGrant, u"device_code"_s, u"The device code is invalid or used."_s);
    error.auditNote = why;
    return core::fail(std::move(error));
}

} // namespace

QString DeviceCodeGrant::type() const
{
    return QString::fromLatin1(kType);
}

core::Result<core::TokenSet, OAuthError> DeviceCodeGrant::exchange(const TokenRequest &request,
                                                                   const core::Client &client)
{
    if (const auto complete = request.form.require({"device_code"}); !complete)
        return core::fail(complete.error());
    const QByteArray code = request.form.text("device_code").toUtf8();
    const auto device = approved(code, client);
    if (!device)
        return core::fail(device.error());
    return issue(*device, code, request, client);
}

core::Result<core::DeviceRequest, OAuthError> DeviceCodeGrant::approved(const QByteArray &code,
                                                                        const core::Client &client)
{
    using enum core::DeviceCodes::Poll::Verdict;
    const auto poll = m_codes.poll(code, client.id);
    if (!poll)
        return core::fail(toOAuth(poll.error()));
    switch (poll->verdict) {
    case Pending:
        return core::fail(oauthError(OAuthCode::AuthorizationPending, u"The user has not decided yet."_s));
    case SlowDown:
        return core::fail(oauthError(OAuthCode::SlowDown, u"Ask less often: five seconds more between requests."_s));
    case Denied:
        return core::fail(oauthError(OAuthCode::AccessDenied, u"The user has denied the request."_s));
    case Expired:
        return core::fail(oauthError(OAuthCode::ExpiredToken, u"The device code has expired."_s));
    case Unknown:
        return invalidDeviceCode(u"the device code is unknown, used, or another client's"_s);
    case Approved:
        break;
    }
    return poll->request;
}

core::Result<core::TokenSet, OAuthError> DeviceCodeGrant::issue(const core::DeviceRequest &device,
                                                                const QByteArray &code, const TokenRequest &request,
                                                                const core::Client &client)
{
    const auto user = currentUser(m_database, device.user);
    if (!user)
        return core::fail(toOAuth(user.error()));
    if (!*user)
        return invalidDeviceCode(u"the user may not sign in any more"_s);
    const auto resources = narrowedResources(request.form.texts("resource"), device.resources, m_tokens.audience());
    if (!resources)
        return core::fail(resources.error());
    core::IssueRequest issue;
    issue.user = **user;
    issue.client = client;
    issue.scopes = device.scopes;
    issue.withRefreshToken = client.allowsGrant(u"refresh_token"_s);
    issue.grant = type();
    issue.origin = request.origin;
    issue.authentication = device.authentication;
    issue.resources = *resources;
    issue.dpopKey = request.dpopKey;
    issue.alongside = m_codes.spend(code);
    auto issued = m_tokens.issue(issue);
    if (!issued && issued.error().kind == core::ErrorKind::Conflict)
        return invalidDeviceCode(u"the device code was used, or the user may not sign in any more"_s);
    if (!issued)
        return core::fail(toOAuth(issued.error()));
    return std::move(*issued);
}

} // namespace server
