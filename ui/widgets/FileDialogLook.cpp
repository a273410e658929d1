#include "ui/widgets/FileDialogLook.h"

#include "ui/widgets/Icons.h"

#include <QAbstractFileIconProvider>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLayout>
#include <QSplitter>
#include <QTreeView>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kSize(820, 520);
constexpr int kPlacesWidth = 160;

class FileIcons : public QAbstractFileIconProvider
{
    Q_DECLARE_TR_FUNCTIONS(ui::FileIcons)
public:
    QIcon icon(IconType type) const override
    {
        switch (type) {
        case Computer:
        case Desktop:
        case Network:
        case Drive:
            return ui::icon(u"computer");
        case Folder:
        case Trashcan:
            return ui::icon(u"folder");
        case File:
            break;
        }
        return ui::icon(u"file");
    }
    QIcon icon(const QFileInfo &file) const override { return icon(file.isDir() ? Folder : File); }
    /// Qt's translations leave "Folder" in English.
    QString type(const QFileInfo &file) const override
    {
        if (file.isDir())
            return tr("Folder");
        return file.suffix().isEmpty() ? tr("File") : tr("%1 file").arg(file.suffix().toUpper());
    }
};

} // namespace

void dressFileDialog(QFileDialog *dialog)
{
    auto *tree = dialog->findChild<QTreeView *>(u"treeView"_s);
    if (!tree)
        return;
    static FileIcons icons; // the dialog does not take it over
    dialog->setIconProvider(&icons);
    dialog->resize(kSize);
    if (QLayout *layout = dialog->layout())
        layout->setContentsMargins(16, 16, 16, 16);
    if (auto *splitter = dialog->findChild<QSplitter *>(u"splitter"_s))
        splitter->setSizes({kPlacesWidth, kSize.width() - kPlacesWidth});
    QHeaderView *header = tree->header();
    header->setFixedHeight(30);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
}

} // namespace ui
