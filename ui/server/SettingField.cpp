#include "ui/server/SettingField.h"

#include "ui/server/ScopeTable.h"
#include "ui/server/SettingWords.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Turning the wheel over a form scrolls it, whatever is below the pointer.
class WheelStopper : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *editor = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || !editor || editor->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

const QStringList kYes{u"true"_s, u"1"_s, u"yes"_s, u"on"_s};
constexpr int kTitleWidth = 220;
constexpr int kNumberWidth = 112;
constexpr int kWidestText = 640;
constexpr int kLineHeight = 30; // of a field with a frame

TonedLabel *wrapped(Tone tone, const QString &objectName)
{
    auto *label = new TonedLabel({}, tone);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    return label;
}

/// A button that looks like a link, as wide as its word.
void makeLink(QPushButton *button, const QString &objectName, const QString &name, const QString &toolTip)
{
    button->setObjectName(objectName);
    button->setFlat(true);
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    button->setFixedWidth(button->fontMetrics().horizontalAdvance(button->text()) + 16);
}

} // namespace

SettingField::SettingField(const core::SettingEntry &entry, QWidget *parent)
    : QWidget(parent)
    , m_entry(entry)
    , m_reset(new QPushButton(tr("Reset"), this)) // has a parent before it is shown
    , m_history(new QPushButton(tr("History", "button beside a setting"), this))
    , m_hint(wrapped(Tone::Muted, u"settingHint"_s))
    , m_unit(new TonedLabel({}, Tone::Muted, this))
    , m_meta(new TonedLabel({}, Tone::Muted))
    , m_fixed(wrapped(Tone::Waiting, u"settingFixed"_s))
    , m_refusal(wrapped(Tone::Danger, u"settingRefusal"_s))
{
    setObjectName(u"setting_"_s + entry.name);
    makeEditor();
    const SettingWords words = settingWords(entry.name);
    editor()->setObjectName(u"settingEditor"_s);
    editor()->setAccessibleName(words.title);
    editor()->setAccessibleDescription(words.hint);
    makeLink(m_reset, u"settingReset"_s, tr("Reset %1", "a setting, to its default").arg(words.title),
             tr("Back to the default"));
    makeLink(m_history, u"settingHistory"_s, tr("History of %1", "a setting").arg(words.title),
             tr("Who changed it, when, and from what"));
    QSizePolicy kept = m_reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // the field beside it keeps its width
    m_reset->setSizePolicy(kept);
    tint();
    connect(&Theme::instance(), &Theme::changed, this, &SettingField::tint);
    m_meta->setObjectName(u"settingMeta"_s);
    m_meta->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_refusal->hide();
    connect(m_reset, &QPushButton::clicked, this, [this] { setText(m_entry.defaultValue); });
    connect(m_history, &QPushButton::clicked, this, [this] { emit historyRequested(name()); });
    arrange();
    showEntry();
}

void SettingField::tint()
{
    for (QPushButton *link : {m_reset, m_history}) {
        QPalette own = link->palette();
        own.setColor(QPalette::Active, QPalette::ButtonText, Theme::instance().color(Tone::Accent));
        own.setColor(QPalette::Inactive, QPalette::ButtonText, Theme::instance().color(Tone::Accent));
        link->setPalette(own);
    }
}

void SettingField::makeEditor()
{
    const SettingWords words = settingWords(m_entry.name);
    if (words.kind == SettingWords::Kind::Flag) {
        m_flag = new QCheckBox(tr("On", "a setting that is on or off"));
        m_flag->setMinimumHeight(kLineHeight);
        connect(m_flag, &QCheckBox::toggled, this, &SettingField::note);
    } else if (m_entry.least && m_entry.most) {
        m_number = new QSpinBox;
        m_number->setRange(*m_entry.least, *m_entry.most);
        m_number->setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the form, not the number
        m_number->installEventFilter(new WheelStopper(m_number));
        connect(m_number, &QSpinBox::valueChanged, this, &SettingField::note);
    } else if (!m_entry.choices.isEmpty()) {
        m_choice = new QComboBox;
        m_choice->addItems(m_entry.choices);
        m_choice->setFocusPolicy(Qt::StrongFocus);
        m_choice->installEventFilter(new WheelStopper(m_choice));
        connect(m_choice, &QComboBox::currentTextChanged, this, &SettingField::note);
    } else if (m_entry.name == "AUTH_SERVICE__SCOPE_DESCRIPTIONS"_L1) {
        m_scopes = new ScopeTable;
        connect(m_scopes, &ScopeTable::changed, this, &SettingField::note);
    } else {
        m_text = new QLineEdit;
        m_text->setMaxLength(2000);
        connect(m_text, &QLineEdit::textChanged, this, &SettingField::note);
    }
}

void SettingField::arrange()
{
    auto *below = new QVBoxLayout;
    below->setContentsMargins(kTitleWidth + 8, 0, 8, 0);
    below->setSpacing(2);
    below->addWidget(m_hint);
    below->addWidget(m_meta);
    below->addWidget(m_fixed);
    below->addWidget(m_refusal);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(makeLine());
    column->addLayout(below);
}

