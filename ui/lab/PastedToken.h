#pragma once

#include <QString>

#include <vector>

namespace ui {

/// A token in a text that somebody pasted, and by what name it stood there ("access_token", "Authorization", "DPoP" …;
/// empty when it stood alone).
struct PastedToken
{
    QString token;
    QString name;
};

/// Finds tokens in a JWT, "Bearer …", a curl command, a token answer, a whole request. In the order of the text, each
/// once. A text that is a single word is a token, whatever it looks like.
std::vector<PastedToken> tokensIn(const QString &text);

enum class TokenShape { Jwt, Encrypted, Opaque };
TokenShape tokenShape(const QString &token);

} // namespace ui
