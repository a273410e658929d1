#include "ui/audit/AuditPane.h"

#include "ui/audit/AuditCopy.h"
#include "ui/audit/AuditDiff.h"
#include "ui/audit/AuditFacts.h"
#include "ui/audit/AuditJson.h"
#include "ui/audit/AuditMatch.h"
#include "ui/audit/AuditRequestRows.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/RefusalWords.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

AuditPane::AuditPane(core::AuditAdmin &audit, QWidget *parent)
    : QWidget(parent)
    , m_audit(audit)
    , m_stack(new QStackedWidget)
    , m_title(new QLabel)
    , m_result(new StateLabel)
    , m_mark(new QToolButton)
    , m_copy(new QToolButton)
    , m_note(new TonedLabel({}, Tone::Muted))
{
    auto *nothing = new TonedLabel(tr("Select an event to see all of it."), Tone::Muted);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    auto *event = new QWidget;
    auto *column = new QVBoxLayout(event);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHead());
    column->addWidget(m_note);
    column->addWidget(makeTabs(), 1);
    column->addWidget(makeSteps());
    column->addWidget(makeLinks());
    m_stack->addWidget(nothing);
    m_stack->addWidget(event);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    connect(&Theme::instance(), &Theme::changed, this, &AuditPane::showChanges);
}

QWidget *AuditPane::makeHead()
{
    m_title->setFont(Theme::instance().heading());
    m_title->setObjectName(u"auditTitle"_s);
    m_title->setWordWrap(true);
    m_note->setObjectName(u"auditNote"_s);
    m_note->setWordWrap(true);
    m_mark->setObjectName(u"markEvent"_s);
    m_mark->setCheckable(true);
    m_copy->setObjectName(u"copyEvent"_s);
    m_copy->setIcon(icon(u"copy"));
    m_copy->setToolTip(tr("Copy this event"));
    m_copy->setAccessibleName(tr("Copy this event"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *button : {m_mark, m_copy})
        button->setMinimumSize(28, 28);
    addCopyMenu();
    connect(m_mark, &QToolButton::clicked, this, [this] {
        showMark(); // it is marked when the log says so
        emit markWanted(m_row);
    });
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_title, 1);
    row->addWidget(m_result);
    row->addWidget(m_mark);
    row->addWidget(m_copy);
    return head;
}

void AuditPane::addCopyMenu()
{
    auto *menu = new QMenu(m_copy);
    connect(menu->addAction(tr("Copy as JSON")), &QAction::triggered, this,
            [this] { copy(auditRowJson(m_row), tr("The event was copied as JSON.")); });
    connect(menu->addAction(tr("Copy as Markdown")), &QAction::triggered, this,
            [this] { copy(auditRowMarkdown(m_row), tr("The event was copied as Markdown.")); });
    connect(menu->addAction(tr("Copy the command that lists its request")), &QAction::triggered, this, [this] {
        const QString filter = m_row.requestId.isEmpty() ? QString() : u"request is "_s + m_row.requestId;
        copy(auditListCommand(filter), tr("The command was copied."));
    });
    m_copy->setMenu(menu);
}

void AuditPane::copy(const QString &text, const QString &what)
{
    QGuiApplication::clipboard()->setText(text);
    emit copied(what);
}

QWidget *AuditPane::makeTabs()
{
    m_facts = new AuditFacts;
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"fieldsTab"_s);
    scroll->setAccessibleName(tr("Fields"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_facts);
    for (QWidget *ground : {scroll->viewport(), static_cast<QWidget *>(m_facts)})
        ground->setBackgroundRole(QPalette::Base); // framed as the other tabs are
    m_json = new AuditJson;
    m_json->setObjectName(u"auditJson"_s);
    m_json->setAccessibleName(tr("Data of the event"));
    m_changes = new QTextBrowser;
    m_changes->setObjectName(u"auditChanges"_s);
    m_changes->setAccessibleName(tr("What the event changed"));
    m_changes->setOpenLinks(false);
    m_request = new AuditRequestRows(m_audit);
    m_request->setObjectName(u"requestTab"_s);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"auditTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->addTab(scroll, tr("Fields"));
    m_tabs->addTab(m_changes, tr("Changes"));
    m_tabs->addTab(m_request, tr("Request"));
    m_tabs->addTab(m_json, tr("Data"));
    connect(m_facts, &AuditFacts::chosen, this, &AuditPane::valueChosen);
    connect(m_request, &AuditRequestRows::rowChosen, this, &AuditPane::rowChosen);
    connect(m_request, &AuditRequestRows::requestChosen, this, &AuditPane::requestChosen);
    return m_tabs;
}

