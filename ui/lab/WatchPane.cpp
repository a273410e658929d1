#include "ui/lab/WatchPane.h"

#include "ui/lab/SeenDetail.h"
#include "ui/lab/SeenTableModel.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TonedLabel.h"

#include <QCheckBox>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

WatchPane::WatchPane(core::RequestWatch &watch, std::chrono::milliseconds unseen, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_model(new SeenTableModel(this))
    , m_table(new DataTable(u"seenRequests"_s))
    , m_detail(new SeenDetail)
    , m_switch(new QPushButton)
    , m_forget(new QPushButton(tr("Clear list")))
    , m_filter(new FilterLine(tr("Filter by path, client, answer, address or request ID")))
    , m_refusedOnly(new QCheckBox(tr("Refused only")))
    , m_state(new StateLabel)
{
    setObjectName(u"watchPane"_s);
    m_table->setModel(m_model);
    m_table->setStateColumn(SeenTableModel::Answer);
    m_table->setDefaultWidths({110, 70, 240, 170, 170, 80, 240});
    m_table->setAccessibleName(tr("Requests"));
    auto *split = new MemorySplitter(Qt::Vertical, u"watchSplitter"_s);
    split->addWidget(m_table);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 1);
    split->restore({330, 270});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addLayout(makeHead());
    column->addWidget(split, 1);
    connect(m_table, &DataTable::currentKeyChanged, this, &WatchPane::showDetail);
    connect(m_model, &PagedTable::loaded, this, &WatchPane::showRows);
    connect(m_detail, &SeenDetail::sendAgainRequested, this, &WatchPane::sendAgainRequested);
    connect(m_detail, &SeenDetail::auditRequested, this, &WatchPane::auditRequested);
    m_look.setInterval(300ms);
    connect(&m_look, &QTimer::timeout, this, &WatchPane::look);
    m_unseen.setSingleShot(true);
    m_unseen.setInterval(unseen);
    connect(&m_unseen, &QTimer::timeout, this, [this] { switchTo(false); });
    m_model->setAll({});
    showState();
}

WatchPane::~WatchPane()
{
    m_watch.switchOff();
    m_watch.forget();
}

QLayout *WatchPane::makeHead()
{
    m_switch->setObjectName(u"watchSwitch"_s);
    m_state->setObjectName(u"watchState"_s);
    m_filter->setObjectName(u"watchFilter"_s);
    m_refusedOnly->setObjectName(u"watchRefused"_s);
    m_filter->addWidget(m_refusedOnly);
    m_forget->setObjectName(u"watchForget"_s);
    connect(m_switch, &QPushButton::clicked, this, [this] { switchTo(!m_watch.isOn()); });
    connect(m_filter, &FilterLine::changed, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_refusedOnly, &QCheckBox::toggled, m_model, &SeenTableModel::setRefusedOnly);
    connect(m_forget, &QPushButton::clicked, this, &WatchPane::forget);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_switch);
    line->addWidget(m_forget);
    line->addWidget(m_state);
    line->addWidget(m_filter, 1);
    return line;
}

void WatchPane::switchTo(bool on)
{
    if (on)
        m_watch.switchOn();
    else
        m_watch.switchOff();
    look();
    showState();
}

void WatchPane::showState()
{
    const bool on = m_watch.isOn();
    m_switch->setText(on ? tr("Stop watching") : tr("Watch requests"));
    setEmphasis(m_switch, on ? Emphasis::Normal : Emphasis::Primary);
    m_state->setState(on ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Ring, Tone::Neutral},
                      on ? tr("watching", "requests") : tr("off", "watching requests"));
    if (on && isVisible())
        m_look.start();
    else
        m_look.stop();
    showCounts();
}

void WatchPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_unseen.stop();
    look();
    showState();
}

void WatchPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_look.stop();
    if (m_watch.isOn())
        m_unseen.start();
}

void WatchPane::look()
{
    const auto fresh = m_watch.after(m_last);
    if (fresh.empty())
        return;
    m_last = fresh.back().number;
    m_seen.insert(m_seen.end(), fresh.begin(), fresh.end());
    while (m_seen.size() > size_t(m_watch.most()))
        m_seen.pop_front();
    const auto *bar = m_table->verticalScrollBar();
    m_atEnd = bar->value() == bar->maximum();
    const QModelIndex top = m_table->indexAt({0, 0});
    m_topKey = top.data(KeyRole).toString();
    m_topPlace = m_table->rowViewportPosition(top.row());
    m_model->setAll({m_seen.begin(), m_seen.end()});
}

void WatchPane::showRows()
{
    auto *bar = m_table->verticalScrollBar();
    if (m_atEnd)
        m_table->scrollToBottom();
    else if (const int row = m_model->indexOfKey(m_topKey); row >= 0)
        bar->setValue(bar->value() + m_table->rowViewportPosition(row) - m_topPlace);
    showCounts();
}

void WatchPane::showCounts()
{
    m_filter->setCount(m_model->matching(), m_model->total());
    m_forget->setEnabled(!m_seen.empty());
    if (!m_seen.empty())
        return m_table->setEmptyState(tr("No request matches the filter."), tr("Clear filter"), [this] {
            m_filter->clear();
            m_refusedOnly->setChecked(false);
        });
    if (m_watch.isOn())
        return m_table->setEmptyState(tr("No request has come yet."));
    m_table->setEmptyState(tr("Nothing is recorded now. While you watch, the newest %n request(s) are kept in memory, "
                              "with their secrets masked; nothing is written to the disk.",
                              nullptr, m_watch.most()));
}

void WatchPane::showDetail()
{
    if (const auto *seen = m_model->rowOf(m_table->currentKey()))
        m_detail->show(*seen);
    else
        m_detail->clear();
}

void WatchPane::forget()
{
    m_watch.forget();
    m_seen.clear();
    m_model->setAll({});
    m_detail->clear();
}

} // namespace ui
