#include "ui/clients/ClientClaims.h"

#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

namespace ui {

using namespace Qt::StringLiterals;

ClientClaims::ClientClaims(QWidget *parent)
    : ClientFields(parent), m_table(new QTableWidget(0, ColumnCount)), m_remove(new QPushButton(tr("Remove")))
{
    auto *about = new TonedLabel(
        tr("Claims for this client's tokens, beside those of the standards. They cannot replace one of those."),
        Tone::Muted);
    about->setWordWrap(true);
    m_table->setObjectName(u"claimRules"_s);
    m_table->setAccessibleName(tr("Claim rules"));
    m_table->setHorizontalHeaderLabels(
        {tr("Claim"), tr("Taken from"), tr("Fixed value"), tr("Access"), tr("ID"), tr("User info")});
    m_table->horizontalHeaderItem(AccessToken)->setToolTip(tr("In the access token"));
    m_table->horizontalHeaderItem(IdToken)->setToolTip(tr("In the ID token"));
    m_table->horizontalHeaderItem(UserInfo)->setToolTip(tr("In the answer of the user info endpoint"));
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (const auto &[column, width] : {std::pair(Claim, 120), std::pair(Source, 190), std::pair(Value, 120)})
        m_table->setColumnWidth(column, width);
    for (const Column column : {AccessToken, IdToken, UserInfo})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Value, QHeaderView::Stretch);
    auto *add = new QPushButton(tr("Add a claim"));
    add->setObjectName(u"addClaim"_s);
    m_remove->setObjectName(u"removeClaim"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(about);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, [this] {
        addRule({{}, core::ClaimRule::Source::Fixed, {}, true, false, false});
        m_table->setCurrentCell(m_table->rowCount() - 1, Claim);
        m_table->editItem(m_table->item(m_table->rowCount() - 1, Claim));
    });
    connect(m_remove, &QPushButton::clicked, this, &ClientClaims::removeRule);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ClientClaims::showEmpty);
    showEmpty();
}

void ClientClaims::addRule(const core::ClaimRule &rule)
{
    using From = core::ClaimRule::Source;
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, Claim, new QTableWidgetItem(rule.claim));
    m_table->setItem(row, Value, new QTableWidgetItem(rule.value));
    auto *source = new QComboBox;
    source->setAccessibleName(tr("Taken from"));
    source->addItem(tr("A fixed value"), int(From::Fixed));
    source->addItem(tr("User name"), int(From::Username));
    source->addItem(tr("E-mail"), int(From::Email));
    source->addItem(tr("E-mail is verified"), int(From::EmailVerified));
    source->setCurrentIndex(source->findData(int(rule.source)));
    m_table->setCellWidget(row, Source, source);
    const auto mark = [&](Column column, bool isOn) {
        auto *item = new QTableWidgetItem;
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(isOn ? Qt::Checked : Qt::Unchecked);
        m_table->setItem(row, column, item);
    };
    mark(AccessToken, rule.inAccessToken);
    mark(IdToken, rule.inIdToken);
    mark(UserInfo, rule.inUserInfo);
    const auto showValue = [this, source] { // the row may have moved meanwhile
        for (int at = 0; at < m_table->rowCount(); ++at) {
            if (m_table->cellWidget(at, Source) == source)
                m_table->item(at, Value)->setFlags(source->currentData().toInt() == int(From::Fixed)
                                                       ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable
                                                       : Qt::NoItemFlags);
        }
    };
    connect(source, &QComboBox::currentIndexChanged, m_table, showValue);
    showValue();
    showEmpty();
}

void ClientClaims::removeRule()
{
    m_table->removeRow(m_table->currentRow());
    showEmpty();
}

void ClientClaims::showEmpty()
{
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

void ClientClaims::showClient(const core::Client &client)
{
    m_table->setRowCount(0);
    for (const core::ClaimRule &rule : client.claimRules)
        addRule(rule);
}

void ClientClaims::write(core::Client &client) const
{
    client.claimRules.clear();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto isOn = [&](Column column) { return m_table->item(row, column)->checkState() == Qt::Checked; };
        core::ClaimRule rule;
        rule.claim = m_table->item(row, Claim)->text().trimmed();
        rule.source =
            core::ClaimRule::Source(static_cast<QComboBox *>(m_table->cellWidget(row, Source))->currentData().toInt());
        if (rule.source == core::ClaimRule::Source::Fixed)
            rule.value = m_table->item(row, Value)->text();
        rule.inAccessToken = isOn(AccessToken);
        rule.inIdToken = isOn(IdToken);
        rule.inUserInfo = isOn(UserInfo);
        client.claimRules.append(rule);
    }
}

} // namespace ui
