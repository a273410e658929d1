#include "ui/audit/RefusalDialog.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/RefusalWords.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRelated = 200;
constexpr int kLongestId = 64;

enum RelatedColumn { RelatedTime, RelatedEvent, RelatedResult, RelatedClient, RelatedError, RelatedColumnCount };

} // namespace

RefusalDialog::RefusalDialog(core::AuditAdmin &audit, QWidget *parent)
    : QDialog(parent)
    , m_audit(audit)
    , m_request(new QLineEdit)
    , m_stack(new QStackedWidget)
    , m_nothing(new TonedLabel({}, Tone::Muted))
    , m_related(new QTableWidget(0, RelatedColumnCount))
    , m_show(new QPushButton(tr("Show in the log")))
{
    setObjectName(u"refusalDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Why refused?"));
    resize(720, 560);
    m_nothing->setObjectName(u"refusalNothing"_s);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(makeAnswer());
    m_show->setObjectName(u"showInLog"_s);
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(u"close"_s);
    close->setAutoDefault(false);
    m_show->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_show);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addWidget(makeQuestion());
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_show, &QPushButton::clicked, this, [this] {
        emit requestChosen(m_request->text().trimmed());
        accept();
    });
    connect(m_related, &QTableWidget::currentCellChanged, this, &RefusalDialog::showRefusal);
    showNothing(tr("The application finds the request ID in its answer, in the header X-Request-ID; the sign-in pages "
                   "show it below their errors."));
}

QWidget *RefusalDialog::makeQuestion()
{
    m_request->setObjectName(u"refusalRequest"_s);
    m_request->setFont(Theme::instance().monospace());
    m_request->setMaxLength(kLongestId);
    auto *label = new QLabel(tr("&Request ID"));
    label->setBuddy(m_request);
    auto *explain = new QPushButton(tr("Explain"));
    explain->setObjectName(u"explain"_s);
    explain->setDefault(true);
    setEmphasis(explain, Emphasis::Primary);
    auto *question = new QWidget;
    auto *line = new QHBoxLayout(question);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(label);
    line->addWidget(m_request, 1);
    line->addWidget(explain);
    connect(explain, &QPushButton::clicked, this, [this] {
        m_preferred.clear();
        read();
    });
    return question;
}

QLabel *RefusalDialog::addPart(QVBoxLayout *column, const QString &title, const QString &objectName)
{
    auto *heading = new QLabel(title);
    heading->setFont(Theme::instance().heading());
    auto *text = new QLabel;
    text->setObjectName(objectName);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setContentsMargins(0, 0, 0, 8);
    column->addWidget(heading);
    column->addWidget(text);
    m_remedyTitle = heading;
    return text;
}

QWidget *RefusalDialog::makeAnswer()
{
    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_asked = addPart(column, tr("What was asked"), u"refusalAsked"_s);
    m_failed = addPart(column, tr("What failed"), u"refusalFailed"_s);
    m_remedy = addPart(column, tr("What would be right"), u"refusalRemedy"_s);
    column->addStretch();
    m_related->setObjectName(u"refusalRelated"_s);
    m_related->setAccessibleName(tr("Events of the same request"));
    m_related->setHorizontalHeaderLabels({tr("Time"), tr("Event"), tr("Result"), tr("Client"), tr("Error")});
    m_related->horizontalHeader()->setStretchLastSection(true);
    m_related->horizontalHeader()->setHighlightSections(false);
    m_related->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_related->verticalHeader()->hide();
    m_related->verticalHeader()->setMinimumSectionSize(28);
    m_related->verticalHeader()->setDefaultSectionSize(28);
    m_related->setShowGrid(false);
    m_related->setWordWrap(false);
    m_related->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_related->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_related->setSelectionMode(QAbstractItemView::SingleSelection);
    m_related->setItemDelegateForColumn(RelatedResult, new StateDelegate(m_related));
    for (const auto &[at, width] : {std::pair(RelatedTime, 150), std::pair(RelatedEvent, 150),
                                    std::pair(RelatedResult, 90), std::pair(RelatedClient, 140)})
        m_related->setColumnWidth(at, width);
    m_related->setMinimumHeight(120);
    auto *caption = new TonedLabel(tr("Events of the same request"), Tone::Muted);
    auto *answer = new QWidget;
    auto *whole = new QVBoxLayout(answer);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(8);
    whole->addWidget(new ScrollPane(words), 3);
    whole->addWidget(caption);
    whole->addWidget(m_related, 2);
    return answer;
}

