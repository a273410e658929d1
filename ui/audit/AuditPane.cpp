#include "ui/audit/AuditPane.h"

#include "ui/audit/AuditWords.h"
#include "ui/audit/RefusalWords.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QPushButton *linkButton(const QString &text, const QString &objectName, const QString &iconName)
{
    auto *button = new QPushButton(icon(iconName), text);
    button->setObjectName(objectName);
    return button;
}

} // namespace

AuditPane::AuditPane(QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_title(new QLabel), m_result(new StateLabel)
{
    auto *nothing = new TonedLabel(tr("Select an event to see all of it."), Tone::Muted);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    m_title->setFont(Theme::instance().heading());
    m_title->setObjectName(u"auditTitle"_s);
    m_title->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_result);
    auto *event = new QWidget;
    auto *column = new QVBoxLayout(event);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(makeTabs(), 1);
    column->addWidget(makeLinks());
    m_stack->addWidget(nothing);
    m_stack->addWidget(event);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
}

QWidget *AuditPane::makeTabs()
{
    auto *facts = new FactList;
    facts->setContentsMargins(8, 8, 8, 8);
    m_time = facts->addText(tr("Time"), u"auditTime"_s);
    m_event = facts->addText(tr("Event"), u"auditEventName"_s);
    m_user = facts->addText(tr("User"), u"auditUser"_s);
    m_client = facts->addText(tr("Client"), u"auditClient"_s);
    m_address = facts->addText(tr("Address", "network address"), u"auditAddress"_s);
    m_agent = facts->addText(tr("Agent"), u"auditAgent"_s);
    m_error = facts->addText(tr("Error"), u"auditError"_s);
    m_requestId = facts->addText(tr("Request"), u"auditRequest"_s);
    m_actor = facts->addText(tr("Made by"), u"auditActor"_s);
    m_number = facts->addText(tr("Row", "number of a row"), u"auditRow"_s);
    m_hash = new ShortId;
    m_hash->setObjectName(u"auditHash"_s);
    facts->addWidget(tr("Hash"), m_hash);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(facts);
    m_json = new QPlainTextEdit;
    m_json->setObjectName(u"auditJson"_s);
    m_json->setReadOnly(true);
    m_json->setFont(Theme::instance().monospace());
    m_changes = new QTableWidget(0, 3);
    m_changes->setObjectName(u"auditChanges"_s);
    m_changes->setHorizontalHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    m_changes->verticalHeader()->hide();
    m_changes->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_changes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_changes->setShowGrid(false);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"auditTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(scroll, tr("Fields"));
    m_tabs->addTab(m_json, tr("Data"));
    m_tabs->addTab(m_changes, tr("Changes"));
    return m_tabs;
}

QWidget *AuditPane::makeLinks()
{
    m_request = linkButton(tr("Show this request"), u"showRequest"_s, u"link"_s);
    m_chain = linkButton(tr("Open chain"), u"openChain"_s, u"chains"_s);
    m_why = linkButton(tr("Why refused?"), u"whyRefused"_s, u"search"_s);
    m_previous = new QPushButton(tr("Previous of this user"));
    m_previous->setObjectName(u"previousOfUser"_s);
    m_next = new QPushButton(tr("Next of this user"));
    m_next->setObjectName(u"nextOfUser"_s);
    connect(m_request, &QPushButton::clicked, this, [this] { emit requestChosen(m_row.requestId); });
    connect(m_chain, &QPushButton::clicked, this,
            [this] { emit chainChosen(m_row.data.value("family_id"_L1).toString()); });
    connect(m_why, &QPushButton::clicked, this, [this] { emit explanationWanted(m_row); });
    connect(m_previous, &QPushButton::clicked, this, [this] { emit userStepped(Step::Previous); });
    connect(m_next, &QPushButton::clicked, this, [this] { emit userStepped(Step::Next); });
    auto *links = new QWidget;
    auto *grid = new QGridLayout(links);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    grid->addWidget(m_request, 0, 0);
    grid->addWidget(m_chain, 0, 1);
    grid->addWidget(m_previous, 1, 0);
    grid->addWidget(m_next, 1, 1);
    grid->addWidget(m_why, 2, 0, 1, 2);
    return links;
}

void AuditPane::setRow(const core::AuditRow &row)
{
    m_row = row;
    const auto orNone = [](const QString &text) { return text.isEmpty() ? u"–"_s : text; };
    m_title->setText(auditEventWord(row.eventType));
    m_result->setState(auditResultMark(row.success), auditResultWord(row.success));
    m_time->setText(exactTime(row.createdAt));
    m_event->setText(row.eventType);
    m_user->setText(row.username.isEmpty() || row.user.isEmpty()
                        ? orNone(row.username + row.user.value)
                        : tr("%1\n%2", "user name, then its id").arg(row.username, row.user.value));
    m_client->setText(orNone(row.client.value));
    m_address->setText(orNone(row.address));
    m_agent->setText(orNone(row.userAgent));
    m_error->setText(orNone(row.errorMessage));
    m_requestId->setText(orNone(row.requestId));
    m_actor->setText(orNone(row.actor));
    m_number->setText(QLocale().toString(row.seq));
    m_hash->setId(row.hash);
    m_json->setPlainText(QString::fromUtf8(QJsonDocument(row.data).toJson(QJsonDocument::Indented)));
    m_request->setEnabled(!row.requestId.isEmpty());
    m_why->setVisible(refusalOf(row).has_value());
    m_chain->setVisible(row.data.contains("family_id"_L1));
    m_previous->setEnabled(!row.user.isEmpty() || !row.username.isEmpty());
    m_next->setEnabled(m_previous->isEnabled());
    showChanges();
    m_stack->setCurrentIndex(1);
}

void AuditPane::showChanges()
{
    const std::vector<AuditChange> changes = auditChanges(m_row.data);
    m_changes->setRowCount(int(changes.size()));
    for (int line = 0; line < int(changes.size()); ++line) {
        const AuditChange &change = changes[size_t(line)];
        m_changes->setItem(line, 0, new QTableWidgetItem(change.member));
        m_changes->setItem(line, 1, new QTableWidgetItem(change.before));
        m_changes->setItem(line, 2, new QTableWidgetItem(change.after));
    }
    m_tabs->setTabVisible(m_tabs->indexOf(m_changes), !changes.empty());
}

void AuditPane::clear()
{
    m_row = {};
    m_stack->setCurrentIndex(0);
}

} // namespace ui
