#include "ui/widgets/FilterLine.h"

#include "ui/widgets/FilterCompleter.h"
#include "ui/widgets/FilterMemory.h"
#include "ui/widgets/FilterMenu.h"
#include "ui/widgets/FilterProblemText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TonedLabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

using Validity = core::FilterParse::Validity;

FilterLine::FilterLine(const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_text(new QLineEdit)
    , m_mark(m_text->addAction(icon(u"search", Tone::Muted), QLineEdit::LeadingPosition))
    , m_state(new QComboBox)
    , m_verdict(new TonedLabel({}, Tone::Danger))
    , m_count(new TonedLabel({}, Tone::Muted))
{
    m_text->setObjectName(u"filterText"_s);
    m_state->setObjectName(u"filterState"_s);
    m_verdict->setObjectName(u"filterVerdict"_s);
    m_count->setObjectName(u"filterCount"_s);
    m_text->setPlaceholderText(placeholder);
    m_text->setAccessibleName(placeholder);
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(200);
    m_state->setAccessibleName(tr("State", "of the rows to show"));
    m_state->hide();
    m_verdict->hide();
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_text, 1);
    m_layout->addWidget(m_state);
    m_layout->addWidget(m_verdict);
    m_layout->addWidget(m_count);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        check();
        m_pause.start();
    });
    connect(&m_pause, &QTimer::timeout, this, &FilterLine::announce);
    connect(m_text, &QLineEdit::returnPressed, this, &FilterLine::applyNow);
    connect(m_state, &QComboBox::currentIndexChanged, this, &FilterLine::changed);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WindowShortcut);
    find->setWhatsThis(tr("Filter the list")); // for the shortcut sheet
    connect(find, &QShortcut::activated, m_text, [this] {
        m_text->setFocus(Qt::ShortcutFocusReason);
        m_text->selectAll();
    });
}

QString FilterLine::text() const
{
    return m_text->text().trimmed();
}

void FilterLine::setText(const QString &text)
{
    m_text->setText(text);
}

void FilterLine::setFields(std::vector<core::FilterField> fields)
{
    m_fields = std::move(fields);
    m_text->setMaxLength(5000); // what is too long is said, not cut
    if (!m_completer) {
        m_completer = new FilterCompleter(m_text, this);
        m_menu = new FilterMenu;
        m_layout->insertWidget(1, m_menu);
        m_text->installEventFilter(this);
        connect(m_completer, &FilterCompleter::valuesWanted, this, &FilterLine::valuesWanted);
        connect(m_menu, &FilterMenu::filterChosen, this, [this](const QString &chosen) {
            m_text->setText(chosen);
            applyNow();
        });
    }
    m_completer->setFields(m_fields);
    check();
    m_terms = m_parse.terms;
}

void FilterLine::setTerms(const std::vector<core::FilterTerm> &terms)
{
    m_text->setText(core::filterText(terms));
    applyNow();
}

void FilterLine::addTerm(const core::FilterTerm &term)
{
    std::vector<core::FilterTerm> terms = m_terms;
    const auto sameSide = std::ranges::find_if(
        terms, [&](const core::FilterTerm &one) { return one.field == term.field && one.isNegated == term.isNegated; });
    if (sameSide == terms.end()) {
        terms.push_back(term);
    } else if (!term.isNegated) {
        sameSide->values = term.values;
    } else {
        for (const QString &value : term.values) {
            if (!sameSide->values.contains(value))
                sameSide->values.append(value);
        }
    }
    for (core::FilterTerm &other : terms) { // what is asked for now is no longer excluded, and the other way round
        if (other.field == term.field && other.isNegated != term.isNegated)
            other.values.removeIf([&](const QString &value) { return term.values.contains(value); });
    }
    setTerms(terms);
}

void FilterLine::removeTerms(const QString &field)
{
    std::vector<core::FilterTerm> terms = m_terms;
    std::erase_if(terms, [&](const core::FilterTerm &one) { return one.field == field; });
    setTerms(terms);
}

void FilterLine::offerValues(const QString &field, const QString &prefix, const QStringList &values)
{
    if (m_completer)
        m_completer->offerValues(field, prefix, values);
}

