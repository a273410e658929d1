#include "ui/lab/RequestDraft.h"

#include "ui/async/UserText.h"
#include "ui/lab/FlowSecrets.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

struct RequestDraftContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::RequestDraft)
};

using Authorization = RequestDraft::Authorization;
using PlaceSeen = core::SeenParameter::Place;

const auto kFormType = u"Content-Type: application/x-www-form-urlencoded"_s;
const auto kAccess = u"{access_token}"_s;
const auto kRefresh = u"{refresh_token}"_s;
const auto kClient = u"{client_id}"_s;
const auto kMasked = QLatin1String(core::SeenParameter::kMask);

RequestDraft getDraft(const QString &address, Authorization authorization = Authorization::None)
{
    return {.address = address, .headers = u"Accept: application/json"_s, .authorization = authorization};
}

RequestDraft formDraft(const QString &address, const QString &body)
{
    return {.method = u"POST"_s, .address = address, .headers = kFormType, .body = body};
}

/// With the secret of `client`, or with its name alone when it has none.
RequestDraft asClient(RequestDraft draft, const core::Client *client)
{
    if (client && client->usesSecret()) {
        draft.authorization = Authorization::Client;
        draft.client = client->id.value;
    } else {
        draft.body +=
            u"&client_id="_s + (client ? QString::fromLatin1(QUrl::toPercentEncoding(client->id.value)) : kClient);
    }
    return draft;
}

/// What a form may hold of a value. Strangers sent it: a placeholder in it stays text.
QString encodedValue(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value, "*"));
}

QString placeholderFor(const core::SeenParameter &parameter)
{
    if (parameter.value != kMasked)
        return encodedValue(parameter.value);
    if (parameter.name == "refresh_token"_L1)
        return kRefresh;
    if (parameter.name == "token"_L1 || parameter.name == "access_token"_L1 || parameter.name == "subject_token"_L1)
        return kAccess;
    return kMasked;
}

QString pairsOf(const core::SeenRequest &seen, PlaceSeen place)
{
    QStringList pairs;
    for (const core::SeenParameter &parameter : seen.parameters) {
        if (parameter.place == place)
            pairs.append(encodedValue(parameter.name) + u'=' + placeholderFor(parameter));
    }
    return pairs.join(u'&');
}

struct Values
{
    QString access;
    QString refresh;
    QString client;
};

enum class Encoding { Raw, Form };
QString filled(QString text, const Values &values, Encoding encoding)
{
    const auto value = [encoding](const QString &one) {
        return encoding == Encoding::Form ? QString::fromLatin1(QUrl::toPercentEncoding(one)) : one;
    };
    return text.replace(kAccess, value(values.access))
        .replace(kRefresh, value(values.refresh))
        .replace(kClient, value(values.client));
}

bool isForm(const RequestDraft &draft)
{
    return draft.headers.contains("x-www-form-urlencoded"_L1, Qt::CaseInsensitive);
}

/// Does the draft name what the token has not?
bool lacks(const RequestDraft &draft, const RecentToken *token)
{
    const QString all = draft.address + draft.headers + draft.body;
    if (!token)
        return draft.authorization == Authorization::Bearer || all.contains(kAccess) || all.contains(kRefresh) ||
               all.contains(kClient);
    return all.contains(kRefresh) && token->token.refreshToken.isEmpty();
}

core::Result<void> addHeaderLines(core::OwnRequest &request, const QString &lines, const Values &values)
{
    for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype colon = line.indexOf(u':');
        if (colon < 1)
            return core::fail(ErrorKind::InvalidInput, line.trimmed(), u"header_line"_s);
        request.headers.emplace_back(line.first(colon).trimmed().toLatin1(),
                                     filled(line.sliced(colon + 1).trimmed(), values, Encoding::Raw).toUtf8());
    }
    return {};
}

} // namespace

QString presetName(RequestPreset preset)
{
    switch (preset) {
    case RequestPreset::Discovery:
        return RequestDraftContext::tr("Discovery");
    case RequestPreset::Keys:
        return RequestDraftContext::tr("Keys (JWKS)");
    case RequestPreset::Refresh:
        return RequestDraftContext::tr("Token by refresh");
    case RequestPreset::ClientCredentials:
        return RequestDraftContext::tr("Token by client credentials");
    case RequestPreset::Userinfo:
        return RequestDraftContext::tr("User info");
    case RequestPreset::Introspect:
        return RequestDraftContext::tr("Introspection");
    case RequestPreset::Revoke:
        return RequestDraftContext::tr("Revocation");
    case RequestPreset::Device:
        return RequestDraftContext::tr("Device code");
    }
    return {};
}

RequestDraft presetDraft(RequestPreset preset, const core::ClientId &tokenClient,
                         const std::vector<core::Client> &clients)
{
    const auto first = [&](const auto &fits) {
        const auto found = std::ranges::find_if(clients, fits);
        return found == clients.end() ? nullptr : &*found;
    };
    const core::Client *own =
        first([&](const core::Client &one) { return one.id == tokenClient && !one.id.isEmpty(); });
    const core::Client *confidential = own && own->usesSecret() ? own : first(&core::Client::usesSecret);
    switch (preset) {
    case RequestPreset::Discovery:
        return getDraft(u"/.well-known/openid-configuration"_s);
    case RequestPreset::Keys:
        return getDraft(u"/.well-known/jwks.json"_s);
    case RequestPreset::Userinfo:
        return getDraft(u"/oauth/userinfo"_s, Authorization::Bearer);
    case RequestPreset::Refresh:
        return asClient(formDraft(u"/oauth/token"_s, u"grant_type=refresh_token&refresh_token="_s + kRefresh),
                        own && own->usesSecret() ? own : nullptr);
    case RequestPreset::ClientCredentials:
        return asClient(formDraft(u"/oauth/token"_s, u"grant_type=client_credentials"_s),
                        first([](const core::Client &one) {
                            return one.usesSecret() && one.allowsGrant(u"client_credentials"_s);
                        }));
    case RequestPreset::Introspect:
        return asClient(formDraft(u"/oauth/introspect"_s, u"token="_s + kAccess), confidential);
    case RequestPreset::Revoke:
        return asClient(formDraft(u"/oauth/revoke"_s, u"token="_s + kRefresh + u"&token_type_hint=refresh_token"_s),
                        own && own->usesSecret() ? own : nullptr);
    case RequestPreset::Device:
        return asClient(
            formDraft(u"/oauth/device_authorization"_s, u"scope=openid"_s), first([](const core::Client &one) {
                return !one.usesKeys() && one.allowsGrant(u"urn:ietf:params:oauth:grant-type:device_code"_s);
            }));
    }
    return {};
}

