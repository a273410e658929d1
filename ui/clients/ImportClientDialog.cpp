#include "ui/clients/ImportClientDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/clients/ClientChangeText.h"
#include "ui/clients/SaveChangesDialog.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/SecretResult.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileDialog>
#include <QPromise>
#include <QPushButton>
#include <QTextBrowser>
#include <QThreadPool>

namespace ui {

using namespace Qt::StringLiterals;

ImportClientDialog::ImportClientDialog(core::ClientAdmin &clients, core::ClientCareAdmin &care, QWidget *parent)
    : FormDialog(tr("Import a client"), tr("Import"), parent)
    , m_clients(clients)
    , m_care(care)
    , m_told(new TonedLabel(tr("Choose a JSON file that a client was exported to, or RFC 7591 metadata with a "
                               "client_id. Nothing is written until you import."),
                            Tone::Muted))
    , m_changes(makeChangesView({}))
{
    setObjectName(u"importClientDialog"_s);
    m_told->setObjectName(u"importTold"_s);
    m_told->setWordWrap(true);
    m_changes->setPlaceholderText(tr("Here the values of the file will stand, beside those that are there now."));
    auto *choose = new QPushButton(tr("Choose file…"));
    choose->setObjectName(u"chooseClientFile"_s);
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(choose, 0, Qt::AlignTop);
    file->addWidget(m_told, 1);
    content()->addLayout(file);
    content()->addWidget(m_changes, 1);
    submitButton()->setEnabled(false);
    setCommandLine([this] { return m_path.isEmpty() ? QString() : gatehousedLine(u"client import"_s, {m_path}); });
    connect(choose, &QPushButton::clicked, this, &ImportClientDialog::chooseFile);
}

void ImportClientDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import a client"), QString(), tr("JSON files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportClientDialog::readFile);
    dialog->open();
}

void ImportClientDialog::readFile(const QString &path)
{
    m_path = path;
    auto promise = std::make_shared<QPromise<core::Result<QByteArray>>>();
    promise->start();
    whenDone(promise->future(), this, [this](const core::Result<QByteArray> &json) {
        if (!json)
            return showFailure(json.error());
        tryOut(*json);
    });
    QThreadPool::globalInstance()->start([promise, path] {
        QFile file(path);
        constexpr qint64 kMost = 1 << 20;
        if (file.open(QIODevice::ReadOnly))
            promise->addResult(core::Result<QByteArray>(file.read(kMost)));
        else
            promise->addResult(core::Result<QByteArray>(
                core::fail(core::ErrorKind::NotFound, u"%1: %2"_s.arg(path, file.errorString()))));
        promise->finish();
    });
}

void ImportClientDialog::tryOut(const QByteArray &json)
{
    setBusy(true);
    whenDone(m_care.tryImport(json), this, [this](const core::Result<core::ClientImport> &tried) {
        setBusy(false);
        submitButton()->setEnabled(tried && (!tried->exists || !tried->changes.empty()));
        if (!tried)
            return showFailureText(tr("This is no client that can be imported: %1").arg(tried.error().detail));
        m_import = *tried;
        const QString &id = tried->draft.id.value;
        m_told->setText(!tried->exists           ? tr("A new client: %1").arg(id)
                        : tried->changes.empty() ? tr("%1 is like this already.").arg(id)
                                                 : tr("%1 exists. This changes:").arg(id));
        m_changes->setPlaceholderText(tr("Nothing would change."));
        if (tried->changes.empty())
            m_changes->clear();
        else
            m_changes->setHtml(clientChangesHtml(tried->changes));
    });
}

void ImportClientDialog::submit()
{
    if (!m_import.exists)
        return create();
    setBusy(true);
    whenDone(m_clients.update(m_import.draft), this, [this](const core::Result<void> &saved) {
        setBusy(false);
        if (!saved)
            return showFailure(saved.error());
        emit clientSaved(m_import.draft.id);
        accept();
    });
}

void ImportClientDialog::create()
{
    setBusy(true);
    whenDone(m_clients.create(m_import.draft), this, [this](const core::Result<core::CreatedClient> &created) {
        setBusy(false);
        if (!created)
            return showFailure(created.error());
        emit clientSaved(created->id);
        if (created->secret.isEmpty())
            return accept();
        showResult(
            new SecretResult(tr("%1 was created. This is its client secret:").arg(created->id.value), created->secret),
            tr("Done"));
    });
}

} // namespace ui
