#include "ui/clients/QuickStart.h"

#include "ui/clients/SnippetTemplate.h"
#include "ui/widgets/ShellText.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct QuickStartContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::QuickStart)
};

const QString kDeviceGrant = u"urn:ietf:params:oauth:grant-type:device_code"_s;

QString flowTitle(const QString &flow)
{
    if (flow == "client_credentials"_L1)
        return QuickStartContext::tr("Token for the application itself");
    if (flow == "code"_L1)
        return QuickStartContext::tr("Sign in with the browser");
    if (flow == "device"_L1)
        return QuickStartContext::tr("Sign in on another device");
    if (flow == "password"_L1)
        return QuickStartContext::tr("Token for a user's password (legacy)");
    return QuickStartContext::tr("Refresh");
}

using Members = QList<std::pair<QString, QString>>;

bool secretInBody(const core::Client &client)
{
    return client.isConfidential() && (client.authMethod.isEmpty() || client.authMethod == "client_secret_post"_L1);
}

/// `value` goes to the shell as written when it is a variable in double quotes.
QString curl(const QString &url, const core::Client &client, const Members &members)
{
    QStringList lines{u"curl "_s + shellQuoted(url)};
    if (client.authMethod == "client_secret_basic"_L1)
        lines.append(u"  --user "_s + shellQuoted(client.id.value) + u":\"$CLIENT_SECRET\""_s);
    const auto add = [&](const QString &name, const QString &value) {
        const bool variable = value.startsWith(u"\"$"_s);
        lines.append(u"  --data-urlencode "_s + (variable ? name + u'=' + value : shellQuoted(name + u'=' + value)));
    };
    for (const auto &[name, value] : members)
        add(name, value);
    if (client.authMethod == "private_key_jwt"_L1) {
        add(u"client_assertion_type"_s, u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s);
        add(u"client_assertion"_s, u"\"$CLIENT_ASSERTION\""_s);
    }
    add(u"client_id"_s, client.id.value);
    if (secretInBody(client))
        add(u"client_secret"_s, u"\"$CLIENT_SECRET\""_s);
    return lines.join(u" \\\n"_s);
}

QString variables(const core::Client &client, const QStringList &others)
{
    QStringList names = others;
    if (client.authMethod == "private_key_jwt"_L1)
        names.append(u"CLIENT_ASSERTION"_s);
    else if (client.isConfidential())
        names.append(u"CLIENT_SECRET"_s);
    QString lines;
    for (const QString &name : std::as_const(names))
        lines += readHidden(name);
    return lines;
}

/// What is no secret is seen while it is typed.
QString readShown(const QString &name, const QString &where)
{
    return u"printf %s "_s + shellQuoted(where + u' ' + name + u": "_s) + u" >&2; read -r "_s + name + u'\n';
}

QString codeFlow(const core::Client &client, const QString &base)
{
    const QString redirect = client.redirectUris.value(0, u"http://127.0.0.1/callback"_s);
    const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    QString text =
        u"VERIFIER=$(openssl rand -hex 32)\n"
        "CHALLENGE=$(printf %s \"$VERIFIER\" | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=\\n')\n"_s;
    text += u"echo \"%1/oauth/authorize?response_type=code&client_id=%2&redirect_uri=%3&scope=%4&state=$(openssl rand "
            u"-hex 8)"
            "&code_challenge=$CHALLENGE&code_challenge_method=S256\"\n"_s.arg(
                base, encoded(client.id.value), encoded(redirect), encoded(client.scopes.join(u' ')));
    text += readShown(u"CODE"_s, u"Open that address and sign in. The browser then goes to\n"_s + redirect +
                                     u"?code=CODE&state=...\nCopy from there what stands between code= and &."_s);
    text += variables(client, {});
    return text + curl(base + u"/oauth/token"_s, client,
                       {{u"grant_type"_s, u"authorization_code"_s},
                        {u"code"_s, u"\"$CODE\""_s},
                        {u"redirect_uri"_s, redirect},
                        {u"code_verifier"_s, u"\"$VERIFIER\""_s}});
}

