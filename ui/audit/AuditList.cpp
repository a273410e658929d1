#include "ui/audit/AuditList.h"

#include "ui/async/WhenDone.h"
#include "ui/audit/AuditCells.h"
#include "ui/audit/AuditMarkDelegate.h"
#include "ui/audit/AuditMatch.h"
#include "ui/audit/AuditWindowModel.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/NewRowsPill.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostNewer = 10'000; ///< AuditAdmin::countNewer() stops there

} // namespace

AuditList::AuditList(core::AuditAdmin &audit, const AuditRules &rules, QWidget *parent)
    : QWidget(parent)
    , m_audit(audit)
    , m_model(new AuditWindowModel(audit, this))
    , m_table(new DataTable(u"auditList"_s))
    , m_pill(new NewRowsPill)
{
    m_model->setRules(&rules);
    addTable();
    addFollowing();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(500)); // a busy server writes hundreds of rows a second
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_stale, false))
            takeNew();
    });
}

void AuditList::addTable()
{
    m_table->setAccessibleName(tr("Events"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setStateColumn(AuditCells::Result);
    m_table->setItemDelegateForColumn(AuditCells::Mark, new AuditMarkDelegate(m_table));
    m_table->horizontalHeader()->setMinimumSectionSize(28); // the column of marks needs no more
    m_table->setDefaultWidths({40, 104, 180, 84, 130, 130, 130, 190});
    m_table->setSteady();
    m_table->setYielding({AuditCells::Error, AuditCells::Address},
                         {AuditCells::Client}); // the pane beside it says them, the names of events are whole
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &AuditList::look);
    connect(bar, &QScrollBar::rangeChanged, this, &AuditList::look);
    connect(bar, &QScrollBar::sliderMoved, this, &AuditList::showMoment);
    connect(m_model, &PagedTable::loaded, this, &AuditList::look);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { // another question is read from its top
        if (m_table->currentIndex().isValid())
            m_table->scrollTo(m_table->currentIndex());
        else
            m_table->scrollToTop();
    });
    connect(m_model, &AuditWindowModel::filled, this, &AuditList::chooseFilled);
    connect(m_table, &DataTable::currentKeyChanged, this, [this](const QString &key) {
        m_chosen = key;
        if (const core::AuditRow *row = m_model->rowOf(key))
            emit rowChosen(*row);
        else
            emit nothingChosen();
    });
}

void AuditList::addFollowing()
{
    m_pill->setFollowing(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AuditList::pauseFollowing);
    connect(m_pill, &NewRowsPill::loadRequested, this, &AuditList::showNewest);
    connect(m_pill, &NewRowsPill::followingChanged, this, [this](bool follow) {
        if (!follow)
            return;
        m_isPaused = false;
        showNewest();
    });
}

void AuditList::setFollowing(bool follows)
{
    m_isPaused = false;
    m_pill->setFollowing(follows);
}

bool AuditList::isFollowing() const
{
    return m_pill->isFollowing() || m_isPaused;
}

/// The rows stay where they are under a reader, and the button says so.
void AuditList::pauseFollowing()
{
    if (!m_pill->isFollowing() || !isRead())
        return;
    m_isPaused = true;
    m_pill->setFollowing(false);
}

bool AuditList::isRead() const
{
    return m_table->verticalScrollBar()->value() > 0 || m_table->selectionModel()->hasSelection();
}

void AuditList::ask(const core::AuditQuery &query)
{
    ++m_question;
    m_pill->setCount(0);
    m_wanted.clear();
    m_model->ask(query);
}

void AuditList::takeNew()
{
    if (m_pause.isActive() || m_model->isLoading()) { // what is asked for may have it, or not: looked at again then
        m_stale = true;
        if (!m_pause.isActive())
            m_pause.start();
        return;
    }
    m_pause.start();
    pauseFollowing();
    if (!m_pill->isFollowing())
        return countNew();
    m_pill->setCount(0);
    m_model->readNew();
    emit newCame();
}

