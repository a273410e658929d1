#include "ui/server/SettingField.h"

#include "ui/server/SettingWords.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTitleWidth = 220;
constexpr int kNumberWidth = 112;
constexpr int kUnitWidth = 60;
constexpr int kCheckIndent = 24; // below the word of a check box

TonedLabel *wrapped(Tone tone, const QString &objectName)
{
    auto *label = new TonedLabel({}, tone);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    return label;
}

} // namespace

SettingField::SettingField(const core::SettingEntry &entry, QWidget *parent)
    : QWidget(parent)
    , m_entry(entry)
    , m_reset(new QPushButton(tr("Reset"), this)) // has a parent before it is shown
    , m_hint(wrapped(Tone::Muted, u"settingHint"_s))
    , m_fixed(wrapped(Tone::Waiting, u"settingFixed"_s))
    , m_refusal(wrapped(Tone::Danger, u"settingRefusal"_s))
{
    setObjectName(u"setting_"_s + entry.name);
    const SettingWords words = settingWords(entry.name);
    if (words.kind == SettingWords::Kind::Flag) {
        m_flag = new QCheckBox(words.title);
        connect(m_flag, &QCheckBox::toggled, this, &SettingField::note);
    } else {
        m_text = new QLineEdit;
        m_text->setMaxLength(2000);
        connect(m_text, &QLineEdit::textChanged, this, &SettingField::note);
    }
    editor()->setObjectName(u"settingEditor"_s);
    editor()->setAccessibleName(words.title);
    editor()->setAccessibleDescription(words.hint);
    m_reset->setObjectName(u"settingReset"_s);
    m_reset->setAccessibleName(tr("Reset %1", "a setting, to its default").arg(words.title));
    m_reset->setToolTip(tr("Back to the default"));
    m_refusal->hide();
    connect(m_reset, &QPushButton::clicked, this, [this] { setText(m_entry.defaultValue); });
    arrange();
    showEntry();
}

void SettingField::arrange()
{
    const SettingWords words = settingWords(m_entry.name);
    const bool isNumber = m_text && words.kind != SettingWords::Kind::Text;
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    if (m_text) {
        auto *title = new QLabel(words.title);
        title->setBuddy(m_text);
        title->setFixedWidth(kTitleWidth);
        title->setWordWrap(true);
        line->addWidget(title);
    }
    line->addWidget(editor(), words.kind == SettingWords::Kind::Text ? 1 : 0);
    if (isNumber) {
        m_text->setFixedWidth(kNumberWidth);
        auto *unit = new TonedLabel(settingUnit(words.kind), Tone::Muted);
        unit->setFixedWidth(kUnitWidth);
        line->addWidget(unit);
        line->addWidget(m_hint, 1);
    } else if (m_flag) {
        line->addStretch();
    }
    line->addWidget(m_reset);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(m_text ? kTitleWidth + 8 : kCheckIndent, 0, 0, 0);
    below->setSpacing(4);
    if (!isNumber)
        below->addWidget(m_hint);
    below->addWidget(m_fixed);
    below->addWidget(m_refusal);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(line);
    column->addLayout(below);
}

QWidget *SettingField::editor() const
{
    return m_flag ? static_cast<QWidget *>(m_flag) : m_text;
}

QString SettingField::text() const
{
    if (m_flag)
        return m_flag->isChecked() ? u"true"_s : u"false"_s;
    return m_text->text().trimmed();
}

void SettingField::setText(const QString &text)
{
    if (m_flag)
        m_flag->setChecked(text == "true"_L1);
    else
        m_text->setText(text);
}

void SettingField::setEntry(const core::SettingEntry &entry)
{
    const bool typed = isChanged() && !isSettingFixed(entry);
    m_entry = entry;
    if (!typed)
        showEntry();
    note();
}

void SettingField::showEntry()
{
    const QSignalBlocker silent(this);
    setText(m_entry.value);
    editor()->setEnabled(!isSettingFixed(m_entry));
    m_fixed->setText(settingFixedText(m_entry));
    m_fixed->setVisible(isSettingFixed(m_entry));
    QStringList hint{settingWords(m_entry.name).hint, settingDefaultText(m_entry) + u'.'};
    if (m_entry.needsRestart)
        hint.append(tr("A change takes effect at the next start."));
    hint.removeAll(QString());
    m_hint->setText(hint.join(u' '));
    note();
}

void SettingField::note()
{
    m_reset->setVisible(!isSettingFixed(m_entry) && text() != m_entry.defaultValue);
    hideRefusal();
    emit changed();
}

bool SettingField::isChanged() const
{
    return !isSettingFixed(m_entry) && text() != m_entry.value;
}

std::optional<QString> SettingField::value() const
{
    const QString given = text();
    return given.isEmpty() || given == m_entry.defaultValue ? std::nullopt : std::optional(given);
}

void SettingField::discard()
{
    showEntry();
    emit changed();
}

void SettingField::showRefusal()
{
    m_refusal->setText(settingExpectedText(m_entry));
    m_refusal->show();
    editor()->setFocus();
}

void SettingField::hideRefusal()
{
    m_refusal->hide();
}

} // namespace ui
