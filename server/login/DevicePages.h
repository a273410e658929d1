#pragma once

#include "core/authorization/DeviceCodes.h"
#include "core/clients/Client.h"
#include "server/login/Page.h"
#include "server/login/PageWords.h"

#include <QMap>

namespace server {

/// Asks for the code that a device shows; sends `user_code`.
struct DeviceCodePage
{
    enum class Failure { None, Unknown, Limited };
    QString action;
    QString typedCode = {};
    Failure failure = Failure::None;
    std::chrono::seconds retryAfter{0};

    Page page(const PageWords &words) const;
};

/// RFC 8628 §3.3: shown with verification_uri_complete too, so that a link alone connects nothing. Sends
/// `decision`=allow or deny.
struct DeviceConfirmPage
{
    PageForm form;
    PageForm switchForm;
    const core::Client &client;
    const core::DeviceRequest &device;
    QString userCode;
    QString username;
    std::chrono::seconds age{0}; ///< since the device asked
    QMap<QString, QString> scopeDescriptions;

    Page page(const PageWords &words) const;
};

Page deviceAllowedPage(const PageWords &words);
Page deviceDeniedPage(const PageWords &words);

} // namespace server
