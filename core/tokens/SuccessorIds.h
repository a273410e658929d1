#pragma once

#include "core/crypto/Envelope.h"

#include <QStringList>

namespace core {

/// The `jti` of what a rotation makes, computed from the token that was presented: a grace answer can be repeated
/// without keeping tokens. Nobody without the KEK can foretell one. Any thread.
class SuccessorIds
{
public:
    explicit SuccessorIds(const Envelope &envelope);
    QString refreshJti(const QString &parentJti) const;
    QString accessJti(const QString &parentJti, const QStringList &scopes) const;

private:
    QString derived(const QString &text) const;
    SecretBytes m_key;
};

} // namespace core
