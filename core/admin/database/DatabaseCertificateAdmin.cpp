#include "core/admin/database/DatabaseCertificateAdmin.h"

#include "core/admin/ServerControl.h"

#include <QPromise>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

/// The future is ready when the listeners have taken the change over; the pool's thread does not wait for them.
QFuture<Result<void>> DatabaseCertificateAdmin::change(std::function<Result<void>()> step)
{
    // Finished without a result when nobody is left to answer.
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto future = promise->future();
    m_context.pool.start([this, promise, step = std::move(step)] {
        const auto answer = [promise](Result<void> result) {
            promise->addResult(std::move(result));
            promise->finish();
        };
        if (auto changed = step(); !changed)
            return answer(std::move(changed));
        m_context.changed(SettingsArea);
        m_listeners.refresh(answer);
    });
    return future;
}

QFuture<Result<CertificateState>> DatabaseCertificateAdmin::state()
{
    return QtConcurrent::run(&m_context.pool, [this]() -> Result<CertificateState> { return m_listeners.state(); });
}

QFuture<Result<void>> DatabaseCertificateAdmin::makeOwn(QStringList names)
{
    return change([this, names] { return m_service.makeOwn(names, m_context.origin()); });
}

QFuture<Result<void>> DatabaseCertificateAdmin::import(QByteArray chainPem, SecretBytes keyPem, SecretBytes passphrase)
{
    // Shared, as a function that is copied cannot own a secret.
    return change([this, chainPem, key = std::make_shared<const SecretBytes>(std::move(keyPem)),
                   pass = std::make_shared<const SecretBytes>(std::move(passphrase))] {
        return m_service.import(chainPem, *key, *pass, m_context.origin());
    });
}

QFuture<Result<QByteArray>> DatabaseCertificateAdmin::authorityPem()
{
    return QtConcurrent::run(&m_context.pool, [this]() -> Result<QByteArray> {
        const auto authority = m_service.authority();
        if (!authority)
            return fail(authority.error());
        if (!*authority)
            return fail(ErrorKind::NotFound, u"there is no authority yet"_s);
        return (*authority)->toPem();
    });
}

QFuture<Result<void>> DatabaseCertificateAdmin::remove()
{
    return change([this]() -> Result<void> {
        if (m_listeners.needCertificate())
            return fail(ErrorKind::Conflict,
                        u"a listener serves HTTPS with it: write http:// before its address first"_s);
        return m_service.remove(m_context.origin());
    });
}

} // namespace core
