#include "ui/server/BundlePane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/widgets/CommandButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

static constexpr int kFilesWidth = 200;

static QString bundleFileName()
{
    return u"gatehouse-diagnostics-%1.zip"_s.arg(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmm"_s));
}

BundlePane::BundlePane(core::DiagnosticsAdmin &diagnostics, QWidget *parent)
    : QWidget(parent)
    , m_diagnostics(diagnostics)
    , m_failure(new MessageBar(Tone::Danger))
    , m_list(new QListWidget)
    , m_text(new QPlainTextEdit)
    , m_names(new QCheckBox(tr("With names of users, hosts and addresses")))
    , m_again(new QPushButton(tr("Collect again")))
    , m_save(new QPushButton(tr("Save bundle…")))
{
    m_failure->setObjectName(u"bundleFailure"_s);
    m_failure->hide();
    m_list->setObjectName(u"bundleFiles"_s);
    m_list->setAccessibleName(tr("Files of the bundle"));
    m_list->setFixedWidth(kFilesWidth);
    m_text->setObjectName(u"bundleText"_s);
    m_text->setAccessibleName(tr("Content of the file"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(Theme::instance().monospace());
    m_names->setObjectName(u"bundleNames"_s);
    m_names->setToolTip(
        tr("Without it the same name is replaced by the same word everywhere: user-1, host-1, address-1."));
    m_again->setObjectName(u"collectBundle"_s);
    m_save->setObjectName(u"saveBundle"_s);
    setEmphasis(m_save, Emphasis::Primary);
    auto *note =
        new TonedLabel(tr("For somebody who helps: settings without secrets, versions, figures, the last "
                          "self-test, the log. Read it before you give it away; just what stands here is saved."),
                       Tone::Muted);
    note->setWordWrap(true);
    auto *both = new QHBoxLayout;
    both->setSpacing(8);
    both->addWidget(m_list);
    both->addWidget(m_text, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_names);
    buttons->addStretch();
    buttons->addWidget(new CommandButton([this] {
        return gatehousedLine(u"diagnostics --out %1"_s.arg(bundleFileName()) +
                              (m_names->isChecked() ? u" --with-names"_s : QString()));
    }));
    buttons->addWidget(m_again);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(note);
    column->addWidget(m_failure);
    column->addLayout(both, 1);
    column->addLayout(buttons);
    m_save->setEnabled(false);
    connect(m_list, &QListWidget::currentRowChanged, this, &BundlePane::showFile);
    connect(m_names, &QCheckBox::toggled, this, &BundlePane::collect);
    connect(m_again, &QPushButton::clicked, this, &BundlePane::collect);
    connect(m_save, &QPushButton::clicked, this, &BundlePane::chooseFile);
}

void BundlePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_files.empty())
        collect();
}

void BundlePane::collect()
{
    using Names = core::DiagnosticsAdmin::Names;
    m_save->setEnabled(false);
    m_failure->hide();
    whenDone(m_diagnostics.bundle(m_names->isChecked() ? Names::Kept : Names::Replaced), this,
             [this, question = ++m_question](const core::Result<std::vector<core::BundleFile>> &files) {
                 if (question != m_question)
                     return;
                 if (!files)
                     return m_failure->showText(userText(files.error()), files.error().detail);
                 showFiles(*files);
             });
}

void BundlePane::showFiles(const std::vector<core::BundleFile> &files)
{
    const int row = qMax(0, m_list->currentRow());
    m_files = files;
    m_list->clear();
    for (const core::BundleFile &file : files)
        m_list->addItem(u"%1  (%2)"_s.arg(file.name, QLocale().formattedDataSize(file.text.size(), 0)));
    m_list->setCurrentRow(qMin(row, int(files.size()) - 1));
    m_save->setEnabled(!files.empty());
}

void BundlePane::showFile(int row)
{
    m_text->setPlainText(row >= 0 ? QString::fromUtf8(m_files.at(size_t(row)).text) : QString());
}

void BundlePane::chooseFile()
{
    const QString name = bundleFileName();
    auto *dialog = new QFileDialog(this, tr("Save diagnostics"), name, tr("ZIP archive (*.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"zip"_s);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, &BundlePane::save);
    dialog->open();
}

void BundlePane::save(const QString &path)
{
    whenDone(m_diagnostics.saveBundle(path, m_files), this, [this, path](const core::Result<void> &saved) {
        if (!saved)
            return m_failure->showText(userText(saved.error()), saved.error().detail);
        emit told(tr("The diagnostics are saved: %1").arg(QFileInfo(path).fileName()));
    });
}

} // namespace ui
