#pragma once

#include "core/admin/LabAdmin.h"
#include "tests/support/ReadyFuture.h"

namespace tests {

class FakeLabAdmin final : public core::LabAdmin
{
public:
    core::LabToken token;
    core::TokenInspection inspection;
    std::optional<core::Error> failure;
    std::vector<core::LabRequest> issued;
    QStringList inspected;
    QStringList revoked;

    QFuture<core::Result<core::LabToken>> issue(core::LabRequest request) override
    {
        issued.push_back(request);
        return readyFuture(failure ? core::Result<core::LabToken>(core::fail(*failure))
                                   : core::Result<core::LabToken>(token));
    }
    QFuture<core::Result<core::TokenInspection>> inspect(QString text) override
    {
        inspected.append(text);
        return readyFuture(failure ? core::Result<core::TokenInspection>(core::fail(*failure))
                                   : core::Result<core::TokenInspection>(inspection));
    }
    QFuture<core::Result<bool>> revoke(QString text) override
    {
        revoked.append(text);
        return readyFuture(core::Result<bool>(true));
    }
    QString issuer() const override { return QStringLiteral("http://127.0.0.1:8003"); }
    QString audience() const override { return QStringLiteral("codelab-api"); }
};

} // namespace tests
