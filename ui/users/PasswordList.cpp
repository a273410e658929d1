#include "ui/users/PasswordList.h"

#include "ui/users/SecretFile.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/RowText.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

namespace ui {

using namespace Qt::StringLiterals;

PasswordList::PasswordList(const QString &sentence, const QList<QStringList> &rows, QWidget *parent)
    : QWidget(parent), m_table(new QTableWidget(int(rows.size()), 3)), m_rows(rows)
{
    auto *told = new TonedLabel(sentence, Tone::Text);
    told->setObjectName(u"passwordsTold"_s);
    told->setWordWrap(true);
    m_table->setObjectName(u"passwordTable"_s);
    m_table->setAccessibleName(tr("Generated passwords"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("E-mail"), tr("Password")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    // A password that is cut is none.
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    for (int row = 0; row < int(rows.size()); ++row) {
        for (int column = 0; column < 3; ++column) {
            auto *item = new QTableWidgetItem(rows.at(row).value(column));
            if (column == 2)
                item->setFont(Theme::instance().monospace());
            m_table->setItem(row, column, item);
        }
    }
    auto *once = new TonedLabel(tr("They are shown only now. Hand each one over by a safe way."), Tone::Muted);
    once->setWordWrap(true);
    auto *save = new QPushButton(tr("Save as CSV…"));
    save->setObjectName(u"savePasswords"_s);
    auto *line = new QHBoxLayout;
    line->addWidget(save);
    auto *copy = new CopyButton(
        tr("Copy all passwords"), [this] { return csv(); }, Copied::Secret);
    copy->setObjectName(u"copyPasswords"_s);
    line->addWidget(copy);
    line->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(told);
    column->addWidget(m_table, 1);
    column->addWidget(once);
    column->addLayout(line);
    m_table->setMinimumHeight(qMin(8, int(rows.size()) + 2) * 28);
    connect(save, &QPushButton::clicked, this, &PasswordList::save);
    connect(copy, &CopyButton::copied, this, [this] { m_areTaken = true; });
}

QString PasswordList::csv() const
{
    return RowText::of(RowForm::Csv, {u"username"_s, u"email"_s, u"password"_s}, m_rows);
}

void PasswordList::save()
{
    saveSecretFile(this, u"passwords.csv"_s, csv(), [this] { m_areTaken = true; });
}

} // namespace ui
