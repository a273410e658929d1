#pragma once

#include "core/authorization/DeviceCodes.h"
#include "server/grants/Grant.h"

namespace server {

/// grant_type=urn:ietf:params:oauth:grant-type:device_code, RFC 8628 §3.4: one poll of a device.
class DeviceCodeGrant final : public Grant
{
public:
    static constexpr auto kType = "urn:ietf:params:oauth:grant-type:device_code";

    DeviceCodeGrant(core::DeviceCodes &codes, core::Database &database, core::TokenService &tokens)
        : m_codes(codes), m_database(database), m_tokens(tokens)
    {}
    QString type() const override;
    core::Result<core::TokenSet, OAuthError> exchange(const TokenRequest &request, const core::Client &client) override;

private:
    core::Result<core::DeviceRequest, OAuthError> approved(const QByteArray &code, const core::Client &client);
    core::Result<core::TokenSet, OAuthError> issue(const core::DeviceRequest &device, const QByteArray &code,
                                                   const TokenRequest &request, const core::Client &client);

    core::DeviceCodes &m_codes;
    core::Database &m_database;
    core::TokenService &m_tokens;
};

} // namespace server
