#include "ui/server/CounterGrid.h"

#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

CounterGrid::CounterGrid(int columns, QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_columns(columns)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(12);
}

void CounterGrid::add(const QString &name, const QString &caption, const QString &explanation)
{
    auto *number = new TonedLabel(u"–"_s, Tone::Text);
    number->setObjectName(u"counter_"_s + name);
    number->setFont(Theme::instance().pageTitle());
    auto *words = new TonedLabel(caption, Tone::Muted);
    words->setWordWrap(true);
    auto *cell = new QWidget;
    cell->setToolTip(explanation);
    cell->setAccessibleDescription(explanation);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(number);
    column->addWidget(words);
    column->addStretch();
    const int place = int(m_numbers.size());
    m_grid->addWidget(cell, place / m_columns, place % m_columns);
    m_grid->setColumnStretch(place % m_columns, 1);
    m_numbers.insert(name, number);
    m_captions.insert(name, caption);
}

void CounterGrid::setCount(const QString &name, qint64 count)
{
    QLabel *number = m_numbers.value(name);
    number->setText(QLocale().toString(count));
    number->setAccessibleName(tr("%1: %2", "caption and number").arg(m_captions.value(name), number->text()));
}

} // namespace ui
