#include "ui/clients/ApplicationType.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct ApplicationTypeContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::ApplicationType)
};

} // namespace

core::Client safeDefaults(ApplicationType type)
{
    core::Client draft;
    draft.scopes = {u"openid"_s, u"profile"_s, u"email"_s, u"api:read"_s, u"api:write"_s};
    draft.grantTypes = {u"authorization_code"_s, u"refresh_token"_s};
    const QStringList ofTheApi{u"api:read"_s, u"api:write"_s};
    // A lost answer on a phone must not look like theft: the same successor is given again for ten seconds.
    const std::chrono::seconds lostAnswer{10};
    switch (type) {
    case ApplicationType::Native:
        draft.applicationType = u"native"_s;
        draft.redirectUris = {u"http://127.0.0.1/callback"_s};
        draft.graceSeconds = lostAnswer;
        break;
    case ApplicationType::SinglePage:
        draft.graceSeconds = lostAnswer;
        break;
    case ApplicationType::WebServer:
        draft.type = core::ClientType::Confidential;
        draft.requirePkce = true; // RFC 9700 §2.1.1
        break;
    case ApplicationType::Service:
        draft.type = core::ClientType::Confidential;
        draft.grantTypes = {u"client_credentials"_s};
        draft.scopes = ofTheApi; // there is no user to tell of
        break;
    case ApplicationType::Device:
        draft.applicationType = u"native"_s;
        draft.grantTypes = {u"urn:ietf:params:oauth:grant-type:device_code"_s, u"refresh_token"_s};
        draft.graceSeconds = lostAnswer;
        break;
    case ApplicationType::LegacyPassword:
        draft.grantTypes = {u"password"_s, u"refresh_token"_s};
        draft.scopes = ofTheApi;
        break;
    }
    return draft;
}

QString applicationTypeName(ApplicationType type)
{
    switch (type) {
    case ApplicationType::Native:
        return ApplicationTypeContext::tr("Native or mobile app");
    case ApplicationType::SinglePage:
        return ApplicationTypeContext::tr("Single-page app");
    case ApplicationType::WebServer:
        return ApplicationTypeContext::tr("Web server");
    case ApplicationType::Service:
        return ApplicationTypeContext::tr("Service or machine");
    case ApplicationType::Device:
        return ApplicationTypeContext::tr("Device: TV or command line");
    case ApplicationType::LegacyPassword:
        return ApplicationTypeContext::tr("Legacy password client");
    }
    return {};
}

QString applicationTypeHint(ApplicationType type)
{
    switch (type) {
    case ApplicationType::Native:
        return ApplicationTypeContext::tr(
            "Runs on a user's device. Public client, sign-in in the browser with PKCE, refresh tokens.");
    case ApplicationType::SinglePage:
        return ApplicationTypeContext::tr("Runs in the browser. Public client with PKCE; needs its CORS origin.");
    case ApplicationType::WebServer:
        return ApplicationTypeContext::tr(
            "Keeps a secret on a server. Confidential client, sign-in in the browser, refresh tokens.");
    case ApplicationType::Service:
        return ApplicationTypeContext::tr(
            "Acts for itself, without users. Confidential client with client credentials.");
    case ApplicationType::Device:
        return ApplicationTypeContext::tr(
            "Has no browser. Shows a short code; the user types it on a phone or computer and signs in there.");
    case ApplicationType::LegacyPassword:
        return ApplicationTypeContext::tr(
            "Sends the user's password itself. Only for applications that cannot open a browser yet.");
    }
    return {};
}

} // namespace ui
