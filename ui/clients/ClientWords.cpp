#include "ui/clients/ClientWords.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct ClientWordsContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::ClientWords)
};

} // namespace

StateMark clientMark(const core::Client &client)
{
    if (client.deletedAt)
        return {Shape::Ring, Tone::Neutral};
    return client.isActive ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Cross, Tone::Neutral};
}

QString clientStateWord(const core::Client &client)
{
    if (client.deletedAt)
        return ClientWordsContext::tr("deleted", "state of a client");
    return client.isActive ? ClientWordsContext::tr("active", "state of a client")
                           : ClientWordsContext::tr("disabled", "state of a client");
}

QString clientTypeWord(core::ClientType type)
{
    return type == core::ClientType::Public ? ClientWordsContext::tr("public", "type of a client")
                                            : ClientWordsContext::tr("confidential", "type of a client");
}

QString grantName(const QString &grant)
{
    if (grant == "authorization_code"_L1)
        return ClientWordsContext::tr("Authorization code");
    if (grant == "refresh_token"_L1)
        return ClientWordsContext::tr("Refresh token");
    if (grant == "client_credentials"_L1)
        return ClientWordsContext::tr("Client credentials");
    if (grant == "password"_L1)
        return ClientWordsContext::tr("Password (legacy)");
    if (grant == "urn:ietf:params:oauth:grant-type:device_code"_L1)
        return ClientWordsContext::tr("Device code");
    if (grant == "urn:ietf:params:oauth:grant-type:token-exchange"_L1)
        return ClientWordsContext::tr("Token exchange");
    return grant;
}

QString weaknessText(const QString &rule)
{
    if (rule == "password_grant"_L1)
        return ClientWordsContext::tr("Legacy password grant");
    if (rule == "http_redirect"_L1)
        return ClientWordsContext::tr("Redirect without HTTPS");
    if (rule == "wildcard_redirect"_L1)
        return ClientWordsContext::tr("Wildcard redirect");
    if (rule == "old_secret"_L1)
        return ClientWordsContext::tr("Old client secret");
    if (rule == "no_expiry"_L1)
        return ClientWordsContext::tr("Very long lifetime");
    return rule;
}

StateMark weaknessMark(const QString &rule)
{
    return {Shape::Triangle, rule == "password_grant"_L1 ? Tone::Danger : Tone::Waiting};
}

QString lifetimeText(const std::optional<std::chrono::seconds> &lifetime)
{
    return lifetime ? spanText(*lifetime) : ClientWordsContext::tr("default", "lifetime of a token");
}

} // namespace ui
