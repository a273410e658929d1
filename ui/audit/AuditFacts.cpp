#include "ui/audit/AuditFacts.h"

#include "ui/audit/AuditMatch.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/RefusalWords.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QGridLayout>
#include <QLocale>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

using core::AuditField;

AuditFacts::AuditFacts(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(8, 8, 8, 8);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    m_time = addLine(tr("Time"), u"auditTime"_s).value;
    addFields();
    m_agent = addLine(tr("Agent"), u"auditAgent"_s);
    m_number = addLine(tr("Row", "number of a row"), u"auditRow"_s).value;
    m_hash = addLine(tr("Hash"), u"auditHash"_s).value;
    for (QLabel *mono : {m_hash, m_userId.value})
        mono->setFont(Theme::instance().monospace());
    for (const Line &line : m_values) {
        if (line.field == AuditField::Request || line.field == AuditField::Family || line.field == AuditField::Address)
            line.value->setFont(Theme::instance().monospace());
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    m_nextMinute.setSingleShot(true);
    connect(&m_nextMinute, &QTimer::timeout, this, &AuditFacts::showTime);
}

void AuditFacts::addFields()
{
    const std::pair<AuditField, QString> fields[] = {
        {AuditField::Event, u"auditEventName"_s}, {AuditField::Result, u"auditResult"_s},
        {AuditField::User, u"auditUser"_s},       {AuditField::Client, u"auditClient"_s},
        {AuditField::Address, u"auditAddress"_s}, {AuditField::Grant, u"auditGrant"_s},
        {AuditField::Error, u"auditError"_s},     {AuditField::Request, u"auditRequest"_s},
        {AuditField::Family, u"auditFamily"_s},   {AuditField::Actor, u"auditActor"_s}};
    for (const auto &[field, name] : fields) {
        m_values.push_back(addLine(auditFieldWord(field), name, field));
        if (field == AuditField::User)
            m_userId = addLine(tr("User ID"), u"auditUserId"_s);
    }
}

AuditFacts::Line AuditFacts::addLine(const QString &caption, const QString &objectName, std::optional<AuditField> field)
{
    auto *label = new TonedLabel(caption, Tone::Muted);
    auto *value = new QLabel;
    value->setObjectName(objectName);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setMinimumWidth(60);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setBuddy(value);
    // Names and addresses do not wrap: the value has the whole width below its caption.
    const int line = m_grid->rowCount();
    QWidget *buttons = field ? makeButtons(caption, *field) : nullptr;
    m_grid->addWidget(label, line, 0);
    if (buttons)
        m_grid->addWidget(buttons, line, 1);
    m_grid->addWidget(value, line + 1, 0, 1, 2);
    value->setContentsMargins(0, 0, 0, 4);
    return {label, value, buttons, field};
}

QWidget *AuditFacts::makeButtons(const QString &caption, AuditField field)
{
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const bool exclude : {false, true}) {
        auto *button = new QToolButton;
        button->setObjectName((exclude ? u"exclude%1"_s : u"filter%1"_s).arg(int(field)));
        button->setIcon(icon(exclude ? u"minus" : u"plus", Tone::Muted));
        button->setIconSize({14, 14});
        button->setAutoRaise(true);
        button->setFixedSize(20, 20);
        button->setToolTip(exclude ? tr("Leave rows with this value out") : tr("Only rows with this value"));
        button->setAccessibleName(exclude ? tr("Leave out: %1", "a field").arg(caption)
                                          : tr("Filter by: %1", "a field").arg(caption));
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this,
                [this, field, exclude] { emit chosen(field, auditValue(m_row, field), exclude); });
    }
    return buttons;
}

void AuditFacts::show(const Line &line, const QString &text)
{
    line.value->setText(text);
    for (QWidget *part : {static_cast<QWidget *>(line.caption), static_cast<QWidget *>(line.value), line.buttons}) {
        if (part)
            part->setVisible(!text.isEmpty());
    }
}

/// How long ago goes on while the event is looked at.
void AuditFacts::showTime()
{
    using namespace std::chrono_literals;
    const core::Instant now = currentTime();
    m_time->setText(tr("%1, %2", "how long ago, then the exact time")
                        .arg(relativeTime(m_row.createdAt, now), exactTime(m_row.createdAt).section(u'\n', 0, 0)));
    m_time->setToolTip(exactTime(m_row.createdAt)); // in UTC too
    const auto passed = std::max<std::chrono::milliseconds>(now - m_row.createdAt, 0ms);
    m_nextMinute.start(1min - passed % 1min);
}

void AuditFacts::setRow(const core::AuditRow &row)
{
    m_row = row;
    showTime();
    for (const Line &line : m_values) {
        const QString value = auditValue(row, *line.field);
        const QString word = *line.field == AuditField::Error   ? errorText(row)
                             : *line.field == AuditField::Event ? auditEventWord(row)
                                                                : auditValueWord(*line.field, value);
        const bool isWord = *line.field != AuditField::Result && word != value;
        show(line, isWord ? tr("%1\n%2", "an event in words, its name in the log").arg(word, value) : word);
    }
    show(m_userId, row.user.value);
    show(m_agent, row.userAgent);
    m_number->setText(QLocale().toString(row.seq));
    QString hash = row.hash; // breaks in the middle, as a word it would not
    m_hash->setText(hash.insert(hash.size() / 2, u'\n'));
}

} // namespace ui
