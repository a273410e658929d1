#pragma once

#include "core/clients/Client.h"

#include <QUrl>

#include <vector>

namespace ui {

enum class SnippetLanguage { Curl, Python, JavaScript, Dart, Cpp, Go };

struct Snippet
{
    QString flow; ///< "code", "client_credentials", "device", "password", "refresh"
    QString title;
    QString text; ///< ready to paste; what only the reader knows is a variable of the environment or asked for
};

/// Where the snippets go to. `base` is a URL of the server; libraries look the rest up at `issuer`.
struct SnippetServer
{
    QString base;
    QString issuer;
};

/// The shell commands or programs that get this client its tokens, one snippet a grant. Empty when the language's
/// library cannot do what this client must (DPoP, pushed requests, a key of its own).
std::vector<Snippet> quickStart(SnippetLanguage language, const core::Client &client, const SnippetServer &server);
QString languageName(SnippetLanguage language);  ///< "Python (Authlib)"
QString snippetSuffix(SnippetLanguage language); ///< of a file name: "py"

} // namespace ui
