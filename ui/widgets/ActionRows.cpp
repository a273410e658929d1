#include "ui/widgets/ActionRows.h"

#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

ActionRows::ActionRows(const QString &verb, const QString &nothing, QWidget *parent)
    : QWidget(parent), m_verb(verb), m_nothing(nothing), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 12, 0, 0);
    m_column->setSpacing(12);
    setRows({});
}

void ActionRows::setRows(const QList<Row> &rows)
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // one of its buttons may be telling of its click
        delete item;
    }
    m_count = int(rows.size());
    const auto addNote = [this](const QString &text) {
        auto *note = new TonedLabel(text, Tone::Muted);
        note->setObjectName(u"rowsNote"_s);
        note->setWordWrap(true);
        m_column->addWidget(note);
    };
    for (const Row &row : rows.first(qMin(rows.size(), qsizetype(kMost))))
        m_column->addWidget(makeRow(row));
    if (rows.isEmpty())
        addNote(m_nothing);
    else if (rows.size() > kMost)
        addNote(tr("and %n more", "rows of a list", int(rows.size()) - kMost));
    m_column->addStretch();
}

QWidget *ActionRows::makeRow(const Row &row)
{
    auto *line = new QWidget;
    line->setObjectName(u"row:"_s + row.key);
    auto *title = new TonedLabel(row.title, Tone::Text);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setToolTip(row.toolTip);
    auto *detail = new TonedLabel(row.detail, Tone::Muted);
    detail->setTextFormat(Qt::PlainText);
    detail->setWordWrap(true);
    detail->setToolTip(row.toolTip);
    auto *act = new QPushButton(m_verb);
    act->setObjectName(u"act:"_s + row.key);
    act->setAccessibleName(m_verb + u": "_s + row.title);
    connect(act, &QPushButton::clicked, this, [this, key = row.key] { emit chosen(key); });
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(detail);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(words, 1);
    layout->addWidget(act, 0, Qt::AlignTop);
    return line;
}

} // namespace ui
