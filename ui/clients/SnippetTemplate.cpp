#include "ui/clients/SnippetTemplate.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// A string literal of Python, JavaScript, Go, Dart and C++ alike.
QString literal(SnippetLanguage language, const QString &text)
{
    QString inside = text;
    inside.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    if (language == SnippetLanguage::Dart)
        inside.replace(u'$', u"\\$"_s);
    return u'"' + inside + u'"';
}

QString literals(SnippetLanguage language, const QStringList &texts)
{
    QStringList quoted;
    for (const QString &text : texts)
        quoted.append(literal(language, text));
    return quoted.join(u", "_s);
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return url.scheme() == "http"_L1 && (host == "127.0.0.1"_L1 || host == "localhost"_L1 || host == "::1"_L1);
}

/// Where the browser comes back to: RFC 8252 §7.
void addRedirect(SnippetFacts &facts, SnippetLanguage language, const core::Client &client)
{
    const QString redirect = client.redirectUris.value(0, u"http://127.0.0.1/callback"_s);
    const QUrl url(redirect);
    const bool ownScheme = url.scheme() != "http"_L1 && url.scheme() != "https"_L1;
    if (isLoopback(url))
        facts.words.insert(u"loopback"_s);
    else if (ownScheme)
        facts.words.insert(u"scheme"_s);
    else if (!client.isConfidential())
        facts.words.insert(u"page"_s);
    const bool is6 = url.host().contains(u':');
    facts.values.insert(u"REDIRECT"_s, literal(language, redirect));
    facts.values.insert(u"HOST"_s, is6 ? u'[' + url.host() + u']' : url.host());
    facts.values.insert(u"LISTEN"_s, is6 ? u"::1"_s : u"127.0.0.1"_s);
    facts.values.insert(u"PORT"_s, QString::number(url.port(0))); // none written: any port fits
    facts.values.insert(u"PATH"_s, url.path(QUrl::FullyEncoded));
}

void addAuthentication(SnippetFacts &facts, SnippetLanguage language, const core::Client &client)
{
    QString method = client.authMethod;
    if (!client.isConfidential() && method != "private_key_jwt"_L1)
        method = u"none"_s;
    else if (method.isEmpty())
        method = u"client_secret_post"_s;
    facts.values.insert(u"METHOD"_s, literal(language, method));
    if (method == "none"_L1) {
        facts.words.insert(u"public"_s);
    } else if (method == "private_key_jwt"_L1) {
        facts.words.insert(u"key"_s);
        const QJsonObject key = client.jwks.value(u"keys"_s).toArray().first().toObject();
        const bool isRsa = key.value(u"kty"_s).toString() == "RSA"_L1;
        facts.words.insert(isRsa ? u"rsa"_s : u"ec"_s);
        facts.values.insert(u"ALG"_s, literal(language, isRsa ? u"RS256"_s : u"ES256"_s));
    } else {
        facts.words.insert(u"secret"_s);
        facts.words.insert(method == "client_secret_basic"_L1 ? u"basic"_s : u"post"_s);
    }
}

} // namespace

SnippetFacts snippetFacts(SnippetLanguage language, const core::Client &client, const SnippetServer &server)
{
    SnippetFacts facts;
    QString issuer = server.issuer.isEmpty() ? server.base : server.issuer;
    if (QUrl(issuer).scheme() == "http"_L1)
        facts.words.insert(u"plain"_s);
    if (client.allowsGrant(u"refresh_token"_s))
        facts.words.insert(u"refresh"_s);
    if (client.requireDpop)
        facts.words.insert(u"dpop"_s);
    if (client.requirePushedRequests)
        facts.words.insert(u"par"_s);
    QStringList signIn{u"openid"_s, u"profile"_s};
    for (const QString &scope : client.scopes) {
        if (!signIn.contains(scope))
            signIn.append(scope);
    }
    facts.values = {{u"ISSUER"_s, literal(language, issuer)},
                    {u"ID"_s, literal(language, client.id.value)},
                    {u"SCOPE"_s, literal(language, client.scopes.join(u' '))},
                    {u"SCOPES"_s, literals(language, client.scopes)},
                    {u"SIGN_IN_SCOPE"_s, literal(language, signIn.join(u' '))},
                    {u"SIGN_IN_SCOPES"_s, literals(language, signIn)}};
    addAuthentication(facts, language, client);
    addRedirect(facts, language, client);
    return facts;
}

QString filledSnippet(const QString &text, const SnippetFacts &facts)
{
    static const QRegularExpression condition(u"^([?!])([a-z]+) (.*)$"_s);
    static const QRegularExpression value(u"@([A-Z_]+)@"_s);
    QStringList lines;
    for (QString line : text.trimmed().split(u'\n')) {
        bool stands = true;
        for (auto match = condition.match(line); stands && match.hasMatch(); match = condition.match(line)) {
            stands = facts.words.contains(match.captured(2)) == (match.captured(1) == u"?"_s);
            line = match.captured(3);
        }
        if (stands)
            lines.append(line);
    }
    const QString chosen = lines.join(u'\n');
    QString filled;
    qsizetype at = 0;
    for (auto matches = value.globalMatch(chosen); matches.hasNext();) { // once: a value may look like a name
        const auto match = matches.next();
        filled += chosen.mid(at, match.capturedStart() - at) + facts.values.value(match.captured(1));
        at = match.capturedEnd();
    }
    return filled + chosen.mid(at);
}

} // namespace ui
