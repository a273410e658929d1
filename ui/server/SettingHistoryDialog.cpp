#include "ui/server/SettingHistoryDialog.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/server/ReviewDialog.h"
#include "ui/server/SettingHistoryModel.h"
#include "ui/server/SettingWords.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/TimeText.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

static constexpr int kMostRows = 500;

SettingHistoryDialog::SettingHistoryDialog(core::SettingsAdmin &settings, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_name(name)
    , m_model(new SettingHistoryModel(this))
    , m_table(new DataTable(u"settingHistory"_s))
    , m_filter(new FilterLine(tr("Search changes")))
    , m_failure(new MessageBar(Tone::Danger))
    , m_putBack(new QPushButton(tr("Put back…")))
    , m_putAllBack(new QPushButton(tr("Everything as before this change…")))
{
    setObjectName(u"settingHistoryDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(name.isEmpty() ? tr("History of all settings")
                                  : tr("History of \"%1\"", "a setting").arg(settingWords(name).title));
    resize(860, 460);
    arrange(name);
    connect(m_filter, &FilterLine::changed, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_model, &PagedTable::countsChanged, m_filter,
            [this](qint64 matching, qint64 total) { m_filter->setCount(matching, total); });
    connect(m_table, &DataTable::currentKeyChanged, this, &SettingHistoryDialog::showButtons);
    connect(m_model, &PagedTable::loaded, this, &SettingHistoryDialog::showButtons);
    connect(m_putBack, &QPushButton::clicked, this, &SettingHistoryDialog::putBack);
    connect(m_putAllBack, &QPushButton::clicked, this, &SettingHistoryDialog::putAllBack);
    showButtons();
    read();
}

void SettingHistoryDialog::arrange(const QString &name)
{
    m_putBack->setObjectName(u"putBack"_s);
    m_putBack->setToolTip(tr("The old value of the selected change is saved again"));
    m_putAllBack->setObjectName(u"putAllBack"_s);
    m_putAllBack->setToolTip(tr("All settings as they were just before the selected change"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(windowTitle());
    m_table->setDefaultWidths({140, 90, 220, 180, 180});
    m_table->setColumnHidden(SettingHistoryModel::Setting, !name.isEmpty());
    m_table->setEmptyState(name.isEmpty() ? tr("No setting was changed since this database was made.")
                                          : tr("This setting was never changed since this database was made."));
    auto *close = new QPushButton(tr("Close"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_putBack);
    buttons->addWidget(m_putAllBack);
    buttons->addStretch();
    buttons->addWidget(close);
    for (QPushButton *button : {m_putBack, m_putAllBack, close})
        button->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    column->addWidget(m_failure);
    column->addLayout(buttons);
    m_failure->hide();
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void SettingHistoryDialog::read()
{
    whenDone(m_settings.history(m_name, kMostRows), this,
             [this](const core::Result<std::vector<core::SettingHistoryRow>> &rows) {
                 if (!rows)
                     return m_failure->showText(userText(rows.error()), rows.error().detail);
                 m_model->setAll(*rows);
                 m_table->selectFirst();
             });
}

const core::SettingHistoryRow *SettingHistoryDialog::current() const
{
    return m_model->rowOf(m_table->currentKey());
}

void SettingHistoryDialog::showButtons()
{
    const core::SettingHistoryRow *row = current();
    m_putBack->setEnabled(row && row->canBePutBack);
    m_putAllBack->setEnabled(row);
}

void SettingHistoryDialog::putBack()
{
    if (const core::SettingHistoryRow *row = current())
        review(tr("Put back \"%1\"", "a setting").arg(settingWords(row->name).title), {{row->name, row->savedBefore}});
}

void SettingHistoryDialog::putAllBack()
{
    const core::SettingHistoryRow *row = current();
    if (!row)
        return;
    const core::Instant before = row->at - std::chrono::milliseconds(1);
    whenDone(m_settings.asAt(before), this,
             [this, at = row->at](const core::Result<core::SettingsAdmin::Changes> &changes) {
                 if (!changes)
                     return m_failure->showText(userText(changes.error()), changes.error().detail);
                 review(tr("Everything as it was before %1", "a moment").arg(shortLocalTime(at)), *changes);
             });
}

void SettingHistoryDialog::review(const QString &title, const core::SettingsAdmin::Changes &changes)
{
    auto *dialog = new ReviewDialog(m_settings, title, changes, {}, this);
    connect(dialog, &ReviewDialog::saved, this, [this] {
        emit saved();
        read();
    });
    dialog->open();
}

} // namespace ui
