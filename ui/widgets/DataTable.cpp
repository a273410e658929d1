#include "ui/widgets/DataTable.h"

#include "ui/widgets/FilterLine.h"
#include "ui/widgets/PagedTable.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QToolTip>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAroundTitle = 20; ///< what a header needs beside its words
constexpr int kAfterCell = 4;    ///< between the end of a cell's words and the next column
constexpr int kMeasuredRows = 40;

} // namespace

DataTable::DataTable(const QString &objectName, QWidget *parent)
    : QTableView(parent)
    , m_empty(new QWidget(viewport()))
    , m_emptyText(new TonedLabel({}, Tone::Muted))
    , m_emptyButton(new QPushButton)
{
    setObjectName(objectName);
    setShowGrid(false);
    setSortingEnabled(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(20);
    verticalHeader()->setDefaultSectionSize(28);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setFixedHeight(30);
    horizontalHeader()->setResizeContentsPrecision(kMeasuredRows);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &DataTable::showColumnMenu);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &DataTable::sortBy);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    connect(this, &QAbstractItemView::activated, this, [this] { emit rowActivated(currentKey()); });

    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setObjectName(u"emptyText"_s);
    m_emptyButton->setObjectName(u"emptyButton"_s);
    auto *column = new QVBoxLayout(m_empty);
    column->setSpacing(16);
    column->addStretch();
    column->addWidget(m_emptyText);
    column->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    column->addStretch();
    m_empty->hide();
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (m_emptyAction)
            m_emptyAction();
    });
}

void DataTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (!model)
        return;
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &DataTable::beforeReset);
    connect(model, &QAbstractItemModel::modelReset, this, &DataTable::afterReset);
    connect(model, &QAbstractItemModel::dataChanged, this, &DataTable::fitFirstRows);
    connect(model, &QAbstractItemModel::rowsInserted, this, &DataTable::updateEmptyState);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &DataTable::updateEmptyState);
    if (auto *paged = qobject_cast<PagedTable *>(model)) {
        connect(paged, &PagedTable::loaded, this, [this] {
            updateEmptyState();
            if (!m_wanted.isEmpty())
                selectKey(m_wanted);
        });
    }
    restoreHeader();
    restoreOrder();
    const auto remember = [this] { rememberHeader(); };
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, remember);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this, header = horizontalHeader()](int column) {
        bool isLast = true; // of those that are shown: it stretches by itself
        for (int at = header->visualIndex(column) + 1; at < header->count(); ++at)
            isLast = isLast && header->isSectionHidden(header->logicalIndex(at));
        if (!isLast)
            rememberHeader();
    });
    updateEmptyState();
}

void DataTable::setDefaultWidths(const QList<int> &widths)
{
    m_widths = widths;
    restoreHeader();
}

void DataTable::restoreHeader()
{
    if (!model())
        return;
    m_arranging = true;
    const QByteArray state = QSettings().value(u"tables/"_s + objectName()).toByteArray();
    m_fits = state.isEmpty() || !horizontalHeader()->restoreState(state);
    horizontalHeader()->setFixedHeight(30);
    m_arranging = false;
    showOrder();
    fitColumns();
}

void DataTable::fitColumns()
{
    if (!m_fits || !model() || m_widths.isEmpty())
        return;
    m_arranging = true;
    QList<int> columns;
    QList<ColumnWish> wishes;
    for (int column = 0; column < m_widths.size() && column < model()->columnCount(); ++column) {
        if (isColumnHidden(column) && !m_yielded.contains(column))
            continue;
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        columns.append(column);
        const int titleWidth = horizontalHeader()->fontMetrics().horizontalAdvance(title) + kAroundTitle;
        wishes.append({m_widths.at(column), std::max(titleWidth, horizontalHeader()->minimumSectionSize()),
                       model()->rowCount() > 0 ? sizeHintForColumn(column) + kAfterCell : 0, m_yields.value(column)});
    }
    m_fittedWidth = width();
    const QList<int> widths = m_isSteady ? steadyWidths(wishes, room()) : fittedWidths(wishes, room());
    m_yielded.clear();
    for (qsizetype at = 0; at < columns.size(); ++at) {
        setColumnHidden(columns.at(at), widths.at(at) == 0);
        if (widths.at(at) > 0)
            setColumnWidth(columns.at(at), widths.at(at));
        else
            m_yielded.append(columns.at(at));
    }
    m_arranging = false;
}

/// Rows that fill a steady list bring its scroll bar: its room is kept.
int DataTable::room() const
{
    return m_isSteady ? width() - 2 * frameWidth() - verticalScrollBar()->sizeHint().width() : viewport()->width();
}

void DataTable::fitFirstRows()
{
    // Rows of a long list may be there before their words are.
    bool hasWords = false;
    for (int column = 0; model() && model()->rowCount() > 0 && column < model()->columnCount(); ++column)
        hasWords = hasWords || !model()->index(0, column).data().toString().isEmpty();
    if (std::exchange(m_hasFitted, hasWords) != hasWords && hasWords)
        fitColumns();
}

void DataTable::rememberHeader()
{
    if (m_arranging || !isVisible())
        return;
    m_fits = false;
    QSettings().setValue(u"tables/"_s + objectName(), horizontalHeader()->saveState());
}

