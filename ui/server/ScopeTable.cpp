#include "ui/server/ScopeTable.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableWidget>

#include <functional>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

enum ScopeColumn { ScopeName, ScopeWords };
constexpr int kScopeWidth = 120;
constexpr int kHeaderHeight = 30;
constexpr int kFewestRows = 2;
constexpr int kMostRowsShown = 6;

/// What cannot be written in the setting cannot be typed; each letter that can is told.
class ScopeDelegate : public QStyledItemDelegate
{
public:
    ScopeDelegate(std::function<void()> typed, QObject *parent) : QStyledItemDelegate(parent), m_typed(std::move(typed))
    {}
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        static const QRegularExpression scope(uR"([\x21\x23-\x3a\x3c\x3e-\x5b\x5d-\x7e]{0,100})"_s);
        static const QRegularExpression words(u"[^;]{0,200}"_s);
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        if (auto *line = qobject_cast<QLineEdit *>(editor)) {
            line->setValidator(new QRegularExpressionValidator(index.column() == ScopeName ? scope : words, line));
            connect(line, &QLineEdit::textEdited, this, [this] { m_typed(); });
        }
        return editor;
    }

private:
    std::function<void()> m_typed;
};

QList<std::pair<QString, QString>> rowsIn(const QString &text)
{
    QList<std::pair<QString, QString>> rows;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            rows.emplace_back(part.section(u'=', 0, 0).trimmed(), part.section(u'=', 1).trimmed());
    }
    return rows;
}

QString textOf(const QList<std::pair<QString, QString>> &rows)
{
    QStringList parts;
    for (const auto &[scope, words] : rows) {
        if (!scope.isEmpty() || !words.isEmpty())
            parts.append(scope + u'=' + words);
    }
    return parts.join(u';');
}

} // namespace

ScopeTable::ScopeTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, 2))
    , m_add(new QPushButton(tr("Add scope")))
    , m_remove(new QPushButton(tr("Remove", "a scope")))
{
    m_table->setObjectName(u"scopeRows"_s);
    m_table->setAccessibleName(tr("What scopes mean"));
    m_table->setHorizontalHeaderLabels({tr("Scope"), tr("What people read at consent")});
    m_table->horizontalHeader()->setFixedHeight(kHeaderHeight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(ScopeName, kScopeWidth);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegate(new ScopeDelegate([this] { emit changed(); }, m_table));
    m_add->setObjectName(u"addScope"_s);
    m_remove->setObjectName(u"removeScope"_s);
    setFocusProxy(m_table);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_table);
    column->addLayout(buttons);
    connect(m_table, &QTableWidget::cellChanged, this, &ScopeTable::changed);
    connect(m_table, &QTableWidget::currentCellChanged, this, &ScopeTable::showButtons);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        fitHeight();
        m_table->setCurrentCell(m_table->rowCount() - 1, ScopeName);
        m_table->editItem(m_table->currentItem());
    });
    connect(m_remove, &QPushButton::clicked, this, &ScopeTable::removeRow);
    fitHeight();
    showButtons();
}

QString ScopeTable::text() const
{
    QList<std::pair<QString, QString>> rows;
    for (int row = 0; row < m_table->rowCount(); ++row)
        rows.emplace_back(cell(row, ScopeName).trimmed(), cell(row, ScopeWords).trimmed());
    return textOf(rows);
}

/// Ctrl+S and Ctrl+Q leave the focus, and so an open editor, where they are: what stands in it counts.
QString ScopeTable::cell(int row, int column) const
{
    const QModelIndex index = m_table->model()->index(row, column);
    if (const auto *editor = qobject_cast<const QLineEdit *>(m_table->indexWidget(index)))
        return editor->text();
    return m_table->item(row, column)->text();
}

void ScopeTable::setText(const QString &text)
{
    if (normalized(text) == this->text())
        return; // an empty row that somebody has just added stays
    {
        const QSignalBlocker silent(m_table);
        m_table->setRowCount(0);
        for (const auto &[scope, words] : rowsIn(text))
            addRow(scope, words);
    }
    fitHeight();
    showButtons();
    emit changed();
}

QString ScopeTable::normalized(const QString &text)
{
    return textOf(rowsIn(text));
}

void ScopeTable::addRow(const QString &scope, const QString &description)
{
    const QSignalBlocker silent(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, ScopeName, new QTableWidgetItem(scope));
    m_table->setItem(row, ScopeWords, new QTableWidgetItem(description));
}

void ScopeTable::removeRow()
{
    m_table->removeRow(m_table->currentRow());
    fitHeight();
    showButtons();
    emit changed();
}

QWidget *ScopeTable::orderTabs(QWidget *before) const
{
    setTabOrder(before, m_table);
    setTabOrder(m_table, m_add);
    setTabOrder(m_add, m_remove);
    return m_remove;
}

void ScopeTable::showButtons()
{
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

void ScopeTable::fitHeight()
{
    const int rows = qBound(kFewestRows, m_table->rowCount(), kMostRowsShown);
    m_table->setFixedHeight(kHeaderHeight + rows * m_table->verticalHeader()->defaultSectionSize() +
                            2 * m_table->frameWidth());
}

void ScopeTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

} // namespace ui