/// jq is not everywhere: the codes are copied by hand.
QString deviceFlow(const core::Client &client, const QString &base)
{
    const QString scope = client.scopes.join(u' ');
    return variables(client, {}) + curl(base + u"/oauth/device_authorization"_s, client, {{u"scope"_s, scope}}) +
           u'\n' + readShown(u"DEVICE_CODE"_s, u"Open verification_uri and type user_code; then copy device_code."_s) +
           curl(base + u"/oauth/token"_s, client,
                {{u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
                 {u"device_code"_s, u"\"$DEVICE_CODE\""_s}});
}

std::vector<Snippet> curlSnippets(const core::Client &client, const QString &base)
{
    const QString token = base + u"/oauth/token"_s;
    const QString scope = client.scopes.join(u' ');
    std::vector<Snippet> snippets;
    const auto add = [&](const QString &flow, const QString &text) {
        snippets.push_back({flow, flowTitle(flow), text});
    };
    if (client.allowsGrant(u"client_credentials"_s))
        add(u"client_credentials"_s,
            variables(client, {}) +
                curl(token, client, {{u"grant_type"_s, u"client_credentials"_s}, {u"scope"_s, scope}}));
    if (client.allowsGrant(u"authorization_code"_s))
        add(u"code"_s, codeFlow(client, base));
    if (client.allowsGrant(kDeviceGrant))
        add(u"device"_s, deviceFlow(client, base));
    if (client.allowsGrant(u"password"_s))
        add(u"password"_s, readShown(u"USERNAME"_s, u"The name of a user."_s) + variables(client, {u"PASSWORD"_s}) +
                               curl(token, client,
                                    {{u"grant_type"_s, u"password"_s},
                                     {u"username"_s, u"\"$USERNAME\""_s},
                                     {u"password"_s, u"\"$PASSWORD\""_s},
                                     {u"scope"_s, scope}}));
    if (client.allowsGrant(u"refresh_token"_s))
        add(u"refresh"_s,
            variables(client, {u"REFRESH_TOKEN"_s}) +
                curl(token, client,
                     {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, u"\"$REFRESH_TOKEN\""_s}}));
    return snippets;
}

/// Only openid-client does DPoP and pushed requests by itself; keys of the client's own are known to it and Authlib.
bool knowsHow(SnippetLanguage language, const core::Client &client)
{
    if (language == SnippetLanguage::JavaScript)
        return true;
    if (client.requireDpop || (client.requirePushedRequests && client.allowsGrant(u"authorization_code"_s)))
        return false;
    return client.authMethod != "private_key_jwt"_L1 || language == SnippetLanguage::Python ||
           language == SnippetLanguage::Curl;
}

SnippetTemplates templatesOf(SnippetLanguage language)
{
    switch (language) {
    case SnippetLanguage::Python:
        return pythonTemplates();
    case SnippetLanguage::JavaScript:
        return javaScriptTemplates();
    case SnippetLanguage::Dart:
        return dartTemplates();
    case SnippetLanguage::Cpp:
        return cppTemplates();
    case SnippetLanguage::Go:
        return goTemplates();
    case SnippetLanguage::Curl:
        break;
    }
    return {};
}

} // namespace

std::vector<Snippet> quickStart(SnippetLanguage language, const core::Client &client, const SnippetServer &server)
{
    if (!knowsHow(language, client))
        return {};
    if (language == SnippetLanguage::Curl)
        return curlSnippets(client, server.base);
    const SnippetTemplates templates = templatesOf(language);
    const SnippetFacts facts = snippetFacts(language, client, server);
    std::vector<Snippet> snippets;
    const auto add = [&](const QString &grant, const QString &flow, const QString &text) {
        if (client.allowsGrant(grant))
            snippets.push_back({flow, flowTitle(flow), filledSnippet(text, facts)});
    };
    add(u"client_credentials"_s, u"client_credentials"_s, templates.clientCredentials);
    add(u"authorization_code"_s, u"code"_s, templates.code);
    add(kDeviceGrant, u"device"_s, templates.device);
    return snippets;
}

QString languageName(SnippetLanguage language)
{
    switch (language) {
    case SnippetLanguage::Curl:
        return u"curl"_s;
    case SnippetLanguage::Python:
        return u"Python (Authlib)"_s;
    case SnippetLanguage::JavaScript:
        return u"JavaScript (openid-client)"_s;
    case SnippetLanguage::Dart:
        return u"Dart, Flutter"_s;
    case SnippetLanguage::Cpp:
        return u"C++ (Qt)"_s;
    case SnippetLanguage::Go:
        return u"Go (x/oauth2)"_s;
    }
    return {};
}

QString snippetSuffix(SnippetLanguage language)
{
    switch (language) {
    case SnippetLanguage::Curl:
        return u"sh"_s;
    case SnippetLanguage::Python:
        return u"py"_s;
    case SnippetLanguage::JavaScript:
        return u"mjs"_s;
    case SnippetLanguage::Dart:
        return u"dart"_s;
    case SnippetLanguage::Cpp:
        return u"cpp"_s;
    case SnippetLanguage::Go:
        return u"go"_s;
    }
    return {};
}

} // namespace ui
