#include "ui/clients/QuickStart.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct QuickStartContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::QuickStart)
};

using Members = QList<std::pair<QString, QString>>;

/// `value` goes to the shell as written when it is a variable in double quotes.
QString curl(const QString &url, const core::Client &client, const Members &members)
{
    QStringList lines{u"curl "_s + shellQuoted(url)};
    const auto add = [&](const QString &name, const QString &value) {
        const bool variable = value.startsWith(u"\"$"_s);
        lines.append(u"  --data-urlencode "_s + (variable ? name + u'=' + value : shellQuoted(name + u'=' + value)));
    };
    for (const auto &[name, value] : members)
        add(name, value);
    add(u"client_id"_s, client.id.value);
    if (client.isConfidential())
        add(u"client_secret"_s, u"\"$CLIENT_SECRET\""_s);
    return lines.join(u" \\\n"_s);
}

QString variables(const core::Client &client, const QStringList &others)
{
    QStringList names = others;
    if (client.isConfidential())
        names.append(u"CLIENT_SECRET"_s);
    QString lines;
    for (const QString &name : std::as_const(names))
        lines += u"read -rs -p '%1: ' %1 && echo\n"_s.arg(name);
    return lines;
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
    text += variables(client, {u"CODE"_s});
    return text + curl(base + u"/oauth/token"_s, client,
                       {{u"grant_type"_s, u"authorization_code"_s},
                        {u"code"_s, u"\"$CODE\""_s},
                        {u"redirect_uri"_s, redirect},
                        {u"code_verifier"_s, u"\"$VERIFIER\""_s}});
}

} // namespace

QString shellQuoted(const QString &argument)
{
    QString inside = argument;
    inside.replace(u'\'', u"'\\''"_s);
    return u'\'' + inside + u'\'';
}

std::vector<Snippet> quickStart(const core::Client &client, const QString &base)
{
    const QString token = base + u"/oauth/token"_s;
    const QString scope = client.scopes.join(u' ');
    std::vector<Snippet> snippets;
    if (client.allowsGrant(u"client_credentials"_s)) {
        snippets.push_back(
            {QuickStartContext::tr("Token for the application itself"),
             variables(client, {}) +
                 curl(token, client, {{u"grant_type"_s, u"client_credentials"_s}, {u"scope"_s, scope}})});
    }
    if (client.allowsGrant(u"authorization_code"_s))
        snippets.push_back({QuickStartContext::tr("Sign in with the browser"), codeFlow(client, base)});
    if (client.allowsGrant(u"password"_s)) {
        snippets.push_back(
            {QuickStartContext::tr("Token for a user's password (legacy)"),
             variables(client, {u"USERNAME"_s, u"PASSWORD"_s}) + curl(token, client,
                                                                      {{u"grant_type"_s, u"password"_s},
                                                                       {u"username"_s, u"\"$USERNAME\""_s},
                                                                       {u"password"_s, u"\"$PASSWORD\""_s},
                                                                       {u"scope"_s, scope}})});
    }
    if (client.allowsGrant(u"refresh_token"_s)) {
        snippets.push_back(
            {QuickStartContext::tr("Refresh"),
             variables(client, {u"REFRESH_TOKEN"_s}) +
                 curl(token, client,
                      {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, u"\"$REFRESH_TOKEN\""_s}})});
    }
    return snippets;
}

} // namespace ui