RequestDraft draftOf(const core::SeenRequest &seen)
{
    RequestDraft draft{.method = QString::fromLatin1(seen.method),
                       .address = QString::fromLatin1(seen.path).replace(u'{', u"%7B"_s)};
    if (const QString query = pairsOf(seen, PlaceSeen::Query); !query.isEmpty())
        draft.address += u'?' + query;
    draft.body = pairsOf(seen, PlaceSeen::Form);
    QStringList lines;
    for (const core::SeenParameter &parameter : seen.parameters) {
        if (parameter.place != PlaceSeen::Header || parameter.name == "user-agent"_L1)
            continue;
        const bool isBasic = parameter.value.startsWith("basic "_L1, Qt::CaseInsensitive);
        if (parameter.name == "authorization"_L1 && parameter.value.startsWith("bearer "_L1, Qt::CaseInsensitive)) {
            draft.authorization = Authorization::Bearer;
        } else if (parameter.name == "authorization"_L1 && isBasic && !seen.client.isEmpty()) {
            draft.authorization = Authorization::Client;
            draft.client = seen.client.value;
        } else {
            lines.append(parameter.name + u": "_s + QString(parameter.value).remove(u'{')); // no placeholder of others
        }
    }
    draft.headers = lines.join(u'\n');
    return draft;
}

bool hasMaskedParts(const RequestDraft &draft)
{
    return (draft.address + draft.headers + draft.body).contains(kMasked);
}

bool holdsSecrets(const RequestDraft &draft)
{
    QString text = draft.address + u'\n' + draft.body;
    QString headers = draft.headers;
    for (const QString &placeholder : {kAccess, kRefresh, kClient}) {
        text.remove(placeholder);
        headers.remove(placeholder);
    }
    static const QRegularExpression secretHeader(u"^(authorization|dpop|cookie|x-internal-auth|x-api-key)\\s*:"_s,
                                                 QRegularExpression::CaseInsensitiveOption |
                                                     QRegularExpression::MultilineOption);
    return maskedText(text) != text || headers.contains(secretHeader);
}

core::Result<core::OwnRequest> composed(const RequestDraft &draft, const RecentToken *token, bool refreshes)
{
    if (lacks(draft, token))
        return core::fail(ErrorKind::InvalidInput, {}, u"token"_s);
    const Values values =
        token ? Values{token->token.accessToken, token->token.refreshToken, token->request.client.value} : Values();
    core::OwnRequest request;
    request.method = draft.method.trimmed().toUpper().toLatin1();
    request.address = filled(draft.address.trimmed(), values, Encoding::Form);
    QString body = draft.body;
    if (isForm(draft))
        body.remove(u'\n');
    request.body = filled(body, values, isForm(draft) ? Encoding::Form : Encoding::Raw).toUtf8();
    if (const auto added = addHeaderLines(request, draft.headers, values); !added)
        return core::fail(added.error());
    const bool isTyped = std::ranges::any_of(request.headers, [](const auto &header) {
        return header.first.compare("authorization", Qt::CaseInsensitive) == 0;
    });
    if (isTyped)
        return request;
    if (draft.authorization == Authorization::Client)
        request.client = core::ClientId{draft.client};
    if (draft.authorization == Authorization::Bearer) {
        request.bearer = values.access;
        request.refreshToken = refreshes ? values.refresh : QString();
        request.tokenClient = token->request.client;
    }
    return request;
}

QString requestFailureText(const core::Error &error)
{
    if (error.kind == ErrorKind::Conflict)
        return RequestDraftContext::tr("The server is stopped. Start it on the Overview page.");
    if (error.kind != ErrorKind::InvalidInput)
        return userText(error);
    if (error.field == "address"_L1)
        return RequestDraftContext::tr(
                   "Requests go to this server only: to a path such as /oauth/userinfo, or to a URL "
                   "of %1.")
            .arg(error.detail);
    if (error.field == "method"_L1)
        return RequestDraftContext::tr("This is no HTTP method that can be sent.");
    if (error.field == "header_line"_L1)
        return RequestDraftContext::tr("Write each header on a line of its own, as Name: value. This line is none: %1")
            .arg(error.detail);
    if (error.field == "headers"_L1)
        return RequestDraftContext::tr("This header cannot be sent: %1").arg(error.detail);
    if (error.field == "body"_L1)
        return RequestDraftContext::tr("The body is longer than 1 MiB.");
    if (error.field == "client"_L1)
        return RequestDraftContext::tr("A secret can be lent only to an active client that has one.");
    if (error.field == "token"_L1)
        return RequestDraftContext::tr("This request needs a token: choose one, or a profile, above.");
    return userText(error);
}

} // namespace ui
