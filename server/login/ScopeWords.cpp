#include "server/login/ScopeWords.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// Empty for a scope that we know nothing about.
QString builtInWords(const QString &scope, const PageWords &words)
{
    if (scope == "openid"_L1)
        return words("scopes", "Know that it is you");
    if (scope == "profile"_L1)
        return words("scopes", "See your user name");
    if (scope == "email"_L1)
        return words("scopes", "See your e-mail address");
    if (scope == "offline_access"_L1)
        return words("scopes", "Keep this access while you are signed out");
    if (scope == "api:read"_L1)
        return words("scopes", "Read your data through the API");
    if (scope == "api:write"_L1)
        return words("scopes", "Change your data through the API");
    if (scope == "api:admin"_L1)
        return words("scopes", "Administer this server: users, clients and keys");
    return {};
}

} // namespace

Html scopeList(const QStringList &scopes, const QMap<QString, QString> &descriptions, const PageWords &words)
{
    Html items;
    for (const QString &scope : scopes) {
        QString text = descriptions.value(scope);
        if (text.isEmpty())
            text = builtInWords(scope, words);
        Html item = text.isEmpty() ? Html() : foreignText(text);
        items += Html::element("li", {item, Html::element("code", {scope})});
    }
    return Html::element("ul", {{"class", u"scopes"_s}}, {items});
}

} // namespace server
