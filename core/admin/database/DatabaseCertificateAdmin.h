#pragma once

#include "core/admin/CertificateAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/certificates/CertificateService.h"

namespace core {

class DatabaseCertificateAdmin final : public CertificateAdmin
{
public:
    /// What the listeners do with it. Called on the pool's threads.
    struct Listeners
    {
        using Done = std::function<void(Result<void>)>;
        std::function<CertificateState()> state; ///< may wait
        std::function<void(Done)> refresh;       ///< takes over what is stored now; `done` is called on any thread
        std::function<bool()> needCertificate;   ///< when it were gone one could not serve, or would serve in the open
    };
    DatabaseCertificateAdmin(const AdminContext &context, CertificateService &service, Listeners listeners)
        : m_context(context), m_service(service), m_listeners(std::move(listeners))
    {}
    QFuture<Result<CertificateState>> state() override;
    QFuture<Result<void>> makeOwn(QStringList names) override;
    QFuture<Result<void>> import(QByteArray chainPem, SecretBytes keyPem, SecretBytes passphrase) override;
    QFuture<Result<QByteArray>> authorityPem() override;
    QFuture<Result<void>> remove() override;

private:
    QFuture<Result<void>> change(std::function<Result<void>()> step);

    const AdminContext &m_context;
    CertificateService &m_service;
    Listeners m_listeners;
};

} // namespace core