void AuditList::countNew()
{
    const core::AuditRow *newest = m_model->rowAt(0);
    if (!newest) { // an empty list has nothing that could move
        m_model->readNew();
        emit newCame();
        return;
    }
    whenDone(m_audit.countNewer(m_model->query(), newest->id), this,
             [this, question = m_question, id = newest->id](const core::Result<qint64> &count) {
                 const core::AuditRow *now = m_model->rowAt(0);
                 if (!count || question != m_question || !now || now->id != id)
                     return;
                 m_pill->setCount(*count, *count >= kMostNewer);
             });
}

void AuditList::showNewest()
{
    m_pill->setCount(0);
    m_table->scrollToTop();
    m_table->selectionModel()->clear();
    if (std::exchange(m_isPaused, false))
        return m_pill->setFollowing(true); // comes back here
    m_model->readNew();
    emit newCame();
}

void AuditList::showOldest()
{
    choose(m_model->rowCount() - 1);
}

const core::AuditRow *AuditList::current() const
{
    return m_model->rowAt(m_table->currentIndex().row());
}

void AuditList::choose(int row)
{
    const QModelIndex index = m_model->index(row, AuditCells::Time);
    if (!index.isValid())
        return;
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

void AuditList::reveal(const core::AuditRow &row)
{
    m_wanted.clear();
    if (const int place = m_model->indexOfKey(row.id); place >= 0)
        return choose(place);
    m_table->selectionModel()->clear(); // not in the list: shown beside it all the same
    const int place = auditMatches(m_model->query(), row) ? m_model->placeOf(row.createdAt) : -1;
    if (place < 0)
        return;
    m_wanted = row.id;
    m_table->scrollTo(m_model->index(place, AuditCells::Time), QAbstractItemView::PositionAtCenter);
    look();
}

/// Row numbers have no gaps, so the place follows from the newest one.
void AuditList::revealSeq(qint64 seq)
{
    m_wantedSeq = seq;
    const core::AuditRow *newest = m_model->rowAt(0);
    if (!newest || !m_model->isCounted())
        return;
    const int place = int(std::clamp<qint64>(newest->seq - seq, 0, m_model->rowCount() - 1));
    choose(place);
    if (m_model->rowAt(place))
        m_wantedSeq = 0;
}

void AuditList::look()
{
    const int first = m_table->rowAt(0);
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    if (first < 0)
        return;
    m_model->look(first, last < 0 ? m_model->rowCount() - 1 : last);
    if (m_wantedSeq > 0 && m_model->isCounted() && m_table->currentIndex().row() < 0)
        revealSeq(m_wantedSeq);
}

void AuditList::chooseFilled(int first, int last)
{
    if (!m_wanted.isEmpty()) {
        if (const int place = m_model->indexOfKey(m_wanted); place >= 0) {
            m_wanted.clear();
            return choose(place);
        }
    }
    const int row = m_table->currentIndex().row();
    const core::AuditRow *now = current();
    if (!now || row < first || row > last || now->id == m_chosen)
        return;
    m_chosen = now->id; // it was chosen before it was read
    m_wantedSeq = 0;
    emit rowChosen(*now);
}

/// The scroll bar is an axis of time.
void AuditList::showMoment()
{
    const int row = m_table->rowAt(0);
    const QString text = m_model->index(row, AuditCells::Time).data().toString();
    if (!text.isEmpty())
        QToolTip::showText(QCursor::pos(), text, m_table);
}

bool AuditList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport()) {
        if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
            QTimer::singleShot(0, this, &AuditList::look);
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = !(key->modifiers() & (Qt::ShiftModifier | Qt::AltModifier));
    if (plain && key->key() == Qt::Key_Home) {
        showNewest();
        return true;
    }
    if (plain && key->key() == Qt::Key_End) {
        showOldest();
        return true;
    }
    if (key->key() == Qt::Key_Escape && m_table->selectionModel()->hasSelection()) {
        m_table->selectionModel()->clear();
        if (m_isPaused && !isRead())
            showNewest();
        return true;
    }
    return false;
}

} // namespace ui
