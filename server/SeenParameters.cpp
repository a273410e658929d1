#include "server/SeenParameters.h"

#include "server/oauth/FormBody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

using SeenAt = core::SeenParameter::Place;

constexpr int kMostOfAPlace = 24;
constexpr qsizetype kLongestName = 64;
constexpr qsizetype kLongestValue = 256;
constexpr qsizetype kLongestPairs = 8 * 1024;   ///< of what strangers send, that is read
constexpr qsizetype kLongestAnswer = 64 * 1024; ///< of ours, that is read

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
                                        "sub",
                                        "subject_token_type",
                                        "actor_token_type",
                                        "token_type",
                                        "token_type_hint",
                                        "ui_locales",
                                        "verification_uri"};
    return names.contains(name);
}

QString shortened(const QString &text, qsizetype longest)
{
    return text.size() <= longest ? text : text.left(longest) + u'…';
}

/// What stands before a '=' is a name, unless what was sent is no form: a password with a '&' in it, JSON.
bool isName(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= kLongestName &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

QString printable(QString text)
{
    for (QChar &c : text) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    return text;
}

/// People type passwords into the field for their name; with an answer that took it, it is one.
bool isShown(const QByteArray &name, bool isRefused)
{
    return isHarmless(name) || (name == "username" && !isRefused);
}

struct Pairs
{
    SeenAt place;
    bool isRefused = false;
};

void addPairs(std::vector<core::SeenParameter> &all, const Pairs &kind, const QByteArray &sent)
{
    const auto mask = QLatin1String(core::SeenParameter::kMask);
    const QByteArray encoded = sent.first(std::min(sent.size(), kLongestPairs));
    int added = 0;
    for (qsizetype from = 0; from < encoded.size() && added < kMostOfAPlace;) {
        const qsizetype end = encoded.indexOf('&', from);
        const QByteArray pair = encoded.mid(from, end < 0 ? -1 : end - from);
        from = end < 0 ? encoded.size() : end + 1;
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = equals < 0 ? QByteArray() : formDecoded(pair.first(equals)).value_or(QByteArray());
        const auto value = equals < 0 ? std::nullopt : formDecoded(pair.sliced(equals + 1));
        all.push_back({kind.place, isName(name) ? QString::fromLatin1(name) : QString(mask),
                       value && isShown(name, kind.isRefused)
                           ? shortened(printable(QString::fromUtf8(*value)), kLongestValue)
                           : QString(mask)});
        ++added;
    }
}

/// Of the headers those that decide something; of credentials the scheme only.
void addHeaders(std::vector<core::SeenParameter> &all, const HttpRequest &request)
{
    const auto mask = QLatin1String(core::SeenParameter::kMask);
    int added = 0;
    for (const auto &[name, value] : request.headers) {
        const QString text = printable(QString::fromLatin1(value));
        if (name == "authorization") {
            const QString scheme = text.section(u' ', 0, 0);
            const bool isScheme = text.contains(u' ') && scheme.size() <= 16;
            all.push_back({SeenAt::Header, u"authorization"_s, isScheme ? scheme + u' ' + mask : QString(mask)});
        } else if (name == "dpop" || name == "cookie") {
            all.push_back({SeenAt::Header, QString::fromLatin1(name), mask});
        } else if (name == "content-type" || name == "accept" || name == "origin" || name == "user-agent") {
            all.push_back({SeenAt::Header, QString::fromLatin1(name), shortened(text, kLongestValue)});
        } else {
            continue;
        }
        if (++added == kMostOfAPlace)
            return;
    }
}

QJsonObject memberOf(const HttpResponse &response)
{
    if (!response.contentType.startsWith("application/json") || response.body.size() > kLongestAnswer)
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

void addMembers(std::vector<core::SeenParameter> &all, const QJsonObject &members)
{
    int added = 0;
    for (auto member = members.begin(); member != members.end() && added < kMostOfAPlace; ++member, ++added) {
        all.push_back({SeenAt::Answer, shortened(member.key(), kLongestName),
                       isShown(member.key().toUtf8(), false) ? shortened(memberText(member.value()), kLongestValue)
                                                             : QLatin1String(core::SeenParameter::kMask)});
    }
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
    const bool isRefused = response.status >= 400;
    std::vector<core::SeenParameter> all;
    addPairs(all, {SeenAt::Query, isRefused}, request.query);
    if (isFormType(request.header("content-type")))
        addPairs(all, {SeenAt::Form, isRefused}, request.body);
    addHeaders(all, request);
    addPairs(all, {SeenAt::Redirect}, redirectPairs(response));
    if (request.path.contains("/oauth/"))
        addMembers(all, memberOf(response));
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
