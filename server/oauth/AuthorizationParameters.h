#pragma once

#include "core/authorization/PushedRequests.h"
#include "server/oauth/OAuthError.h"

#include <QStringList>

namespace server {

/// The parameters of an authorization request as they were sent, decoded. What is wrong with one is told when it is
/// asked for: client and redirect URI must be looked at before anything else is refused.
class AuthorizationParameters
{
public:
    using Text = core::Result<QString, OAuthError>;

    AuthorizationParameters() = default;
    explicit AuthorizationParameters(core::PushedRequests::Parameters parameters) : m_all(std::move(parameters)) {}
    /// A query or a form. Fails only when names cannot be told apart, and for more than `most` parameters.
    static core::Result<AuthorizationParameters, OAuthError> parse(const QByteArray &encoded, int most);

    /// Empty when omitted or sent without a value. invalid_request when it is repeated or no text.
    Text text(QByteArrayView name) const;
    QStringList texts(QByteArrayView name) const; ///< of one that may be repeated
    bool has(QByteArrayView name) const;          ///< with a value
    /// Byte for byte, whatever bytes they are; null when it was omitted or cannot be told.
    QByteArray state() const;
    /// invalid_request for the first parameter that is repeated or malformed, known or not.
    core::Result<void, OAuthError> check() const;
    /// Those that have a meaning at the authorization endpoint, in a fixed order.
    core::PushedRequests::Parameters known() const;

private:
    core::Result<void, OAuthError> checkOne(QByteArrayView name) const;
    int count(QByteArrayView name) const;
    const QByteArray *find(QByteArrayView name) const;

    core::PushedRequests::Parameters m_all;
    QList<QByteArray> m_malformed; ///< names of those whose percent-encoding is
};

/// As a query, percent-encoded.
QByteArray formEncoded(const core::PushedRequests::Parameters &parameters);

} // namespace server
