#include "ui/server/ProtectionPane.h"

#include "ui/async/WhenDone.h"
#include "ui/server/BlockedTableModel.h"
#include "ui/server/CounterGrid.h"
#include "ui/widgets/ButtonDelegate.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ProtectionPane::ProtectionPane(core::ProtectionAdmin &protection, core::ServerControl &server, QWidget *parent)
    : QWidget(parent)
    , m_protection(protection)
    , m_server(server)
    , m_gate(new CounterGrid(6))
    , m_signIns(new CounterGrid(6))
    , m_model(new BlockedTableModel(this))
    , m_filter(new FilterLine(tr("Search by name or address")))
    , m_table(new DataTable(u"blockedList"_s))
    , m_unlock(new QPushButton(tr("Unlock selected")))
    , m_showUser(new QPushButton(tr("Show user")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeCounters());
    column->addWidget(makeList(), 1);
    connectParts();
    showButtons();
}

QWidget *ProtectionPane::makeCounters()
{
    m_gate->add(u"connections"_s, tr("connections now"), tr("Open connections, idle ones too"));
    m_gate->add(u"refused"_s, tr("connections refused"), tr("Over the limit of connections, in all or of one address"));
    m_gate->add(u"displaced"_s, tr("displaced"), tr("Idle or slow connections that gave way to newer clients"));
    m_gate->add(u"malformed"_s, tr("requests stopped"), tr("Malformed, too large or too slow"));
    m_gate->add(u"limited"_s, tr("requests limited"), tr("Answered with 429: too many from one address"));
    m_gate->add(u"handshakes"_s, tr("handshakes failed"), tr("TLS connections that did not come about"));
    m_signIns->add(u"failed"_s, tr("sign-ins failed"), tr("A wrong name or password"));
    m_signIns->add(u"byAddress"_s, tr("refused by address"), tr("Too many failures from one address"));
    m_signIns->add(u"byName"_s, tr("refused by name"), tr("Too many failures with one name"));
    m_signIns->add(u"byLock"_s, tr("refused by lock"), tr("Attempts while a name was locked"));
    m_signIns->add(u"names"_s, tr("names watched"), tr("Names with failures that still count"));
    m_signIns->add(u"addresses"_s, tr("addresses watched"), tr("Addresses with failures that still count"));
    auto *card = new Card(tr("Since the server started"));
    card->body()->setSpacing(12);
    card->body()->addWidget(m_gate);
    card->body()->addWidget(m_signIns);
    return card;
}

QWidget *ProtectionPane::makeList()
{
    m_table->setModel(m_model);
    m_table->setStateColumn(BlockedTableModel::State);
    m_table->setDefaultWidths({136, 132, 138, 70, 76, 120, 124});
    m_table->setAccessibleName(tr("Blocked now"));
    m_table->setMinimumHeight(120);
    m_unlock->setObjectName(u"unlockSelected"_s);
    m_showUser->setObjectName(u"showBlockedUser"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_unlock);
    buttons->addWidget(m_showUser);
    buttons->addStretch();
    auto *card = new Card(tr("Blocked now"));
    card->body()->addWidget(m_filter);
    card->body()->addWidget(m_table, 1);
    card->body()->addLayout(buttons);
    return card;
}

void ProtectionPane::connectParts()
{
    auto *button = new ButtonDelegate(m_table);
    m_table->setItemDelegateForColumn(BlockedTableModel::Action, button);
    connect(button, &ButtonDelegate::clicked, this,
            [this](const QModelIndex &index) { unlock({index.data(KeyRole).toString()}); });
    connect(m_unlock, &QPushButton::clicked, this, [this] { unlock(m_table->selectedKeys()); });
    connect(m_showUser, &QPushButton::clicked, this, [this] {
        if (const auto *row = m_model->rowOf(m_table->currentKey()); row && row->user)
            emit userRequested(*row->user);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ProtectionPane::showButtons);
    connect(m_model, &PagedTable::loaded, this, &ProtectionPane::showButtons);
    connect(m_model, &PagedTable::countsChanged, m_filter, &FilterLine::setCount);
    connect(m_filter, &FilterLine::changed, this, [this] {
        m_model->setFilter(m_filter->text());
        showButtons();
    });
    connect(&m_server, &core::ServerControl::figuresChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(500ms);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_again, false) && isVisible())
            refresh();
    });
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (m_model->tick())
            refresh();
    });
}

void ProtectionPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_second.start();
}

void ProtectionPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
    m_again = false;
}

void ProtectionPane::refresh()
{
    if (m_asked || m_pause.isActive()) {
        m_again = true;
        return;
    }
    showServer();
    m_asked = true;
    m_pause.start();
    whenDone(m_protection.figures(), this, [this](const core::Result<core::ProtectionFigures> &figures) {
        m_asked = false;
        if (m_again && !m_pause.isActive())
            m_pause.start();
        if (!figures)
            return emit failed(figures.error());
        showFigures(*figures);
        emit read();
    });
}

void ProtectionPane::showServer()
{
    const core::ServerFigures figures = m_server.figures();
    m_gate->setCount(u"connections"_s, figures.connections);
    m_gate->setCount(u"refused"_s, figures.refusedConnections);
    m_gate->setCount(u"displaced"_s, figures.displacedConnections);
    m_gate->setCount(u"malformed"_s, figures.refusedRequests);
    m_gate->setCount(u"limited"_s, figures.limitedRequests);
    m_gate->setCount(u"handshakes"_s, figures.failedHandshakes);
}

void ProtectionPane::showFigures(const core::ProtectionFigures &figures)
{
    m_signIns->setCount(u"failed"_s, figures.failedSignIns);
    m_signIns->setCount(u"byAddress"_s, figures.refusedByAddress);
    m_signIns->setCount(u"byName"_s, figures.refusedByName);
    m_signIns->setCount(u"byLock"_s, figures.refusedByLock);
    m_signIns->setCount(u"names"_s, figures.watchedNames);
    m_signIns->setCount(u"addresses"_s, figures.watchedAddresses);
    m_model->setFigures(figures);
}

void ProtectionPane::unlock(const QStringList &keys)
{
    for (const QString &key : keys) {
        const core::BlockedSubject *row = m_model->rowOf(key);
        if (!row)
            continue;
        m_model->setUnlocking(key, true);
        whenDone(m_protection.unblock(*row), this,
                 [this, subject = *row](const core::Result<bool> &unlocked) { noteUnlocked(subject, unlocked); });
    }
}

void ProtectionPane::noteUnlocked(const core::BlockedSubject &subject, const core::Result<bool> &unlocked)
{
    m_model->setUnlocking(BlockedTableModel::keyOfSubject(subject), false);
    if (!unlocked)
        return emit failed(unlocked.error());
    emit told(*unlocked ? tr("%1 is unlocked.", "a name or an address").arg(subject.shown)
                        : tr("%1 was not blocked any more.", "a name or an address").arg(subject.shown));
    m_pause.stop(); // the row goes at once
    refresh();
}

void ProtectionPane::showButtons()
{
    const QStringList keys = m_table->selectedKeys();
    const core::BlockedSubject *row = keys.size() == 1 ? m_model->rowOf(keys.first()) : nullptr;
    m_unlock->setEnabled(!keys.isEmpty());
    m_showUser->setEnabled(row && row->user);
    if (m_filter->isFiltering())
        m_table->setEmptyState(tr("Nothing that is blocked matches."), tr("Clear filter"),
                               [this] { m_filter->clear(); });
    else
        m_table->setEmptyState(
            tr("Nobody is blocked. Names and addresses appear here after too many failed sign-ins."));
}

} // namespace ui