QWidget *AuditPane::makeSteps()
{
    m_same = new QComboBox;
    m_same->setObjectName(u"sameValue"_s);
    m_same->setAccessibleName(tr("Step through the events of"));
    m_same->addItem(tr("this user"), int(core::AuditField::User));
    m_same->addItem(tr("this client"), int(core::AuditField::Client));
    m_same->addItem(tr("this address"), int(core::AuditField::Address));
    m_previous = new QToolButton;
    m_previous->setIcon(icon(u"left"));
    m_previous->setObjectName(u"previousOfUser"_s);
    m_previous->setToolTip(tr("The event before of the same user, client or address ([)"));
    m_next = new QToolButton;
    m_next->setIcon(icon(u"right"));
    m_next->setObjectName(u"nextOfUser"_s);
    m_next->setToolTip(tr("The event after of the same user, client or address (])"));
    for (QToolButton *button : {m_previous, m_next}) {
        button->setMinimumSize(36, 28);
        button->setAccessibleName(button->toolTip());
    }
    m_same->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_same->setMinimumContentsLength(8);
    auto *steps = new QWidget;
    auto *row = new QHBoxLayout(steps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_previous);
    row->addWidget(m_same, 1);
    row->addWidget(m_next);
    connect(m_same, &QComboBox::currentIndexChanged, this, &AuditPane::showSteps);
    connect(m_previous, &QPushButton::clicked, this, [this] { step(AuditNeighbour::Step::Previous); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(AuditNeighbour::Step::Next); });
    return steps;
}

QWidget *AuditPane::makeLinks()
{
    m_chain = new QPushButton(icon(u"chains"), tr("Open chain"));
    m_chain->setObjectName(u"openChain"_s);
    m_why = new QPushButton(icon(u"search"), tr("Why refused?"));
    m_why->setObjectName(u"whyRefused"_s);
    connect(m_chain, &QPushButton::clicked, this,
            [this] { emit chainChosen(auditValue(m_row, core::AuditField::Family)); });
    connect(m_why, &QPushButton::clicked, this, [this] { emit explanationWanted(m_row); });
    auto *links = new QWidget;
    auto *column = new QVBoxLayout(links);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_why);
    column->addWidget(m_chain);
    return links;
}

void AuditPane::step(AuditNeighbour::Step step)
{
    const auto field = core::AuditField(m_same->currentData().toInt());
    if (!m_row.id.isEmpty() && !auditValue(m_row, field).isEmpty())
        emit stepped(m_row, field, step);
}

/// An event of the server itself has no user, so nothing leads from it to others of the same.
void AuditPane::showSteps()
{
    auto *choices = qobject_cast<QStandardItemModel *>(m_same->model());
    for (int at = 0; at < m_same->count(); ++at)
        choices->item(at)->setEnabled(!auditValue(m_row, core::AuditField(m_same->itemData(at).toInt())).isEmpty());
    const bool leads = choices->item(m_same->currentIndex())->isEnabled();
    m_previous->setEnabled(leads);
    m_next->setEnabled(leads);
}

void AuditPane::setRow(const core::AuditRow &row)
{
    const bool isOther = row.id != m_row.id;
    m_row = row;
    m_title->setText(auditEventWord(row));
    m_result->setState(auditResultMark(row.success), auditResultWord(row.success));
    showMark();
    showSteps();
    m_facts->setRow(row);
    m_request->setRow(row);
    if (isOther) {
        m_json->setJson(row.data);
        showChanges();
    }
    m_why->setVisible(refusalOf(row).has_value());
    m_chain->setVisible(!auditValue(row, core::AuditField::Family).isEmpty());
    m_stack->setCurrentIndex(1);
}

void AuditPane::showMark()
{
    m_mark->setChecked(m_row.marked);
    m_mark->setIcon(m_row.marked ? icon(u"star-filled", Tone::Accent) : icon(u"star"));
    m_mark->setToolTip(m_row.marked ? tr("Change the note or remove the bookmark (M)")
                                    : tr("Bookmark with a note (M)"));
    m_mark->setAccessibleName(m_mark->toolTip());
    m_note->setText(m_row.note);
    m_note->setVisible(!m_row.note.isEmpty());
}

void AuditPane::showChanges()
{
    const std::vector<AuditChange> changes = auditChanges(m_row.data);
    m_changes->setHtml(auditDiffHtml(changes));
    m_tabs->setTabVisible(m_tabs->indexOf(m_changes), !changes.empty());
    m_tabs->setTabVisible(m_tabs->indexOf(m_json), !m_row.data.isEmpty());
}

QString AuditPane::tab() const
{
    return m_tabs->currentWidget()->objectName();
}

void AuditPane::setTab(const QString &name)
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (m_tabs->widget(tab)->objectName() == name && m_tabs->isTabVisible(tab))
            m_tabs->setCurrentIndex(tab);
    }
}

void AuditPane::clear()
{
    m_row = {};
    m_stack->setCurrentIndex(0);
}

} // namespace ui
