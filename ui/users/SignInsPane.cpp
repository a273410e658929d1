#include "ui/users/SignInsPane.h"

#include "ui/async/WhenDone.h"
#include "ui/users/BrowserName.h"
#include "ui/users/DeviceTableModel.h"
#include "ui/users/SessionTableModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SignInsPane::SignInsPane(core::SessionAdmin &sessions, QWidget *parent)
    : QWidget(parent)
    , m_admin(sessions)
    , m_sessions(new SessionTableModel(this))
    , m_devices(new DeviceTableModel(this))
    , m_filter(new FilterLine(tr("Search by user, browser or address")))
    , m_sessionTable(new DataTable(u"sessionList"_s))
    , m_deviceTable(new DataTable(u"deviceList"_s))
    , m_end(new QPushButton(tr("End session…")))
    , m_showUser(new QPushButton(tr("Show user")))
    , m_deny(new QPushButton(tr("Deny", "a device that waits")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeSessions(), 3);
    column->addWidget(makeDevices(), 2);
    m_again.setInterval(5s);
    connect(&m_again, &QTimer::timeout, this, &SignInsPane::readDevices);
    connect(m_filter, &FilterLine::changed, this, [this] { m_sessions->setFilter(m_filter->text()); });
    connect(m_sessions, &PagedTable::countsChanged, m_filter, &FilterLine::setCount);
    for (DataTable *table : {m_sessionTable, m_deviceTable}) {
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SignInsPane::showButtons);
    }
    connect(m_sessions, &PagedTable::loaded, this, &SignInsPane::showButtons);
    connect(m_devices, &PagedTable::loaded, this, &SignInsPane::showButtons);
    connect(m_end, &QPushButton::clicked, this, [this] { confirmEnd(m_sessionTable->currentKey()); });
    connect(m_deny, &QPushButton::clicked, this, [this] { deny(m_deviceTable->currentKey()); });
    connect(m_showUser, &QPushButton::clicked, this, [this] {
        if (const auto *session = m_sessions->rowOf(m_sessionTable->currentKey()))
            emit userRequested(session->user);
    });
    showButtons();
}

QWidget *SignInsPane::makeSessions()
{
    m_sessionTable->setModel(m_sessions);
    m_sessionTable->setDefaultWidths({150, 150, 125, 100, 100, 125, 75});
    m_sessionTable->setAccessibleName(tr("Signed-in browsers"));
    m_end->setObjectName(u"endSession"_s);
    m_showUser->setObjectName(u"showSessionUser"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_end);
    buttons->addWidget(m_showUser);
    buttons->addStretch();
    auto *card = new Card(tr("Signed-in browsers"));
    card->body()->addWidget(m_filter);
    card->body()->addWidget(m_sessionTable, 1);
    card->body()->addLayout(buttons);
    return card;
}

QWidget *SignInsPane::makeDevices()
{
    m_deviceTable->setModel(m_devices);
    m_deviceTable->setDefaultWidths({180, 190, 130, 160, 120, 120});
    m_deviceTable->setAccessibleName(tr("Devices that wait"));
    m_deviceTable->setEmptyState(
        tr("No device waits. A TV or a command line appears here while its code is typed elsewhere."));
    m_deny->setObjectName(u"denyDevice"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_deny);
    buttons->addStretch();
    auto *card = new Card(tr("Devices that wait"));
    card->body()->addWidget(m_deviceTable, 1);
    card->body()->addLayout(buttons);
    return card;
}

void SignInsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_again.start();
}

void SignInsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_again.stop();
}

void SignInsPane::refresh()
{
    if (!isVisible())
        return;
    whenDone(m_admin.sessions({}), this, [this](const core::Result<std::vector<core::SessionSummary>> &sessions) {
        if (!sessions)
            return emit failed(sessions.error());
        m_sessions->setAll(*sessions);
        emit read();
    });
    readDevices();
}

void SignInsPane::readDevices()
{
    m_devices->tick();
    whenDone(m_admin.pendingDevices(), this, [this](const core::Result<std::vector<core::PendingDevice>> &devices) {
        if (!devices)
            return emit failed(devices.error());
        m_devices->setAll(*devices);
    });
}

QString sessionEndText(const core::SessionSummary &session)
{
    return SignInsPane::tr("%1 is signed out of %2 at %3. Token chains that this ends at most: %n.", nullptr,
                           session.activeFamilies)
        .arg(session.username, browserName(session.userAgent), session.address);
}

void SignInsPane::confirmEnd(const QString &key)
{
    const core::SessionSummary *session = m_sessions->rowOf(key);
    if (!session)
        return;
    auto *dialog = new ConfirmDialog(tr("End session"), sessionEndText(*session), tr("End session"), {}, this);
    dialog->setObjectName(u"endSessionDialog"_s);
    dialog->setCommandLine([id = session->id] { return gatehousedLine(u"session end"_s, {id.value}); });
    connect(dialog, &QDialog::accepted, this, [this, id = session->id, name = session->username] {
        whenDone(m_admin.endSession(id), this, [this, name](const core::Result<void> &ended) {
            if (ended)
                emit told(tr("A session of %1 was ended.").arg(name));
            refresh();
            if (!ended)
                emit failed(ended.error());
        });
    });
    dialog->open();
}

void SignInsPane::deny(const QString &key)
{
    const core::PendingDevice *device = m_devices->rowOf(key);
    if (!device)
        return;
    whenDone(m_admin.denyDevice(device->id), this, [this, name = device->clientName](const core::Result<void> &denied) {
        if (denied)
            emit told(tr("The device was denied. %1 is told when it asks next.", "a client").arg(name));
        readDevices();
        if (!denied)
            emit failed(denied.error());
    });
}

void SignInsPane::showButtons()
{
    const bool hasSession = m_sessions->rowOf(m_sessionTable->currentKey()) != nullptr;
    m_end->setEnabled(hasSession);
    m_showUser->setEnabled(hasSession);
    m_deny->setEnabled(m_devices->rowOf(m_deviceTable->currentKey()) != nullptr);
    if (m_filter->isFiltering())
        m_sessionTable->setEmptyState(tr("No session matches this filter."), tr("Clear filter"),
                                      [this] { m_filter->clear(); });
    else
        m_sessionTable->setEmptyState(tr("Nobody is signed in with a browser."));
}

} // namespace ui
