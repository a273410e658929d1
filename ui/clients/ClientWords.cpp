#include "ui/clients/ClientWords.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

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

namespace {

struct WeaknessWords
{
    const char *rule;
    const char *title;
    const char *advice;
};

constexpr std::array<WeaknessWords, 12> kWeaknesses{{
    {"password_grant", QT_TRANSLATE_NOOP("ui::ClientWords", "Legacy password grant"),
     QT_TRANSLATE_NOOP("ui::ClientWords",
                       "The application sees the passwords of its users. Let it sign them in with the "
                       "browser and take the grant away.")},
    {"http_redirect", QT_TRANSLATE_NOOP("ui::ClientWords", "Redirect without HTTPS"),
     QT_TRANSLATE_NOOP("ui::ClientWords", "Codes travel readable to a redirect URI with plain http. Use https there.")},
    {"wildcard_redirect", QT_TRANSLATE_NOOP("ui::ClientWords", "Wildcard redirect"),
     QT_TRANSLATE_NOOP("ui::ClientWords", "Codes may go to addresses that nobody thought of. List each one exactly.")},
    {"missing_pkce", QT_TRANSLATE_NOOP("ui::ClientWords", "PKCE is not required"),
     QT_TRANSLATE_NOOP("ui::ClientWords",
                       "A stolen code may be used without it. Once the application sends a challenge, "
                       "require PKCE.")},
    {"no_secret", QT_TRANSLATE_NOOP("ui::ClientWords", "No secret and no key"),
     QT_TRANSLATE_NOOP("ui::ClientWords", "Nothing proves that it is this client, so it gets no tokens. Rotate the "
                                          "secret to make one.")},
    {"old_secret", QT_TRANSLATE_NOOP("ui::ClientWords", "Old client secret"),
     QT_TRANSLATE_NOOP("ui::ClientWords", "The secret is older than a year. Rotate it; both work while you change the "
                                          "application.")},
    {"expiring_secret", QT_TRANSLATE_NOOP("ui::ClientWords", "Secret expires soon"),
     QT_TRANSLATE_NOOP("ui::ClientWords", "In less than 14 days the application is locked out. Rotate the secret.")},
    {"expired_secret", QT_TRANSLATE_NOOP("ui::ClientWords", "Secret has expired"),
     QT_TRANSLATE_NOOP("ui::ClientWords", "The application is locked out. Rotate the secret and give it the new one.")},
    {"no_expiry", QT_TRANSLATE_NOOP("ui::ClientWords", "Very long refresh lifetime"),
     QT_TRANSLATE_NOOP("ui::ClientWords",
                       "A forgotten device stays signed in for over a year. Choose a shorter lifetime "
                       "for refresh tokens.")},
    {"long_access_token", QT_TRANSLATE_NOOP("ui::ClientWords", "Long-lived access tokens"),
     QT_TRANSLATE_NOOP("ui::ClientWords", "A stolen access token works for over a day. Choose minutes and let the "
                                          "application refresh.")},
    {"wide_cors", QT_TRANSLATE_NOOP("ui::ClientWords", "CORS origin without HTTPS"),
     QT_TRANSLATE_NOOP("ui::ClientWords", "Whoever is on the way to that page may speak as it. Use https there.")},
    {"legacy_401", QT_TRANSLATE_NOOP("ui::ClientWords", "Legacy 401 answers"),
     QT_TRANSLATE_NOOP("ui::ClientWords", "A refused grant is answered with 401, which the standard keeps for clients. "
                                          "Switch it off once the application takes 400.")},
}};

const WeaknessWords *weaknessWords(const QString &rule)
{
    const auto found = std::ranges::find_if(
        kWeaknesses, [&](const WeaknessWords &words) { return rule == QLatin1String(words.rule); });
    return found == kWeaknesses.end() ? nullptr : &*found;
}

} // namespace

QString weaknessText(const QString &rule)
{
    const WeaknessWords *words = weaknessWords(rule);
    return words ? ClientWordsContext::tr(words->title) : rule;
}

QString weaknessAdvice(const QString &rule)
{
    const WeaknessWords *words = weaknessWords(rule);
    return words ? ClientWordsContext::tr(words->advice) : QString();
}

StateMark weaknessMark(const QString &rule)
{
    const bool isGrave = rule == "password_grant"_L1 || rule == "expired_secret"_L1 || rule == "no_secret"_L1;
    return {Shape::Triangle, isGrave ? Tone::Danger : Tone::Waiting};
}

QString authMethodName(const core::Client &client)
{
    if (!client.isConfidential())
        return client.allowsGrant(u"authorization_code"_s)
                   ? ClientWordsContext::tr("PKCE, no secret", "what is required of a client")
                   : ClientWordsContext::tr("no secret", "what is required of a client");
    if (client.authMethod == "private_key_jwt"_L1)
        return ClientWordsContext::tr("a key of its own", "how a client proves itself");
    return ClientWordsContext::tr("a secret", "how a client proves itself");
}

QString lifetimeText(const std::optional<std::chrono::seconds> &lifetime,
                     const std::optional<std::chrono::seconds> &inForce)
{
    if (lifetime)
        return spanText(*lifetime);
    return inForce ? ClientWordsContext::tr("%1 (default)", "lifetime of a token").arg(spanText(*inForce))
                   : ClientWordsContext::tr("default", "lifetime of a token");
}

} // namespace ui
