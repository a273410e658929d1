#include "ui/lab/ClaimsEditor.h"

#include "ui/lab/ClaimTypes.h"
#include "ui/lab/EmptyNote.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TonedLabel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QJsonDocument>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

ClaimsEditor::ClaimsEditor(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget)
    , m_table(new QTableWidget(0, ColumnCount))
    , m_json(new QPlainTextEdit)
    , m_remove(new QPushButton(icon(u"close"), tr("Remove")))
    , m_fault(new TonedLabel({}, Tone::Danger))
{
    m_json->setObjectName(u"claimsJson"_s);
    m_json->setAccessibleName(tr("Claims as JSON"));
    m_json->setFont(Theme::instance().monospace());
    m_json->setTabChangesFocus(true);
    m_fault->setObjectName(u"claimsFault"_s);
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_tabs->setObjectName(u"claimsTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeTable(), tr("Table"));
    m_tabs->addTab(m_json, u"JSON"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_fault);
    connect(m_json, &QPlainTextEdit::textChanged, this, &ClaimsEditor::readJson);
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) {
        if (m_filling)
            return;
        if (item->column() == Name)
            retype(item->row());
        readTable();
    });
    setClaims({});
}

QWidget *ClaimsEditor::makeTable()
{
    m_table->setObjectName(u"claimsTable"_s);
    m_table->setAccessibleName(tr("Claims"));
    new EmptyNote(*m_table, tr("No claims of your own: the token says the usual ones."));
    m_table->setHorizontalHeaderLabels({tr("Claim"), tr("Type"), tr("Value")});
    m_table->horizontalHeader()->setFixedHeight(30);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(Name, 125);
    m_table->setColumnWidth(Type, 120);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *add = new QPushButton(icon(u"plus"), tr("Add claim"));
    add->setObjectName(u"addClaim"_s);
    auto *menu = new QMenu(add);
    for (const QString &claim : knownClaims()) {
        auto *action = menu->addAction(claim);
        action->setToolTip(claimHint(claim));
        connect(action, &QAction::triggered, this, [this, claim] {
            addRow(claim, claimValue(usualTypeOf(claim), {}).value_or(QJsonValue(QString())));
            retype(m_table->rowCount() - 1);
            readTable();
            m_table->setCurrentCell(m_table->rowCount() - 1, Value);
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Another one")), &QAction::triggered, this, [this] {
        addRow({}, QString());
        readTable();
        m_table->setCurrentCell(m_table->rowCount() - 1, Name);
        m_table->editItem(m_table->item(m_table->rowCount() - 1, Name));
    });
    menu->setToolTipsVisible(true);
    add->setMenu(menu);
    m_remove->setObjectName(u"removeClaim"_s);
    connect(m_remove, &QPushButton::clicked, this, &ClaimsEditor::removeRow);
    const auto showRemove = [this] { m_remove->setEnabled(m_table->currentRow() >= 0); };
    connect(m_table, &QTableWidget::currentCellChanged, m_remove, showRemove);
    connect(m_table->model(), &QAbstractItemModel::rowsRemoved, m_remove, showRemove);
    showRemove();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    return pane;
}

bool ClaimsEditor::isValid() const
{
    return m_fault->isHidden();
}

void ClaimsEditor::setClaims(const QJsonObject &claims)
{
    m_claims = claims;
    fillTable();
    const QSignalBlocker silent(m_json);
    m_json->setPlainText(QString::fromUtf8(QJsonDocument(claims).toJson()));
    showFault({});
}

void ClaimsEditor::fillTable()
{
    m_table->setRowCount(0);
    for (auto claim = m_claims.constBegin(); claim != m_claims.constEnd(); ++claim)
        addRow(claim.key(), claim.value());
}

void ClaimsEditor::addRow(const QString &name, const QJsonValue &value)
{
    m_filling = true;
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *key = new QTableWidgetItem(name);
    key->setFont(Theme::instance().monospace());
    key->setToolTip(claimHint(name));
    m_table->setItem(row, Name, key);
    m_table->setItem(row, Value, new QTableWidgetItem(claimText(value)));
    auto *type = new QComboBox;
    type->setFrame(false);
    type->setAccessibleName(tr("Type of %1").arg(name));
    for (const ClaimType one :
         {ClaimType::Text, ClaimType::Number, ClaimType::Flag, ClaimType::Json, ClaimType::LeftOut})
        type->addItem(claimTypeWord(one), int(one));
    type->setCurrentIndex(type->findData(int(claimTypeOf(value))));
    m_table->setCellWidget(row, Type, type);
    connect(type, &QComboBox::currentIndexChanged, this, &ClaimsEditor::readTable);
    m_filling = false;
}

void ClaimsEditor::removeRow()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    readTable();
}

/// A known name brings its usual type, as long as there is no value that would be lost.
void ClaimsEditor::retype(int row)
{
    const QString name = m_table->item(row, Name)->text().trimmed();
    m_filling = true;
    m_table->item(row, Name)->setToolTip(claimHint(name));
    m_filling = false;
    auto *type = qobject_cast<QComboBox *>(m_table->cellWidget(row, Type));
    if (m_table->item(row, Value)->text().isEmpty() && !claimHint(name).isEmpty())
        type->setCurrentIndex(type->findData(int(usualTypeOf(name))));
}

void ClaimsEditor::readTable()
{
    if (m_filling)
        return;
    QJsonObject claims;
    QString fault;
    for (int row = 0; row < m_table->rowCount() && fault.isEmpty(); ++row) {
        const QString name = m_table->item(row, Name)->text().trimmed();
        const auto type = ClaimType(qobject_cast<QComboBox *>(m_table->cellWidget(row, Type))->currentData().toInt());
        const auto value = claimValue(type, m_table->item(row, Value)->text());
        if (name.isEmpty())
            fault = tr("Line %1 has no name.").arg(row + 1);
        else if (claims.contains(name))
            fault = tr("%1 stands there twice.").arg(name);
        else if (!value)
            fault = tr("The value of %1 is no %2.", "a claim, a type of claims").arg(name, claimTypeWord(type));
        else
            claims.insert(name, *value);
    }
    if (fault.isEmpty()) {
        m_claims = claims;
        const QSignalBlocker silent(m_json);
        m_json->setPlainText(QString::fromUtf8(QJsonDocument(claims).toJson()));
    }
    showFault(fault);
    emit changed();
}

void ClaimsEditor::readJson()
{
    QJsonParseError error;
    const QByteArray text = m_json->toPlainText().toUtf8();
    const auto document = QJsonDocument::fromJson(text.trimmed().isEmpty() ? QByteArray("{}") : text, &error);
    if (document.isObject()) {
        m_claims = document.object();
        fillTable();
        showFault({});
    } else if (error.error != QJsonParseError::NoError) {
        const int line = int(text.first(qBound(0, error.offset, int(text.size()))).count('\n')) + 1;
        showFault(tr("Line %1: %2", "of a JSON text, what is wrong").arg(QString::number(line), error.errorString()));
    } else {
        showFault(tr("The claims must be one JSON object."));
    }
    emit changed();
}

void ClaimsEditor::showFault(const QString &fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

} // namespace ui
