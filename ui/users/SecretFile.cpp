#include "ui/users/SecretFile.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct SecretFileContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::SecretFile)
};

core::Result<void> writeSecretFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool done = file.open(QIODevice::WriteOnly) &&
                      file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                      file.write(bytes) == bytes.size() && file.commit();
    if (!done)
        return core::fail(core::ErrorKind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace

void saveSecretFile(QWidget *parent, const QString &suggestedName, const QString &text,
                    const std::function<void()> &written)
{
    auto *dialog = new QFileDialog(parent, SecretFileContext::tr("Save as CSV"), suggestedName,
                                   SecretFileContext::tr("CSV files (*.csv)"));
    dialog->setObjectName(u"saveSecretFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [parent, text, written](const QString &path) {
        QPromise<core::Result<void>> promise;
        promise.start();
        whenDone(promise.future(), parent, [parent, path, written](const core::Result<void> &done) {
            if (done) {
                if (written)
                    written();
                return;
            }
            auto *told = new QMessageBox(QMessageBox::Warning, SecretFileContext::tr("Save as CSV"),
                                         SecretFileContext::tr("The file could not be written. Choose another place."),
                                         QMessageBox::Ok, parent);
            told->setInformativeText(path);
            told->setDetailedText(done.error().detail);
            told->setAttribute(Qt::WA_DeleteOnClose);
            told->open();
        });
        QThreadPool::globalInstance()->start(
            [promise = std::make_shared<QPromise<core::Result<void>>>(std::move(promise)), path,
             bytes = text.toUtf8()] {
                promise->addResult(writeSecretFile(path, bytes));
                promise->finish();
            });
    });
    dialog->open();
}

} // namespace ui
