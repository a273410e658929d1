#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "server/http/HttpMessage.h"
#include "server/oauth/OAuthError.h"

#include <utility>
#include <vector>

namespace server {

/// The parameters of an application/x-www-form-urlencoded body, decoded. A parameter without a value counts as omitted
/// (RFC 6749 §3.1), a repeated one is refused (§3.2) unless it is `resource` (RFC 8707 §2), unknown ones are ignored.
/// Values are wiped, as some are secrets.
class FormBody
{
public:
    /// invalid_request that names what is wrong; also for more parameters than the request may have.
    static core::Result<FormBody, OAuthError> parse(const HttpRequest &request);

    QString text(QByteArrayView name) const;             ///< empty when omitted
    core::SecretBytes secret(QByteArrayView name) const; ///< empty when omitted
    QStringList texts(QByteArrayView name) const;        ///< of one that may be repeated; without empty values
    bool has(QByteArrayView name) const;
    /// invalid_request when one of `names` is omitted; names the first.
    core::Result<void, OAuthError> require(std::initializer_list<QByteArrayView> names) const;

private:
    static core::Result<FormBody, OAuthError> read(const HttpRequest &request);
    core::Result<void, OAuthError> add(const QByteArray &pair);
    const core::SecretBytes *find(QByteArrayView name) const;

    std::vector<std::pair<QByteArray, core::SecretBytes>> m_parameters;
};

/// UTF-8 that was checked, as text. Keeps a byte order mark, which QString::fromUtf8 drops: two names would become one.
QString formText(const QByteArray &utf8);
/// One value of the form encoding: '+' is a space, '%' needs two hexadecimal digits. Empty optional when malformed.
std::optional<QByteArray> formDecoded(QByteArrayView encoded);
bool isFormType(const QByteArray &contentType);

} // namespace server