void FilterLine::check()
{
    if (!hasFields())
        return;
    m_parse = core::parseFilter(m_text->text(), m_fields);
    m_menu->setList(objectName());
    m_menu->setCurrent(m_parse.validity == Validity::Invalid ? QString() : text());
    showValidity();
}

void FilterLine::showValidity()
{
    const bool isEmpty = text().isEmpty();
    const QString sentence = filterProblemText(m_parse);
    const Tone tone = m_parse.validity == Validity::Valid      ? Tone::Good
                      : m_parse.validity == Validity::Doubtful ? Tone::Waiting
                                                               : Tone::Danger;
    m_mark->setIcon(isEmpty                                 ? icon(u"search", Tone::Muted)
                    : m_parse.validity == Validity::Valid   ? icon(u"check", tone)
                    : m_parse.validity == Validity::Invalid ? icon(u"close", tone)
                                                            : icon(u"alert", tone));
    m_verdict->setTone(tone);
    m_verdict->setText(m_parse.validity == Validity::Invalid
                           ? tr("Not valid", "a filter")
                           : tr("Look again", "a filter that is probably not meant so"));
    m_verdict->setVisible(!sentence.isEmpty());
    m_verdict->setToolTip(sentence);
    m_text->setToolTip(sentence);
    m_mark->setToolTip(sentence);
    m_text->setAccessibleDescription(isEmpty ? QString() : sentence.isEmpty() ? tr("The filter is valid.") : sentence);
    // ConsoleStyle draws the border in the tone of this property.
    m_text->setProperty("tone", isEmpty ? QVariant() : QVariant(int(tone)));
    m_text->update();
}

void FilterLine::announce()
{
    if (hasFields()) {
        if (m_parse.validity == Validity::Invalid || m_parse.terms == m_terms)
            return;
        m_terms = m_parse.terms;
    }
    emit changed();
}

void FilterLine::applyNow()
{
    if (m_pause.isActive() || hasFields()) {
        m_pause.stop();
        announce();
    }
    remember();
}

void FilterLine::remember()
{
    if (hasFields() && m_parse.validity == Validity::Valid)
        FilterMemory(objectName()).remember(text());
}

void FilterLine::recall(int step)
{
    const QStringList recent = FilterMemory(objectName()).recent();
    const int next = qBound(-1, m_recalled + step, int(recent.size()) - 1);
    if (next == m_recalled)
        return;
    m_text->setText(next < 0 ? QString() : recent.at(next));
    m_recalled = next;
}

void FilterLine::addState(const QString &text, const QVariant &value)
{
    const QSignalBlocker silent(m_state);
    m_state->addItem(text, value);
    m_state->show();
}

QVariant FilterLine::state() const
{
    return m_state->currentData();
}

void FilterLine::setState(const QVariant &value)
{
    m_state->setCurrentIndex(qMax(0, m_state->findData(value)));
}

void FilterLine::addWidget(QWidget *widget)
{
    m_layout->insertWidget(m_layout->count() - 2, widget);
}

void FilterLine::setCount(qint64 matching, qint64 total)
{
    showCount(QLocale().toString(matching), total);
}

void FilterLine::setLeastCount(qint64 matching, qint64 total)
{
    showCount(QLocale().toString(matching) + u'+', total);
}

void FilterLine::showCount(const QString &matching, qint64 total)
{
    m_count->setText(tr("%1 of %2", "rows that match of rows there are").arg(matching, QLocale().toString(total)));
}

void FilterLine::clear()
{
    QSignalBlocker silent(this);
    m_text->clear();
    m_pause.stop();
    m_terms.clear();
    if (m_state->count() > 0)
        m_state->setCurrentIndex(0);
    silent.unblock();
    emit changed();
}

bool FilterLine::isFiltering() const
{
    return !text().isEmpty() || m_state->currentIndex() > 0;
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_text->text().isEmpty()) {
        m_text->clear();
        applyNow();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool FilterLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        remember();
        m_recalled = -1;
    }
    if (event->type() == QEvent::KeyPress && !m_completer->isShown()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            recall(key->key() == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
