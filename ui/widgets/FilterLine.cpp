#include "ui/widgets/FilterLine.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>

namespace ui {

using namespace Qt::StringLiterals;

FilterLine::FilterLine(const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_text(new QLineEdit)
    , m_state(new QComboBox)
    , m_count(new TonedLabel({}, Tone::Muted))
{
    m_text->setObjectName(u"filterText"_s);
    m_state->setObjectName(u"filterState"_s);
    m_count->setObjectName(u"filterCount"_s);
    m_text->setPlaceholderText(placeholder);
    m_text->setAccessibleName(placeholder);
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(200);
    m_text->addAction(icon(u"search", Tone::Muted), QLineEdit::LeadingPosition);
    m_state->setAccessibleName(tr("State", "of the rows to show"));
    m_state->hide();
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_text, 1);
    m_layout->addWidget(m_state);
    m_layout->addWidget(m_count);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(m_text, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &FilterLine::changed);
    connect(m_state, &QComboBox::currentIndexChanged, this, &FilterLine::changed);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WindowShortcut);
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
    m_layout->insertWidget(m_layout->count() - 1, widget);
}

void FilterLine::setCount(qint64 matching, qint64 total)
{
    const QLocale locale;
    m_count->setText(
        tr("%1 of %2", "rows that match of rows there are").arg(locale.toString(matching), locale.toString(total)));
}

void FilterLine::clear()
{
    QSignalBlocker silent(this);
    m_text->clear();
    m_pause.stop();
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
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
