#include "ui/shell/ShortcutSheet.h"

#include "ui/shell/CommandRegistry.h"
#include "ui/widgets/PageFrame.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString nativeText(const QList<QKeySequence> &keys)
{
    QStringList names;
    for (const QKeySequence &key : keys)
        names << key.toString(QKeySequence::NativeText);
    return names.join(u"   "_s);
}

QList<std::pair<QString, QString>> linesOf(const PageFrame &page)
{
    QList<std::pair<QString, QString>> lines;
    for (const PageCommand &command : page.commands()) {
        if (!command.shortcut.isEmpty())
            lines.append({nativeText({command.shortcut}), command.text});
    }
    for (const InnerKey &key : innerKeys(page)) {
        if (!key.text.isEmpty())
            lines.append({nativeText({key.keys}), key.text});
    }
    return lines;
}

} // namespace

ShortcutSheet::ShortcutSheet(const CommandRegistry &registry, QWidget *parent)
    : QDialog(parent), m_keys(new QTreeWidget)
{
    setObjectName(u"shortcutSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(560, 600);
    m_keys->setObjectName(u"shortcutList"_s);
    m_keys->setAccessibleName(windowTitle());
    m_keys->setColumnCount(2);
    m_keys->setHeaderLabels({tr("What it does"), tr("Keys")});
    m_keys->setRootIsDecorated(false);
    m_keys->setItemsExpandable(false);
    m_keys->header()->setStretchLastSection(false);
    m_keys->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_keys->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(u"closeSheet"_s);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(m_keys, 1);
    column->addWidget(close, 0, Qt::AlignRight);

    Lines everywhere;
    for (const auto &command : registry.commands()) {
        if (!command.keys.isEmpty())
            everywhere.append({nativeText(command.keys), command.text});
    }
    if (const auto *shown = registry.page(registry.shownPage()))
        addSection(tr("On this page: %1").arg(shown->frame->title()), linesOf(*shown->frame));
    addSection(tr("Everywhere"), everywhere);
    for (const auto &page : registry.pages()) {
        if (page.id != registry.shownPage())
            addSection(page.frame->title(), linesOf(*page.frame));
    }
}

void ShortcutSheet::addSection(const QString &title, const Lines &lines)
{
    if (lines.isEmpty())
        return;
    auto *section = new QTreeWidgetItem(m_keys, {title});
    QFont strong = m_keys->font();
    strong.setWeight(QFont::DemiBold);
    section->setFont(0, strong);
    section->setFlags(Qt::ItemIsEnabled);
    for (const auto &[keys, text] : lines)
        new QTreeWidgetItem(section, {text, keys});
    section->setExpanded(true);
}

} // namespace ui
