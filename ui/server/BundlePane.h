#pragma once

#include "core/admin/DiagnosticsAdmin.h"

#include <QWidget>

class QCheckBox;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class MessageBar;

/// What goes into a file for somebody who helps: every part can be read before it is saved, and just that is saved.
class BundlePane : public QWidget
{
    Q_OBJECT
public:
    explicit BundlePane(core::DiagnosticsAdmin &diagnostics, QWidget *parent = nullptr);
    void collect();
    void save(const QString &path);

Q_SIGNALS:
    void told(const QString &notice);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showFiles(const std::vector<core::BundleFile> &files);
    void showFile(int row);
    void chooseFile();

    core::DiagnosticsAdmin &m_diagnostics;
    MessageBar *m_failure;
    QListWidget *m_list;
    QPlainTextEdit *m_text;
    QCheckBox *m_names;
    QPushButton *m_again;
    QPushButton *m_save;
    std::vector<core::BundleFile> m_files;
    int m_question = 0; ///< only the answer to the last one counts
};

} // namespace ui
