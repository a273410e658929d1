#include "server/endpoints/RegisterEndpoint.h"

#include "core/base/StrictJson.h"
#include "server/http/SecurityHeaders.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/FormBody.h"
#include "server/oauth/ResourceAccess.h"
#include "server/oauth/TokenRequest.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr auto kPath = "/oauth/register";
constexpr int kDeepestMetadata = 8;

/// What is printable there, as a description may hold nothing else.
QString printable(const QString &text)
{
    QString shown;
    for (const QChar c : text)
        shown += c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\' ? c : QChar(u'?');
    return shown;
}

OAuthError registrationError(const core::Error &error)
{
    if (error.kind == core::ErrorKind::NotFound)
        return oauthError(OAuthCode::InvalidToken, u"The token is not good for this."_s);
    if (error.kind != core::ErrorKind::InvalidInput && error.kind != core::ErrorKind::AlreadyExists)
        return toOAuth(error);
    const auto code =
        error.field == "redirect_uris"_L1 ? OAuthCode::InvalidRedirectUri : OAuthCode::InvalidClientMetadata;
    return parameterError(code, error.field, printable(error.detail));
}

core::Result<QJsonObject, OAuthError> metadataOf(const HttpRequest &request)
{
    const auto mediaType = request.header("content-type").split(';').constFirst().trimmed().toLower();
    if (mediaType != "application/json")
        return core::fail(
            oauthError(OAuthCode::InvalidClientMetadata, u"The Content-Type must be application/json."_s));
    const auto metadata = core::parseStrictJson(request.body, kDeepestMetadata);
    if (!metadata)
        return core::fail(oauthError(OAuthCode::InvalidClientMetadata, u"The body is not a JSON object."_s));
    return *metadata;
}

/// The last segment of "/oauth/register/{id}"; empty for "/oauth/register".
core::ClientId clientOf(const QByteArray &path)
{
    const qsizetype at = path.lastIndexOf(kPath) + qsizetype(qstrlen(kPath)) + 1;
    return {at < path.size() ? QUrl::fromPercentEncoding(path.mid(at)) : QString()};
}

} // namespace

Answer RegisterEndpoint::answer(const HttpRequest &request)
{
    const auto presented = presentedToken(request);
    Made made = core::fail(presented ? OAuthError{} : presented.error());
    if (presented) {
        auto token = core::SecretBytes::take(QByteArray(presented->isDpop ? QByteArray() : presented->token));
        const auto id = clientOf(request.path);
        made = id.isEmpty() ? add(request, token) : care(request, id, token);
    }
    if (!made)
        m_context.refusals.write(made.error(), QString::fromLatin1(kPath), {}, originOf(request));
    auto response = made ? *made : challenge(made.error(), presented.value_or(PresentedToken{}));
    forbidStoring(response);
    return {response};
}

RegisterEndpoint::Made RegisterEndpoint::add(const HttpRequest &request, const core::SecretBytes &token)
{
    if (token.isEmpty())
        return core::fail(oauthError(OAuthCode::InvalidToken, u"An initial access token is needed."_s));
    const auto metadata = metadataOf(request);
    if (!metadata)
        return core::fail(metadata.error());
    const auto registered = m_context.registration.add(token, *metadata, originOf(request));
    if (!registered)
        return core::fail(registrationError(registered.error()));
    m_context.clientsChanged();
    return described(201, *registered);
}

RegisterEndpoint::Made RegisterEndpoint::care(const HttpRequest &request, const core::ClientId &id,
                                              const core::SecretBytes &token)
{
    if (token.isEmpty())
        return core::fail(oauthError(OAuthCode::InvalidToken, u"The registration access token is needed."_s));
    if (request.method == "PUT")
        return replace(request, id, token);
    if (request.method == "DELETE")
        return remove(request, id, token);
    const auto registered = m_context.registration.read(id, token);
    if (!registered)
        return core::fail(registrationError(registered.error()));
    return described(200, *registered);
}

RegisterEndpoint::Made RegisterEndpoint::replace(const HttpRequest &request, const core::ClientId &id,
                                                 const core::SecretBytes &token)
{
    const auto metadata = metadataOf(request);
    if (!metadata)
        return core::fail(metadata.error());
    const auto registered = m_context.registration.replace(id, token, *metadata, originOf(request));
    if (!registered)
        return core::fail(registrationError(registered.error()));
    m_context.clientsChanged();
    return described(200, *registered);
}

RegisterEndpoint::Made RegisterEndpoint::remove(const HttpRequest &request, const core::ClientId &id,
                                                const core::SecretBytes &token)
{
    const auto removed = m_context.registration.remove(id, token, originOf(request));
    if (!removed)
        return core::fail(registrationError(removed.error()));
    m_context.clientsChanged();
    return HttpResponse::empty(204);
}

HttpResponse RegisterEndpoint::described(int status, const core::ClientRegistration::Registered &registered) const
{
    QJsonObject answer = registered.answer;
    const QByteArray id = QUrl::toPercentEncoding(registered.client.id.value);
    answer.insert(u"registration_client_uri"_s, m_context.urls.of(kPath + ("/" + id)));
    return HttpResponse::json(status, answer);
}

} // namespace server
