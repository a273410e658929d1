#include "ui/audit/AuditRulesDialog.h"

#include "core/admin/AuditQueryText.h"
#include "ui/widgets/FilterProblemText.h"
#include "ui/widgets/TonedLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QIcon ruleIcon(RuleColor color)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(ruleTint(color));
    QPainter painter(&pixmap);
    paintMark(painter, QRectF(2.5, 2.5, 11, 11), ruleMark(color));
    return pixmap;
}

} // namespace

AuditRulesDialog::AuditRulesDialog(AuditRules &rules, QWidget *parent)
    : FormDialog(tr("Colour rules"), tr("Keep rules"), parent)
    , m_rules(rules)
    , m_before(rules.rules())
    , m_edited(rules.rules())
    , m_list(new QListWidget)
    , m_name(new QLineEdit)
    , m_filter(new QLineEdit)
    , m_color(new QComboBox)
    , m_on(new QCheckBox(tr("In &use")))
    , m_verdict(new TonedLabel({}, Tone::Danger))
{
    setObjectName(u"auditRulesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(560);
    makeList();
    makeFields();
    QPushButton *reset = addButton(tr("Restore defaults"), u"restoreRules"_s);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_edited = AuditRules::defaults();
        showRules(0);
        preview();
    });
    showRules(0);
}

AuditRulesDialog::~AuditRulesDialog()
{
    if (!m_kept && m_rules.rules() != m_before)
        m_rules.setRules(m_before);
}

void AuditRulesDialog::makeList()
{
    m_list->setObjectName(u"ruleList"_s);
    m_list->setAccessibleName(tr("Colour rules"));
    m_list->setMinimumHeight(150);
    auto *note = new TonedLabel(tr("The first rule in use that finds an event colours its row."), Tone::Muted);
    note->setWordWrap(true);
    const auto button = [this](const QString &text, const QString &name, auto run) {
        auto *made = new QPushButton(text);
        made->setObjectName(name);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, run);
        return made;
    };
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(button(tr("Add rule"), u"addRule"_s, [this] {
        m_edited.push_back({tr("New rule"), {}, RuleColor::Violet, true});
        showRules(int(m_edited.size()) - 1);
        m_filter->setFocus();
    }));
    row->addWidget(button(tr("Remove"), u"removeRule"_s, [this] {
        const int line = m_list->currentRow();
        if (line < 0)
            return;
        m_edited.erase(m_edited.begin() + line);
        showRules(qMin(line, int(m_edited.size()) - 1));
        preview();
    }));
    row->addStretch();
    row->addWidget(button(tr("Up"), u"ruleUp"_s, [this] { move(-1); }));
    row->addWidget(button(tr("Down"), u"ruleDown"_s, [this] { move(1); }));
    content()->insertWidget(0, note);
    content()->insertWidget(1, m_list);
    content()->insertLayout(2, row);
    connect(m_list, &QListWidget::currentRowChanged, this, &AuditRulesDialog::showRule);
}

void AuditRulesDialog::makeFields()
{
    m_name->setObjectName(u"ruleName"_s);
    m_name->setMaxLength(60);
    m_filter->setObjectName(u"ruleFilter"_s);
    m_filter->setMaxLength(1000);
    m_filter->setPlaceholderText(u"event is login_failed and not address is 10.0.0.9"_s);
    m_color->setObjectName(u"ruleColor"_s);
    m_on->setObjectName(u"ruleOn"_s);
    m_verdict->setObjectName(u"ruleVerdict"_s);
    m_verdict->setWordWrap(true);
    for (int color = 0; color < kRuleColors; ++color)
        m_color->addItem(ruleIcon(RuleColor(color)), ruleColorName(RuleColor(color)), color);
    form()->addRow(tr("&Name"), m_name);
    form()->addRow(tr("&Filter"), m_filter);
    form()->addRow(QString(), m_verdict);
    form()->addRow(tr("&Colour"), m_color);
    form()->addRow(QString(), m_on);
    connect(m_name, &QLineEdit::textEdited, this, &AuditRulesDialog::takeFields);
    connect(m_filter, &QLineEdit::textEdited, this, &AuditRulesDialog::takeFields);
    connect(m_color, &QComboBox::activated, this, &AuditRulesDialog::takeFields);
    connect(m_on, &QCheckBox::clicked, this, &AuditRulesDialog::takeFields);
}

void AuditRulesDialog::showRules(int current)
{
    m_showing = true;
    m_list->clear();
    for (const AuditRule &rule : m_edited)
        m_list->addItem(
            new QListWidgetItem(ruleIcon(rule.color), rule.isOn ? rule.name : tr("%1 (off)").arg(rule.name)));
    m_showing = false;
    m_list->setCurrentRow(current);
    showRule(m_list->currentRow());
}

void AuditRulesDialog::showRule(int line)
{
    if (m_showing)
        return;
    const bool isThere = line >= 0 && size_t(line) < m_edited.size();
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_filter),
                           static_cast<QWidget *>(m_color), static_cast<QWidget *>(m_on)})
        field->setEnabled(isThere);
    const AuditRule rule = isThere ? m_edited[size_t(line)] : AuditRule{};
    m_name->setText(rule.name);
    m_filter->setText(rule.filter);
    m_filter->setCursorPosition(0);
    m_color->setCurrentIndex(int(rule.color));
    m_on->setChecked(rule.isOn);
    m_verdict->setText(filterProblemText(core::parseFilter(rule.filter, core::auditFields())));
    m_verdict->setVisible(!m_verdict->text().isEmpty());
}

void AuditRulesDialog::takeFields()
{
    const int line = m_list->currentRow();
    if (line < 0)
        return;
    AuditRule &rule = m_edited[size_t(line)];
    rule = {m_name->text(), m_filter->text(), RuleColor(m_color->currentIndex()), m_on->isChecked()};
    m_list->item(line)->setText(rule.isOn ? rule.name : tr("%1 (off)").arg(rule.name));
    m_list->item(line)->setIcon(ruleIcon(rule.color));
    m_verdict->setText(filterProblemText(core::parseFilter(rule.filter, core::auditFields())));
    m_verdict->setVisible(!m_verdict->text().isEmpty());
    preview();
}

void AuditRulesDialog::move(int step)
{
    const int line = m_list->currentRow();
    const int to = line + step;
    if (line < 0 || to < 0 || to >= int(m_edited.size()))
        return;
    std::swap(m_edited[size_t(line)], m_edited[size_t(to)]);
    showRules(to);
    preview();
}

void AuditRulesDialog::preview()
{
    m_rules.setRules(m_edited);
}

void AuditRulesDialog::submit()
{
    for (size_t rule = 0; rule < m_edited.size(); ++rule) {
        const core::FilterParse parse = core::parseFilter(m_edited[rule].filter, core::auditFields());
        if (parse.validity == core::FilterParse::Validity::Invalid || parse.terms.empty()) {
            showRules(int(rule));
            return showFailureText(tr("This rule has no filter that can be understood. Mend it, switch it off or "
                                      "remove it."),
                                   filterProblemText(parse));
        }
    }
    m_kept = true;
    preview();
    accept();
}

} // namespace ui
