#include "server/SeenParameters.h"

#include "server/oauth/FormBody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace server {

namespace {

using SeenAt = core::SeenParameter::Place;

constexpr size_t kMostParameters = 48;
constexpr qsizetype kLongestName = 64;
constexpr qsizetype kLongestValue = 256;
constexpr qsizetype kLongestText = 64 * 1024; ///< that is read for its parameters

/// Tokens, codes, proofs, passwords and whatever else somebody may send are not among them.
bool isHarmless(const QByteArray &name)
{
    static const QSet<QByteArray> names{"acr_values",
                                        "active",
                                        "aud",
                                        "audience",
                                        "client_id",
                                        "client_assertion_type",
                                        "code_challenge",
                                        "code_challenge_method",
                                        "decision",
                                        "display",
                                        "dpop_jkt",
                                        "error",
                                        "error_description",
                                        "exp",
                                        "expires_in",
                                        "grant_type",
                                        "iat",
                                        "interval",
                                        "iss",
                                        "issued_token_type",
                                        "locked_until",
                                        "max_age",
                                        "nbf",
                                        "nonce",
                                        "post_logout_redirect_uri",
                                        "prompt",
                                        "redirect_uri",
                                        "requested_token_type",
                                        "resource",
                                        "response_mode",
                                        "response_type",
                                        "retry_after",
                                        "revoked",
                                        "scope",
                                        "state",
                                        "sub",
                                        "subject_token_type",
                                        "actor_token_type",
                                        "token_type",
                                        "token_type_hint",
                                        "ui_locales",
                                        "username",
                                        "verification_uri"};
    return names.contains(name);
}

QString shortened(const QString &text, qsizetype longest)
{
    return text.size() <= longest ? text : text.left(longest) + u'…';
}

void add(std::vector<core::SeenParameter> &all, SeenAt place, const QByteArray &name, const QString &value)
{
    if (all.size() < kMostParameters)
        all.push_back({place, shortened(QString::fromUtf8(name), kLongestName),
                       isHarmless(name) ? shortened(value, kLongestValue) : QLatin1String(core::SeenParameter::kMask)});
}

void addPairs(std::vector<core::SeenParameter> &all, SeenAt place, const QByteArray &encoded)
{
    if (encoded.isEmpty() || encoded.size() > kLongestText)
        return;
    for (const QByteArray &pair : encoded.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const auto name = formDecoded(equals < 0 ? pair : pair.first(equals));
        const auto value = formDecoded(equals < 0 ? QByteArray() : pair.sliced(equals + 1));
        if (!pair.isEmpty())
            add(all, place, name.value_or("?"), value ? QString::fromUtf8(*value) : u"?"_s);
    }
}

/// Of the headers those that decide something; of credentials the scheme only.
void addHeaders(std::vector<core::SeenParameter> &all, const HttpRequest &request)
{
    const auto mask = QLatin1String(core::SeenParameter::kMask);
    for (const auto &[name, value] : request.headers) {
        const QString text = QString::fromLatin1(value);
        if (name == "authorization") {
            const QString scheme = text.section(u' ', 0, 0);
            const bool isScheme = text.contains(u' ') && scheme.size() <= 16;
            all.push_back({SeenAt::Header, u"authorization"_s, isScheme ? scheme + u' ' + mask : QString(mask)});
        } else if (name == "dpop" || name == "cookie") {
            all.push_back({SeenAt::Header, QString::fromLatin1(name), mask});
        } else if (name == "content-type" || name == "accept" || name == "origin" || name == "user-agent") {
            all.push_back({SeenAt::Header, QString::fromLatin1(name), shortened(text, kLongestValue)});
        }
        if (all.size() >= kMostParameters)
            return;
    }
}

QJsonObject memberOf(const HttpResponse &response)
{
    if (!response.contentType.startsWith("application/json") || response.body.size() > kLongestText)
        return {};
    return QJsonDocument::fromJson(response.body).object();
}

QString memberText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

/// Query, or fragment, of the address that the answer leads to.
QByteArray redirectPairs(const HttpResponse &response)
{
    for (const auto &[name, value] : response.headers) {
        if (name.compare("location", Qt::CaseInsensitive) != 0)
            continue;
        const QUrl url = QUrl::fromEncoded(value);
        return (url.hasQuery() ? url.query(QUrl::FullyEncoded) : url.fragment(QUrl::FullyEncoded)).toLatin1();
    }
    return {};
}

} // namespace

std::vector<core::SeenParameter> seenParameters(const HttpRequest &request, const HttpResponse &response)
{
    std::vector<core::SeenParameter> all;
    addPairs(all, SeenAt::Query, request.query);
    if (isFormType(request.header("content-type")))
        addPairs(all, SeenAt::Form, request.body);
    addHeaders(all, request);
    addPairs(all, SeenAt::Redirect, redirectPairs(response));
    if (!request.path.contains("/oauth/"))
        return all;
    const QJsonObject members = memberOf(response);
    for (auto member = members.begin(); member != members.end(); ++member)
        add(all, SeenAt::Answer, member.key().toUtf8(), memberText(member.value()));
    return all;
}

QString seenError(const HttpResponse &response)
{
    if (const QString code = memberOf(response).value("error"_L1).toString(); !code.isEmpty())
        return shortened(code, kLongestName);
    for (const QByteArray &pair : redirectPairs(response).split('&')) {
        if (pair.startsWith("error="))
            return shortened(QString::fromLatin1(formDecoded(pair.sliced(6)).value_or(QByteArray())), kLongestName);
    }
    return {};
}

} // namespace server
