#include "ui/widgets/RefusalRemedies.h"

#include <QCoreApplication>

#include <array>

namespace ui {

namespace {

struct RemediesContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::RefusalRemedies)
};

struct Meaning
{
    const char *code;
    const char *text;
};

struct Remedy
{
    const char *code;
    const char *parameter; ///< empty: of any
    const char *text;
};

constexpr std::array<Meaning, 48> kMeanings{{
    {"invalid_request",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "A parameter is missing, is there twice, or is not written as the standard says.")},
    {"invalid_client", QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                                         "The client is unknown or disabled, or did not prove that it is itself.")},
    {"invalid_grant",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "What was to be exchanged for tokens is not good: unknown, used, "
                                              "expired, revoked, or made for another client.")},
    {"unauthorized_client",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The client is known, but may not use this grant.")},
    {"unsupported_grant_type",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The server does not know this grant, or it is switched off.")},
    {"invalid_scope", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "A scope was asked for that this client may not have.")},
    {"invalid_target",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Tokens were asked for a resource that this client may not use.")},
    {"invalid_dpop_proof",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The DPoP proof is missing, too old, used before, or of another request or key.")},
    {"access_denied", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The user did not allow it.")},
    {"expired_token", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The device code expired before the user typed it.")},
    {"unsupported_response_type",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Another response type than code was asked for.")},
    {"login_required",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "The application wanted no page (prompt=none), but nobody is signed in, or not recently enough.")},
    {"consent_required",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "The application wanted no page (prompt=none), but the user has not consented to these scopes yet.")},
    {"interaction_required",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The application wanted no page (prompt=none), but one is needed.")},
    {"request_not_supported",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The request came as a signed object (JAR), which this server does not read.")},
    {"request_uri_not_supported",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The request was to be fetched from an address, which this server does not do.")},
    {"invalid_request_uri",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The pushed request is unknown, used, or has expired.")},
    {"registration_not_supported",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Metadata came inside the authorization request, which this server does not read.")},
    {"invalid_redirect_uri",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "A redirect URI of the registration is not allowed.")},
    {"invalid_client_metadata",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "A member of the registration is not allowed, or not supported.")},
    {"invalid_token",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The access token is missing, has expired, was revoked, or was not made here.")},
    {"insufficient_scope", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The access token is good, but lacks a scope.")},
    {"rate_limited", QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                                       "There were too many failed sign-ins from this address or with this name.")},
    {"locked",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The name is locked after too many failed sign-ins; even the right password is refused.")},
    {"too_many_failures",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The last failure was one too many: the name is locked now.")},
    {"bad_credentials", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The name or the password is wrong.")},
    {"disabled", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The password is right, but the user is disabled.")},
    {"overloaded", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "More sign-ins waited than the server can check.")},
    {"invalid", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The refresh token was not made here, or was altered.")},
    {"expired", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The refresh token has expired.")},
    {"revoked",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "The refresh token's chain was revoked: by a sign-out, a new password, an administrator, or reuse.")},
    {"revoked:admin",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The refresh token's chain was ended by an administrator.")},
    {"revoked:logout",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The user had signed out, which ended the refresh token's chain.")},
    {"revoked:reuse",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "A refresh token of this chain had been used twice, so the whole chain was revoked.")},
    {"revoked:revoked_by_client",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The client itself had revoked the refresh token's chain.")},
    {"revoked:consent_revoked",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The consent of the user was taken back, which ended the refresh token's chain.")},
    {"revoked:password_change",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The password was changed, which ended the refresh token's chain.")},
    {"revoked:code_replay",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The authorization code of this chain had been used twice, so the whole chain was revoked.")},
    {"revoked:key_revoked",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The signing key of the refresh token was revoked, which ended its chain.")},
    {"wrong_client", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The refresh token belongs to another client.")},
    {"user_disabled", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The user is disabled or deleted.")},
    {"wrong_key",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The refresh token is bound to a DPoP key, and the proof is missing or of another key.")},
    {"refresh_token_reuse",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "A refresh token that had been used came again. Somebody may have stolen it, so its chain was revoked.")},
    {"authorization_code_replay",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "A code that had been used came again. Somebody may have stolen it, so "
                                              "the tokens made from it were revoked.")},
    {"bad_passphrase", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "The passphrase of the console is wrong.")},
    {"client_gone",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "The client was to be told of a sign-out, but it is disabled, deleted, or has no address for it "
                       "any more.")},
    {"given_up", QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                                   "The client could not be told of a sign-out, however often it was tried.")},
    {"no_token", QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                                   "The client could not be told of a sign-out: no logout token could be made.")},
}};

constexpr std::array<Remedy, 56> kRemedies{{
    {"invalid_request", "",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "Read the description and send each parameter once. The quick start of the client shows a whole request.")},
    {"invalid_request", "redirect_uri",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send one of the redirect URIs that the client has, character by "
                                              "character. Its editor has a tester that tells the difference.")},
    {"invalid_request", "client_id",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send the ID of a client that exists and is not disabled.")},
    {"invalid_request", "code_challenge",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "Send code_challenge, the SHA-256 of a fresh code_verifier in base64url without padding (PKCE).")},
    {"invalid_request", "code_challenge_method",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send code_challenge_method=S256.")},
    {"invalid_request", "code_verifier",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "Keep the code_verifier of the authorization request, 43 to 128 characters, and send it with the code.")},
    {"invalid_request", "response_mode",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Leave response_mode out, or send query.")},
    {"invalid_request", "request_uri",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "Push the request to /oauth/par first, and send the request_uri that comes back. This client requires it.")},
    {"invalid_request", "prompt",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send none alone, or any of login and consent.")},
    {"invalid_request", "max_age",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send max_age as a whole number of seconds.")},
    {"invalid_request", "user_code",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Type the code that the device shows now. Codes expire after some minutes.")},
    {"invalid_request", "csrf",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "Open the page anew and send the form again. It stood open too long, or came from another site.")},
    {"invalid_request", "id_token_hint",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send the last ID token that this server gave to this client.")},
    {"invalid_request", "post_logout_redirect_uri",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Add the address to those of the client, or send one that is there.")},
    {"invalid_request", "grant_type", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send grant_type, once.")},
    {"invalid_request", "state", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send state once, as printable text.")},
    {"invalid_client", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Compare the client ID and its secret, and whether the secret has expired. Rotate the secret if "
                       "it is lost. A public client sends no secret at all.")},
    {"invalid_grant", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Start again: send the user through the sign-in, or use the newest refresh token.")},
    {"invalid_grant", "code",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Use a code once, within its minute, by the client that asked for it. "
                                              "Look whether the application sends it twice.")},
    {"invalid_grant", "code_verifier",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Send the code_verifier from which the code_challenge of this very request was made.")},
    {"invalid_grant", "redirect_uri",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Send the same redirect_uri with the code as in the authorization request.")},
    {"invalid_grant", "device_code",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Ask for a new device code, and poll with it until it is approved or expires.")},
    {"invalid_grant", "refresh_token",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Keep only the newest refresh token, and let one part of the application refresh at a time.")},
    {"unauthorized_client", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Allow the grant in the editor of the client, or use one that it has.")},
    {"unsupported_grant_type", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Use one of the grants that /.well-known/openid-configuration lists.")},
    {"invalid_scope", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Add the scope to the client, or ask for fewer. A refresh can only narrow what was granted.")},
    {"invalid_target", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Add the resource to the client, or leave the parameter out.")},
    {"invalid_dpop_proof", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Make a fresh proof for each request: with its method and address, the time, a new jti, and the "
                       "nonce that the server sent last. Look at the client's clock too.")},
    {"access_denied", "", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Nothing is broken. The user may try again.")},
    {"expired_token", "", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Ask for a new device code.")},
    {"unsupported_response_type", "", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send response_type=code.")},
    {"login_required", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Send the user to the sign-in page: the same request without prompt=none.")},
    {"consent_required", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Send the same request without prompt=none, or mark the client as first-party.")},
    {"interaction_required", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send the same request without prompt=none.")},
    {"request_not_supported", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send plain parameters, or push them to /oauth/par.")},
    {"request_uri_not_supported", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Push the request to /oauth/par and send the request_uri that comes back.")},
    {"invalid_request_uri", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Push the request again and use the new request_uri at once and only once.")},
    {"registration_not_supported", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Register at /oauth/register, or make the client here.")},
    {"invalid_redirect_uri", "",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "Register https addresses, loopback addresses, or a scheme of the application's own, without fragment.")},
    {"invalid_client_metadata", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Read the description: it names the member.")},
    {"invalid_token", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Refresh the access token. If a new one is refused too, paste it into "
                                              "the inspector of the token lab: it checks each claim.")},
    {"insufficient_scope", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Ask for the scope at the sign-in, and allow it to the client.")},
    {"rate_limited", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Wait, or unblock it on the Server page under Protection. A program that "
                                              "retries with an old password causes this.")},
    {"locked", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Wait until the lock ends, or unlock the user on the Users page.")},
    {"too_many_failures", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Wait until the lock ends, or unlock the user on the Users page. Look at "
                                              "the addresses of the failures before.")},
    {"bad_credentials", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Type it again, or set a new password on the Users page. Many different "
                                              "names from one address are an attack.")},
    {"disabled", "", QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Enable the user on the Users page, if that is wanted.")},
    {"overloaded", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Look at the load on the Overview page. Clients try again by themselves.")},
    {"invalid", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Send the refresh token as it came. Tokens of another server or of a "
                                              "removed signing key are refused for good: sign in again.")},
    {"expired", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Sign in again. Refresh sooner, or give the client a longer refresh lifetime.")},
    {"revoked", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Sign in again. The audit log tells what ended the chain.")},
    {"wrong_client", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Refresh with the client that the token was given to.")},
    {"user_disabled", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Enable the user on the Users page, if that is wanted.")},
    {"wrong_key", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies", "Keep the key of the DPoP proofs as long as the refresh token.")},
    {"refresh_token_reuse", "",
     QT_TRANSLATE_NOOP(
         "ui::RefusalRemedies",
         "Open the chain and compare addresses. If it is the same device, the application sends one token twice: let "
         "one part of it refresh at a time, or give the client a grace period. If not, set a new password.")},
    {"authorization_code_replay", "",
     QT_TRANSLATE_NOOP("ui::RefusalRemedies",
                       "Compare the addresses of both uses. If it is the same application, it sends the code twice.")},
}};

template <size_t size>
QString textOf(const std::array<Meaning, size> &meanings, const QString &code)
{
    for (const Meaning &meaning : meanings) {
        if (code == QLatin1String(meaning.code))
            return RemediesContext::tr(meaning.text);
    }
    return {};
}

} // namespace

QString refusalMeaning(const QString &code, const QString &endReason)
{
    const QString precise = endReason.isEmpty() ? QString() : textOf(kMeanings, code + u':' + endReason);
    return precise.isEmpty() ? textOf(kMeanings, code) : precise;
}

QString refusalRemedy(const QString &code, const QString &parameter)
{
    QString general;
    for (const Remedy &remedy : kRemedies) {
        if (code != QLatin1String(remedy.code))
            continue;
        if (!parameter.isEmpty() && parameter == QLatin1String(remedy.parameter))
            return RemediesContext::tr(remedy.text);
        if (*remedy.parameter == '\0')
            general = RemediesContext::tr(remedy.text);
    }
    return general;
}

} // namespace ui
