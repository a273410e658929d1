#pragma once

#include "ui/clients/QuickStart.h"

#include <QMap>
#include <QSet>

namespace ui {

/// The programs of one language. A line that begins with "?word " stands only when the word holds for the client, one
/// with "!word " only when it does not; @NAME@ is replaced by a value.
struct SnippetTemplates
{
    QString code;
    QString clientCredentials;
    QString device;
};

SnippetTemplates pythonTemplates();
SnippetTemplates javaScriptTemplates();
SnippetTemplates goTemplates();
SnippetTemplates dartTemplates();
SnippetTemplates cppTemplates();

/// What is filled in. Words: "secret", "basic", "post", "key", "public", "refresh", "dpop", "par", "loopback", "page"
/// (the application is a page in the browser), "scheme" (the redirect URI has a scheme of the app's own), "plain" (no
/// TLS).
struct SnippetFacts
{
    QSet<QString> words;
    QMap<QString, QString> values;
};
SnippetFacts snippetFacts(SnippetLanguage language, const core::Client &client, const SnippetServer &server);
QString filledSnippet(const QString &text, const SnippetFacts &facts);

} // namespace ui