QLayout *SettingField::makeLine()
{
    const SettingWords words = settingWords(m_entry.name);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    auto *title = new QLabel(words.title);
    title->setBuddy(editor());
    title->setFixedWidth(kTitleWidth);
    title->setWordWrap(true);
    line->addWidget(title);
    const bool isShort = m_number || (m_text && words.kind != SettingWords::Kind::Text);
    const bool isLong = (m_text && !isShort) || m_scopes;
    line->addWidget(editor(), isLong ? 1 : 0);
    if (m_choice)
        m_choice->setMinimumWidth(kNumberWidth);
    if (isShort) {
        editor()->setFixedWidth(kNumberWidth);
        line->addWidget(m_unit);
    } else if (m_text) {
        m_text->setMaximumWidth(kWidestText);
    }
    m_unit->setVisible(isShort);
    if (!m_scopes)
        line->addStretch(isLong ? 0 : 1); // a long one has all up to its widest
    line->addWidget(m_reset);
    line->addWidget(m_history);
    if (m_scopes) { // is higher than a line: what is beside it stands at its first
        title->setMinimumHeight(kLineHeight);
        for (QWidget *beside :
             {static_cast<QWidget *>(title), static_cast<QWidget *>(m_reset), static_cast<QWidget *>(m_history)})
            line->setAlignment(beside, Qt::AlignTop);
    }
    return line;
}

QWidget *SettingField::editor() const
{
    if (m_flag)
        return m_flag;
    if (m_number)
        return m_number;
    if (m_scopes)
        return m_scopes;
    return m_choice ? static_cast<QWidget *>(m_choice) : m_text;
}

QString SettingField::text() const
{
    if (m_flag)
        return m_flag->isChecked() ? u"true"_s : u"false"_s;
    if (m_number)
        return QString::number(m_number->value());
    if (m_scopes)
        return m_scopes->text();
    return m_choice ? m_choice->currentText() : m_text->text().trimmed();
}

QString SettingField::shownAs(const QString &value) const
{
    if (m_flag)
        return kYes.contains(value.trimmed().toLower()) ? u"true"_s : u"false"_s;
    if (m_number)
        return QString::number(value.trimmed().toInt());
    if (m_scopes)
        return ScopeTable::normalized(value);
    if (m_choice)
        return m_choice->itemText(m_choice->findText(value.trimmed(), Qt::MatchFixedString));
    return value.trimmed();
}

/// A value that was written in another way, such as "yes" or "info", is the same one.
void SettingField::setText(const QString &text)
{
    if (m_flag)
        m_flag->setChecked(kYes.contains(text.trimmed().toLower()));
    else if (m_number)
        m_number->setValue(text.trimmed().toInt());
    else if (m_scopes)
        m_scopes->setText(text);
    else if (m_choice)
        m_choice->setCurrentIndex(m_choice->findText(text.trimmed(), Qt::MatchFixedString));
    else
        m_text->setText(text);
}

void SettingField::setEntry(const core::SettingEntry &entry)
{
    const bool typed = isChanged() && !isSettingFixed(entry);
    m_entry = entry;
    m_shown = shownAs(entry.value);
    if (!typed || text() == m_shown)
        showEntry();
    note();
}

void SettingField::showEntry()
{
    const QSignalBlocker silent(this);
    setText(m_entry.value);
    editor()->setEnabled(!isSettingFixed(m_entry));
    m_shown = text();
    m_meta->setText(settingMetaText(m_entry));
    m_history->setVisible(m_entry.isSavable);
    m_fixed->setText(settingFixedText(m_entry));
    m_fixed->setVisible(isSettingFixed(m_entry));
    showHint();
    note();
}

void SettingField::showHint()
{
    const bool isInForce = m_text && m_entry.value.isEmpty() && !m_inForce.isEmpty();
    QStringList hint{settingWords(m_entry.name).hint, settingDefaultText(m_entry) + u'.',
                     isInForce ? tr("Now: %1", "the value in force").arg(m_inForce) : QString()};
    hint.removeAll(QString());
    m_hint->setText(hint.join(u' '));
    if (m_text)
        m_text->setPlaceholderText(isInForce ? m_inForce : QString());
}

void SettingField::setInForce(const QString &value)
{
    if (value == std::exchange(m_inForce, value))
        return;
    showHint();
}

QWidget *SettingField::orderTabs(QWidget *before) const
{
    QWidget *last = m_scopes ? m_scopes->orderTabs(before) : editor();
    if (!m_scopes)
        setTabOrder(before, last);
    setTabOrder(last, m_reset);
    setTabOrder(m_reset, m_history);
    return m_history;
}

void SettingField::note()
{
    m_reset->setVisible(!isSettingFixed(m_entry) && text() != m_entry.defaultValue);
    m_unit->setText(settingUnitText(settingWords(m_entry.name).kind, text().toLongLong()));
    hideRefusal();
    emit changed();
}

bool SettingField::isChanged() const
{
    return !isSettingFixed(m_entry) && text() != m_shown;
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
}

void SettingField::focusEditor()
{
    editor()->setFocus();
}

bool SettingField::matches(const QString &text) const
{
    const SettingWords words = settingWords(m_entry.name);
    const QString all =
        QStringList{words.title, words.hint, m_entry.name, m_entry.value, settingSectionText(words.section)}.join(
            u'\n');
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(parts, [&](const QString &part) { return all.contains(part, Qt::CaseInsensitive); });
}

void SettingField::hideRefusal()
{
    m_refusal->hide();
}

} // namespace ui