void DataTable::sortBy(int column)
{
    auto *paged = qobject_cast<PagedTable *>(model());
    if (!paged || paged->orderName(column).isEmpty())
        return showOrder(); // the header has moved its arrow already
    const bool isSame = paged->columnOfOrder() == column;
    const bool isDescending = isSame && paged->order() == Qt::DescendingOrder;
    // Up, down, and back to the list's own order.
    if (isDescending)
        paged->sort(-1);
    else
        paged->sort(column, isSame ? Qt::DescendingOrder : Qt::AscendingOrder);
    QSettings().setValue(u"tableOrder/"_s + objectName(),
                         QStringList{paged->orderBy(), QString::number(int(paged->order()))});
    showOrder();
}

void DataTable::showOrder()
{
    const auto *paged = qobject_cast<const PagedTable *>(model());
    const int column = paged ? paged->columnOfOrder() : -1;
    horizontalHeader()->setSortIndicatorShown(column >= 0);
    horizontalHeader()->setSortIndicator(column, paged ? paged->order() : Qt::AscendingOrder);
}

void DataTable::restoreOrder()
{
    const QStringList kept = QSettings().value(u"tableOrder/"_s + objectName()).toStringList();
    auto *paged = qobject_cast<PagedTable *>(model());
    if (!paged || kept.size() != 2)
        return;
    paged->setOrder(kept.first(), kept.last().toInt() == 1 ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (paged->columnOfOrder() < 0)
        paged->setOrder({}, Qt::AscendingOrder); // a column that is no longer there
    showOrder();
}

void DataTable::showColumnMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; model() && column < model()->columnCount(); ++column) {
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        auto *action = menu->addAction(
            title.isEmpty() ? model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString() : title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(isColumnHidden(column) ||
                           horizontalHeader()->hiddenSectionCount() + 1 < model()->columnCount());
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            rememberHeader();
        });
    }
    menu->popup(horizontalHeader()->mapToGlobal(place));
}

void DataTable::setYielding(const QList<int> &toNames, const QList<int> &toHeaders)
{
    for (const int column : toNames)
        m_yields.insert(column, Yields::ToNames);
    for (const int column : toHeaders)
        m_yields.insert(column, Yields::ToHeaders);
    fitColumns();
}

void DataTable::setSteady()
{
    m_isSteady = true;
    fitColumns();
}

void DataTable::setStateColumn(int column)
{
    setItemDelegateForColumn(column, new StateDelegate(this));
}

void DataTable::setEmptyState(const QString &sentence, const QString &buttonText, std::function<void()> action)
{
    m_emptyText->setText(sentence);
    m_emptyButton->setText(buttonText);
    m_emptyButton->setVisible(bool(action));
    m_emptyAction = std::move(action);
    updateEmptyState();
}

void DataTable::updateEmptyState()
{
    const auto *paged = qobject_cast<const PagedTable *>(model());
    const bool known = !paged || paged->isLoaded();
    fitFirstRows();
    m_empty->setGeometry(viewport()->rect());
    m_empty->setVisible(known && model() && model()->rowCount() == 0 && !m_emptyText->text().isEmpty());
}

void DataTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    update(); // the frame too
}

void DataTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    update();
}

/// What is cut is told whole.
bool DataTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex cell = indexAt(help->pos());
        if (cell.isValid() && cell.data(Qt::ToolTipRole).toString().isEmpty() &&
            sizeHintForIndex(cell).width() > columnWidth(cell.column())) {
            QToolTip::showText(help->globalPos(), cell.data().toString(), this, visualRect(cell));
            return true;
        }
    }
    return QTableView::viewportEvent(event);
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (!m_isSteady || width() != m_fittedWidth)
        fitColumns();
    m_empty->setGeometry(viewport()->rect());
}

QString DataTable::currentKey() const
{
    return currentIndex().data(KeyRole).toString();
}

QStringList DataTable::selectedKeys() const
{
    QStringList keys;
    if (!selectionModel())
        return keys;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        keys.append(row.data(KeyRole).toString());
    return keys;
}

bool DataTable::selectKey(const QString &key)
{
    const auto *paged = qobject_cast<const PagedTable *>(model());
    const int row = paged ? paged->indexOfKey(key) : -1;
    m_wanted = row < 0 ? key : QString();
    if (row < 0)
        return false;
    selectionModel()->setCurrentIndex(model()->index(row, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(model()->index(row, 0));
    return true;
}

void DataTable::selectFirst()
{
    if (m_wanted.isEmpty() && !currentIndex().isValid() && model() && model()->rowCount() > 0)
        selectRow(0);
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (m_resetting)
        return;
    if (current.isValid())
        m_wanted.clear();
    const QString key = current.data(KeyRole).toString();
    if (key != m_lastKey) {
        m_lastKey = key;
        emit currentKeyChanged(key);
    }
}

void DataTable::beforeReset()
{
    m_resetting = true;
    m_keptSelection = selectedKeys();
}

void DataTable::afterReset()
{
    const auto *paged = qobject_cast<const PagedTable *>(model());
    const int current = paged && !m_lastKey.isEmpty() ? paged->indexOfKey(m_lastKey) : -1;
    if (current >= 0) {
        selectionModel()->setCurrentIndex(model()->index(current, 0), QItemSelectionModel::NoUpdate);
        for (const QString &key : std::as_const(m_keptSelection)) {
            if (const int row = paged->indexOfKey(key); row >= 0)
                selectionModel()->select(model()->index(row, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    m_resetting = false;
    if (current < 0 && !m_lastKey.isEmpty()) {
        m_lastKey.clear();
        emit currentKeyChanged({});
    }
    updateEmptyState();
}

} // namespace ui
