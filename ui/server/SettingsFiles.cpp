#include "ui/server/SettingsFiles.h"

#include "ui/async/FileWork.h"
#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/server/ReviewDialog.h"
#include "ui/server/SettingWords.h"

#include <QFileDialog>
#include <QFileInfo>

namespace ui {

using namespace Qt::StringLiterals;

static constexpr qint64 kMostFileBytes = 1 << 20;

QString importRemarkText(const core::SettingsRemark &remark)
{
    using enum core::SettingsRemark::Kind;
    switch (remark.kind) {
    case Unknown:
        return SettingsFiles::tr("%1 is not a setting and is left out. The nearest known name is %2.")
            .arg(remark.name, remark.subject);
    case Secret:
        return SettingsFiles::tr("%1 is a secret and is not saved. Give it in the environment.").arg(remark.name);
    case Renamed:
        return SettingsFiles::tr("%1 is taken as %2.").arg(remark.name, remark.subject);
    case AtStart:
        return SettingsFiles::tr("%1 is needed before saved values can be read. Give it in the environment.")
            .arg(remark.name);
    case NoEffect:
        return SettingsFiles::tr("%1 has no effect in this version.").arg(remark.name);
    case ForClient:
        return SettingsFiles::tr("%1 belongs to a client of the service, not to the service.").arg(remark.name);
    case BadLine:
        return SettingsFiles::tr("Line %1 is no NAME=VALUE and is left out.").arg(remark.name);
    case Twice:
        return SettingsFiles::tr("%1 is given twice; the later one counts.").arg(remark.name);
    case Empty:
        return SettingsFiles::tr("%1 is empty, which counts as not given.").arg(remark.name);
    case Overridden:
        return SettingsFiles::tr("%1 is given in the environment or on the command line, which win; it is left out.")
            .arg(remark.name);
    }
    return {};
}

SettingsFiles::SettingsFiles(core::SettingsAdmin &settings, QWidget *window)
    : QObject(window), m_settings(settings), m_window(window)
{}

void SettingsFiles::chooseExport()
{
    auto *dialog = new QFileDialog(m_window, tr("Export settings"));
    dialog->setObjectName(u"exportSettingsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setNameFilter(tr("Settings (*.json)"));
    dialog->selectFile(u"gatehouse-settings.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsFiles::exportTo);
    dialog->open();
}

void SettingsFiles::exportTo(const QString &path)
{
    whenDone(m_settings.exportAll(), this, [this, path](const core::Result<QByteArray> &document) {
        if (!document)
            return emit failed(userText(document.error()), document.error().detail);
        whenDone(writeFile(path, *document), this, [this, path](const core::Result<void> &written) {
            if (!written)
                return emit failed(tr("%1 could not be written. Choose another folder.").arg(path),
                                   written.error().detail);
            emit told(tr("The settings are exported to %1. Secrets are not in it.").arg(path));
        });
    });
}

void SettingsFiles::chooseImport()
{
    auto *dialog = new QFileDialog(m_window, tr("Import settings"));
    dialog->setObjectName(u"importSettingsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(dialog->filter() | QDir::Hidden); // .env
    dialog->setNameFilters({tr("Settings or .env (*.json *.env .env* *.yml *.yaml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsFiles::importFrom);
    dialog->open();
}

void SettingsFiles::importFrom(const QString &path)
{
    whenDone(readFile(path, kMostFileBytes + 1), this, [this, path](const core::Result<QByteArray> &text) {
        if (!text)
            return emit failed(tr("%1 cannot be read.").arg(path), text.error().detail);
        judge(path, *text);
    });
}

void SettingsFiles::judge(const QString &path, const QByteArray &text)
{
    whenDone(m_settings.readImport(text), this, [this, path](const core::Result<core::SettingsAdmin::Import> &import) {
        const QString name = QFileInfo(path).fileName();
        if (!import && import.error().field == "version"_L1)
            return emit failed(tr("%1 was exported by a newer version of Gatehouse. Update this program to "
                                  "import it.")
                                   .arg(name),
                               import.error().detail);
        if (!import)
            return emit failed(tr("%1 holds no settings of Gatehouse.").arg(name), import.error().detail);
        review(path, *import);
    });
}

void SettingsFiles::review(const QString &path, const core::SettingsAdmin::Import &import)
{
    QStringList notes;
    for (const core::SettingsRemark &remark : import.remarks)
        notes.append(importRemarkText(remark));
    auto *dialog = new ReviewDialog(m_settings, tr("Import %1", "a file").arg(QFileInfo(path).fileName()),
                                    import.changes, notes, m_window);
    connect(dialog, &ReviewDialog::saved, this, &SettingsFiles::imported);
    dialog->open();
}

} // namespace ui
