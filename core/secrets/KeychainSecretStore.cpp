#include "core/secrets/KeychainSecretStore.h"

#include <QCoreApplication>
#include <QPromise>
#include <QThread>
#include <QTimer>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace core {

static const QString kService = u"Gatehouse"_s;

static auto keychainFailure(const QKeychain::Job &job)
{
    return fail(ErrorKind::Keychain, u"keychain error %1: %2"_s.arg(int(job.error())).arg(job.errorString()));
}

static Result<void> doneOrNothingThere(const QKeychain::Job &job)
{
    if (job.error() != QKeychain::NoError && job.error() != QKeychain::EntryNotFound)
        return keychainFailure(job);
    return {};
}

QString KeychainSecretStore::displayName() const
{
#if defined(Q_OS_MACOS)
    return u"macOS Keychain"_s;
#elif defined(Q_OS_WIN)
    return u"Windows Credential Manager"_s;
#else
    return u"system keyring (Secret Service)"_s;
#endif
}

template <class Value>
QFuture<Result<Value>> KeychainSecretStore::run(QKeychain::Job *job, std::function<Result<Value>()> outcome)
{
    Q_ASSERT(QThread::currentThread() == QCoreApplication::instance()->thread());
    const auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    const auto answer = [promise](Result<Value> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    // The job deletes itself once it has finished, which may be long after we gave it up.
    QObject::connect(job, &QKeychain::Job::finished, job, [answer, outcome] { answer(outcome()); });
    QTimer::singleShot(m_patience, job,
                       [answer] { answer(fail(ErrorKind::Keychain, u"the keychain did not answer in time"_s)); });
    job->start();
    return promise->future();
}

QFuture<Result<SecretStore::Secret>> KeychainSecretStore::read(const QString &name)
{
    auto *job = new QKeychain::ReadPasswordJob(kService);
    job->setKey(name);
    return run<Secret>(job, [job]() -> Result<Secret> {
        if (job->error() == QKeychain::EntryNotFound)
            return Secret();
        if (job->error() != QKeychain::NoError)
            return keychainFailure(*job);
        return std::make_shared<const SecretBytes>(SecretBytes::take(job->binaryData()));
    });
}

QFuture<Result<void>> KeychainSecretStore::write(const QString &name, Secret secret)
{
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setKey(name);
    job->setBinaryData(secret->toByteArray());
    return run<void>(job, [job]() -> Result<void> {
        if (job->error() != QKeychain::NoError)
            return keychainFailure(*job);
        return {};
    });
}

QFuture<Result<void>> KeychainSecretStore::remove(const QString &name)
{
    auto *job = new QKeychain::DeletePasswordJob(kService);
    job->setKey(name);
    return run<void>(job, [job] { return doneOrNothingThere(*job); });
}

} // namespace core
