#include "ui/server/AddressPane.h"

#include "ui/async/WhenDone.h"
#include "ui/server/ChangeReview.h"
#include "ui/server/ListenerDialog.h"
#include "ui/server/ListenerTableModel.h"
#include "ui/server/SettingWords.h"
#include "ui/server/SettingsForm.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const auto kListen = u"AUTH_SERVICE__LISTEN"_s;
constexpr int kListHeight = 146; // four rows: hardly anybody has more

} // namespace

AddressPane::AddressPane(core::SettingsAdmin &settings, QStringList localNames, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_localNames(std::move(localNames))
    , m_model(new ListenerTableModel(this))
    , m_table(new DataTable(u"listenerList"_s))
    , m_form(new SettingsForm(settings, {{tr("HTTPS and proxies"),
                                          {u"AUTH_SERVICE__REQUIRE_HTTPS"_s, u"AUTH_SERVICE__TRUSTED_PROXIES"_s}}}))
    , m_failure(new MessageBar(Tone::Danger))
    , m_fixed(new TonedLabel({}, Tone::Waiting))
    , m_serverFailure(new TonedLabel({}, Tone::Danger))
    , m_add(new QPushButton(icon(u"plus"), tr("Add address…")))
    , m_change(new QPushButton(tr("Change…")))
    , m_remove(new QPushButton(tr("Remove")))
    , m_copy(new CopyButton(tr("Copy URL"), [this] { return m_model->urlAt(currentRow()); }))
{
    m_form->setObjectName(u"addressForm"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeListeners());
    column->addWidget(m_form, 1);
    connect(m_add, &QPushButton::clicked, this, &AddressPane::addListener);
    connect(m_change, &QPushButton::clicked, this, &AddressPane::changeListener);
    connect(m_table, &DataTable::rowActivated, this, &AddressPane::changeListener);
    connect(m_remove, &QPushButton::clicked, this, &AddressPane::confirmRemove);
    connect(m_table, &DataTable::currentKeyChanged, this, &AddressPane::showButtons);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &AddressPane::showButtons);
    connect(m_form, &SettingsForm::saved, this, [this] { emit changed(tr("The changes are saved and in effect.")); });
    showButtons();
}

QWidget *AddressPane::makeListeners()
{
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setStateColumn(ListenerTableModel::State);
    m_table->setDefaultWidths({250, 120, 170, 130, 250});
    m_table->setAccessibleName(tr("Addresses"));
    m_table->setFixedHeight(kListHeight);
    m_failure->setObjectName(u"addressFailure"_s);
    m_fixed->setObjectName(u"addressFixed"_s);
    m_fixed->setWordWrap(true);
    m_serverFailure->setObjectName(u"addressServerFailure"_s);
    m_serverFailure->setWordWrap(true);
    m_serverFailure->hide();
    m_add->setObjectName(u"addListener"_s);
    m_change->setObjectName(u"changeListener"_s);
    m_remove->setObjectName(u"removeListener"_s);
    m_copy->setObjectName(u"copyListener"_s);
    setEmphasis(m_remove, Emphasis::Danger);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_change);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    auto *card = new Card(tr("Addresses"));
    card->body()->addWidget(m_serverFailure);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_fixed);
    card->body()->addWidget(m_failure);
    card->body()->addLayout(buttons);
    return card;
}

void AddressPane::setEntries(const std::vector<core::SettingEntry> &entries)
{
    const auto listen = std::ranges::find(entries, kListen, &core::SettingEntry::name);
    if (listen != entries.end()) {
        m_isFixed = isSettingFixed(*listen);
        m_fixed->setText(settingFixedText(*listen));
        m_model->setListeners(listenAddresses(listen->value));
    }
    m_fixed->setVisible(!m_fixed->text().isEmpty());
    m_form->setEntries(entries);
    if (m_table->currentKey().isEmpty())
        m_table->selectKey(u"0"_s);
    showButtons();
}

void AddressPane::setServer(const core::ServerFigures &server)
{
    m_model->setServer(server);
    m_serverFailure->setText(server.failure);
    m_serverFailure->setVisible(server.state == core::ServerFigures::State::Failed && !server.failure.isEmpty());
}

int AddressPane::currentRow() const
{
    return m_model->indexOfKey(m_table->currentKey());
}

void AddressPane::showButtons()
{
    const int row = currentRow();
    const bool isOnly = m_model->rowCount() < 2;
    m_add->setEnabled(!m_isFixed);
    m_change->setEnabled(!m_isFixed && row >= 0);
    m_remove->setEnabled(!m_isFixed && row >= 0 && !isOnly);
    m_remove->setToolTip(isOnly ? tr("At least one address is needed") : QString());
    m_copy->setEnabled(!m_model->urlAt(row).isEmpty());
}

void AddressPane::addListener()
{
    auto *dialog = new ListenerDialog(m_settings, {m_model->addresses(), m_localNames, m_hasCertificate}, {}, this);
    connect(dialog, &ListenerDialog::saved, this,
            [this] { emit changed(tr("The server listens on the new address.")); });
    dialog->open();
}

void AddressPane::changeListener()
{
    if (m_isFixed || currentRow() < 0)
        return;
    auto *dialog =
        new ListenerDialog(m_settings, {m_model->addresses(), m_localNames, m_hasCertificate}, currentRow(), this);
    connect(dialog, &ListenerDialog::saved, this,
            [this] { emit changed(tr("The server listens on the new address.")); });
    dialog->open();
}

void AddressPane::confirmRemove()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const QString address = listenText(m_model->addresses()[size_t(row)]);
    auto *dialog = new ConfirmDialog(
        tr("Stop listening on %1?").arg(address),
        tr("Clients that use this address get no answer any more. Requests that are being answered are finished."),
        tr("Stop listening here"), {}, this);
    std::vector<ListenAddress> left = m_model->addresses();
    left.erase(left.begin() + row);
    dialog->setObjectName(u"removeListenerDialog"_s);
    dialog->setCommandLine([left] { return settingsCommand({{kListen, listenSetting(left)}}); });
    connect(dialog, &QDialog::accepted, this, [this, row] { removeListener(row); });
    dialog->open();
}

void AddressPane::removeListener(int row)
{
    std::vector<ListenAddress> left = m_model->addresses();
    if (size_t(row) >= left.size())
        return;
    left.erase(left.begin() + row);
    m_failure->hide();
    whenDone(m_settings.save({{kListen, listenSetting(left)}}), this, [this](const core::Result<void> &done) {
        if (!done)
            return m_failure->showText(settingFailureText(done.error()), done.error().detail);
        emit changed(tr("The address is removed."));
    });
}

} // namespace ui
