#include "server/oauth/AuthorizationParameters.h"

#include "server/oauth/FormBody.h"

#include <QUtf8StringView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr const char *kKnown[] = {
    "client_id",    "response_type", "response_mode", "redirect_uri",   "scope",
    "state",        "nonce",         "resource",      "code_challenge", "code_challenge_method",
    "prompt",       "max_age",       "login_hint",    "ui_locales",     "id_token_hint",
    "dpop_jkt",     "acr_values",    "display",       "request",        "request_uri",
    "registration",
};

bool isText(const QByteArray &value)
{
    return !value.contains('\0') && QUtf8StringView(value.data(), value.size()).isValidUtf8();
}

OAuthError badParameter(QByteArrayView name, const QString &text)
{
    const QString shown = printableName(name.toByteArray());
    return parameterError(OAuthCode::InvalidRequest, shown, text.arg(shown));
}

} // namespace

core::Result<AuthorizationParameters, OAuthError> AuthorizationParameters::parse(const QByteArray &encoded, int most)
{
    AuthorizationParameters parameters;
    for (const QByteArray &pair : encoded.split('&')) {
        if (pair.isEmpty())
            continue;
        if (int(parameters.m_all.size()) >= most)
            return core::fail(
                oauthError(OAuthCode::InvalidRequest, u"The request has more than %1 parameters."_s.arg(most)));
        const qsizetype equals = pair.indexOf('=');
        const auto name = formDecoded(QByteArrayView(pair).first(equals < 0 ? pair.size() : equals));
        if (!name || !isText(*name))
            return core::fail(oauthError(OAuthCode::InvalidRequest, u"A parameter name is not valid form encoding."_s));
        const auto value = formDecoded(equals < 0 ? QByteArrayView() : QByteArrayView(pair).sliced(equals + 1));
        if (!value)
            parameters.m_malformed += *name;
        parameters.m_all.emplace_back(*name, value.value_or(QByteArray()));
    }
    return parameters;
}

int AuthorizationParameters::count(QByteArrayView name) const
{
    return int(std::ranges::count_if(m_all, [name](const auto &one) { return one.first == name; }));
}

const QByteArray *AuthorizationParameters::find(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(m_all, [name](const auto &one) { return one.first == name; });
    return found == m_all.end() ? nullptr : &found->second;
}

core::Result<void, OAuthError> AuthorizationParameters::checkOne(QByteArrayView name) const
{
    if (m_malformed.contains(name))
        return core::fail(badParameter(name, u"The percent-encoding of parameter '%1' is malformed."_s));
    if (name != "resource" && count(name) > 1)
        return core::fail(badParameter(name, u"Parameter '%1' is repeated."_s));
    // RFC 6749 §4.1.1: the state is opaque, and is echoed as the bytes that it is.
    const bool isReadable = name == "state" || std::ranges::all_of(m_all, [name](const auto &one) {
                                return one.first != name || isText(one.second);
                            });
    if (!isReadable)
        return core::fail(badParameter(name, u"Parameter '%1' is not valid UTF-8."_s));
    return {};
}

core::Result<void, OAuthError> AuthorizationParameters::check() const
{
    for (const auto &[name, value] : m_all) {
        if (const auto checked = checkOne(name); !checked)
            return checked;
    }
    return {};
}

AuthorizationParameters::Text AuthorizationParameters::text(QByteArrayView name) const
{
    if (const auto checked = checkOne(name); !checked)
        return core::fail(checked.error());
    const QByteArray *value = find(name);
    return value ? formText(*value) : QString();
}

QStringList AuthorizationParameters::texts(QByteArrayView name) const
{
    QStringList all;
    for (const auto &[parameter, value] : m_all) {
        if (parameter == name && !value.isEmpty())
            all += formText(value);
    }
    return all;
}

bool AuthorizationParameters::has(QByteArrayView name) const
{
    return std::ranges::any_of(m_all, [name](const auto &one) { return one.first == name && !one.second.isEmpty(); });
}

QByteArray AuthorizationParameters::state() const
{
    const QByteArray *value = checkOne("state") ? find("state") : nullptr;
    return value && !value->isEmpty() ? *value : QByteArray();
}

core::PushedRequests::Parameters AuthorizationParameters::known() const
{
    core::PushedRequests::Parameters chosen;
    for (const char *name : kKnown) {
        for (const auto &[parameter, value] : m_all) {
            if (parameter == name && !value.isEmpty())
                chosen.emplace_back(parameter, value);
        }
    }
    return chosen;
}

QByteArray formEncoded(const core::PushedRequests::Parameters &parameters)
{
    QByteArray encoded;
    for (const auto &[name, value] : parameters)
        encoded += (encoded.isEmpty() ? "" : "&") + name.toPercentEncoding() + '=' + value.toPercentEncoding();
    return encoded;
}

} // namespace server
