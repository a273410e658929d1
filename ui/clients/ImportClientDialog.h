#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "ui/widgets/FormDialog.h"

class QTextBrowser;

namespace ui {

class TonedLabel;

/// A client from a JSON file: shows first what would be created or changed.
class ImportClientDialog : public FormDialog
{
    Q_OBJECT
public:
    ImportClientDialog(core::ClientAdmin &clients, core::ClientCareAdmin &care, QWidget *parent = nullptr);
    /// Reads off the GUI thread and tries it.
    void readFile(const QString &path);

Q_SIGNALS:
    void clientSaved(const core::ClientId &id);

protected:
    void submit() override;

private:
    void chooseFile();
    void tryOut(const QByteArray &json);
    void create();

    core::ClientAdmin &m_clients;
    core::ClientCareAdmin &m_care;
    core::ClientImport m_import;
    QString m_path;
    TonedLabel *m_told;
    QTextBrowser *m_changes;
};

} // namespace ui
