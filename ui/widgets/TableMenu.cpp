#include "ui/widgets/TableMenu.h"

#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/RowText.h"
#include "ui/widgets/StateDelegate.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ui {

using namespace Qt::StringLiterals;

TableMenu::TableMenu(DataTable *table, const QModelIndex &cell, const QList<QAction *> &actions)
    : QMenu(table), m_table(table)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"cellMenu"_s);
    if (!actions.isEmpty()) {
        addActions(actions);
        addSeparator();
    }
    addFilters(cell);
    addCopies(cell);
}

void TableMenu::addFilters(const QModelIndex &cell)
{
    const QString field = cell.data(FilterFieldRole).toString();
    if (field.isEmpty())
        return;
    const QString value = cell.data(FilterValueRole).toString();
    const auto ask = [table = m_table, field, value](bool isNegated) {
        emit table->filterRequested(field, value, isNegated);
    };
    QAction *wanted = addAction(ui::icon(u"search"), tr("Filter for this"), this, [ask] { ask(false); });
    wanted->setObjectName(u"filterForThis"_s);
    QAction *unwanted = addAction(tr("Exclude this"), this, [ask] { ask(true); });
    unwanted->setObjectName(u"excludeThis"_s);
    addSeparator();
}

void TableMenu::addCopies(const QModelIndex &cell)
{
    const auto copy = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
    QAction *one =
        addAction(ui::icon(u"copy"), tr("Copy cell"), this, [copy, text = DataTable::cellText(cell)] { copy(text); });
    one->setObjectName(u"copyCell"_s);
    auto *forms = new QMenu(tr("Copy %n row(s) as", nullptr, int(m_table->selectedKeys().size())), this);
    forms->setObjectName(u"copyRows"_s);
    const auto addForm = [&](const QString &name, const QString &objectName, RowForm form) {
        QAction *action =
            forms->addAction(name, this, [copy, table = m_table, form] { copy(table->rowsAsText(form)); });
        action->setObjectName(objectName);
    };
    addForm(tr("Tab-separated text"), u"copyTsv"_s, RowForm::Tsv);
    addForm(u"JSON"_s, u"copyJson"_s, RowForm::Json);
    addForm(u"CSV"_s, u"copyCsv"_s, RowForm::Csv);
    addForm(u"Markdown"_s, u"copyMarkdown"_s, RowForm::Markdown);
    addForm(u"SQL INSERT"_s, u"copySql"_s, RowForm::SqlInsert);
    addMenu(forms);
    QAction *column = addAction(tr("Copy column"), this,
                                [copy, table = m_table, number = cell.column()] { copy(table->columnAsText(number)); });
    column->setObjectName(u"copyColumn"_s);
    column->setToolTip(tr("All rows that are loaded"));
}

} // namespace ui
