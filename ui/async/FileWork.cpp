#include "ui/async/FileWork.h"

#include <QFile>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

template <class Answer>
QFuture<Answer> inPool(std::function<Answer()> work)
{
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

core::Error cannot(const QFileDevice &file)
{
    return {core::ErrorKind::Storage, u"%1: %2"_s.arg(file.fileName(), file.errorString()), {}};
}

} // namespace

QFuture<core::Result<void>> writeFile(const QString &path, const QByteArray &bytes)
{
    return inPool<core::Result<void>>([path, bytes]() -> core::Result<void> {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0 || !file.commit())
            return core::fail(cannot(file));
        return {};
    });
}

QFuture<core::Result<QByteArray>> readFile(const QString &path, qint64 most)
{
    return inPool<core::Result<QByteArray>>([path, most]() -> core::Result<QByteArray> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return core::fail(cannot(file));
        return file.read(most);
    });
}

} // namespace ui