void RefusalDialog::showNothing(const QString &text)
{
    m_rows.clear();
    m_nothing->setText(text);
    m_show->setEnabled(false);
    m_stack->setCurrentIndex(0);
}

void RefusalDialog::explain(const QString &requestId)
{
    m_request->setText(requestId);
    m_preferred.clear();
    read();
}

void RefusalDialog::explain(const core::AuditRow &row)
{
    m_request->setText(row.requestId);
    m_preferred = row.id;
    showRows({row}, row.id);
    if (!row.requestId.isEmpty())
        read();
}

void RefusalDialog::read()
{
    const QString request = m_request->text().trimmed();
    const int question = ++m_question;
    if (request.isEmpty())
        return showNothing(tr("Type or paste the request ID of the answer."));
    core::AuditQuery query;
    query.requestId = request;
    whenDone(m_audit.list(query, {{}, kMostRelated}), this,
             [this, question](const core::Result<core::Page<core::AuditRow>> &page) {
                 if (question != m_question)
                     return;
                 if (!page)
                     return showNothing(userText(page.error()));
                 if (page->rows.empty())
                     return showNothing(tr("No event has this request ID. What is refused again and again within a "
                                           "minute is counted in the row of its first time, so look at events of the "
                                           "same client and address around that time."));
                 showRows(page->rows, m_preferred);
             });
}

void RefusalDialog::showRows(const std::vector<core::AuditRow> &rows, const QString &preferred)
{
    m_related->setRowCount(0);
    m_rows = rows;
    m_related->setRowCount(int(rows.size()));
    int first = -1;
    int chosen = -1;
    for (int line = 0; line < int(rows.size()); ++line) {
        const core::AuditRow &row = rows[size_t(line)];
        auto *result = new QTableWidgetItem(auditResultWord(row.success));
        result->setData(MarkRole, QVariant::fromValue(auditResultMark(row.success)));
        auto *time = new QTableWidgetItem(shortLocalTime(row.createdAt));
        time->setToolTip(exactTime(row.createdAt));
        m_related->setItem(line, RelatedTime, time);
        m_related->setItem(line, RelatedEvent, new QTableWidgetItem(auditEventWord(row)));
        m_related->setItem(line, RelatedResult, result);
        m_related->setItem(line, RelatedClient, new QTableWidgetItem(row.client.value));
        auto *error = new QTableWidgetItem(errorBrief(row));
        error->setToolTip(errorTextAndCode(row));
        m_related->setItem(line, RelatedError, error);
        if (first < 0 && refusalOf(row))
            first = line;
        if (row.id == preferred)
            chosen = line;
    }
    m_show->setEnabled(!m_request->text().trimmed().isEmpty());
    m_stack->setCurrentIndex(1);
    m_related->setCurrentCell(chosen >= 0 ? chosen : qMax(0, first), RelatedTime);
    showRefusal(m_related->currentRow());
}

void RefusalDialog::showRefusal(int line)
{
    if (line < 0 || size_t(line) >= m_rows.size())
        return;
    const core::AuditRow &row = m_rows[size_t(line)];
    const auto refusal = refusalOf(row);
    m_asked->setText(refusal ? refusal->asked : auditEventWord(row));
    const QString error = errorText(row);
    m_failed->setText(refusal                     ? refusal->failed
                      : row.success               ? tr("Nothing: this event went well.")
                      : error != row.errorMessage ? error
                                                  : tr("The reason is %1.", "an error code").arg(error));
    m_remedy->setText(refusal ? refusal->remedy : QString());
    m_remedyTitle->setVisible(!m_remedy->text().isEmpty());
}

} // namespace ui
