#include "ui/lab/SaveText.h"

#include "ui/async/WhenDone.h"

#include <QFileDialog>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

namespace ui {

using namespace Qt::StringLiterals;

QFuture<core::Result<QString>> saveText(const QString &path, const QByteArray &text)
{
    auto promise = std::make_shared<QPromise<core::Result<QString>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path, text] {
        QSaveFile file(path);
        const bool isSaved = file.open(QIODevice::WriteOnly) &&
                             file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                             file.write(text) == text.size() && file.commit();
        promise->addResult(isSaved ? core::Result<QString>(path)
                                   : core::Result<QString>(core::fail(core::ErrorKind::Storage, file.errorString())));
        promise->finish();
    });
    return promise->future();
}

void askAndSave(QWidget *parent, const QString &title, const QString &fileName, const QByteArray &text,
                std::function<void(const core::Result<QString> &)> done)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(fileName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [parent, text, done](const QString &path) { whenDone(saveText(path, text), parent, done); });
    dialog->open();
}

} // namespace ui
