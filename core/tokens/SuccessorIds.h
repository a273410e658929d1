#pragma once

#include "core/crypto/Envelope.h"

#include <QStringList>

namespace core {

/// What a refresh asks for and gets.
struct RefreshAnswer
{
    QStringList scopes;
    QStringList resources;
    QString dpopKey;
};

/// The `jti` of what a rotation makes, computed from the token that was presented: a grace answer can be repeated
/// without keeping tokens. Nobody without the KEK can foretell one. Any thread.
class SuccessorIds
{
public:
    explicit SuccessorIds(const Envelope &envelope);
    QString refreshJti(const QString &parentJti) const;
    /// Another answer to the same token is another token.
    QString accessJti(const QString &parentJti, const RefreshAnswer &answer) const;

private:
    QString derived(const QString &text) const;
    SecretBytes m_key;
};

} // namespace core
