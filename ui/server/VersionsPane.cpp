#include "ui/server/VersionsPane.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

bool VersionsModel::matches(const core::ComponentVersion &row, const QString &text) const
{
    return row.name.contains(text, Qt::CaseInsensitive);
}

QStringList VersionsModel::headers() const
{
    return {tr("Program or library"), tr("Version"), tr("Licence")};
}

QVariant VersionsModel::cell(const core::ComponentVersion &row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(column)) {
    case Name:
        return row.name;
    case Version:
        return row.version.isEmpty() ? u"—"_s : row.version;
    case Licence:
        return row.licence.isEmpty() ? u"—"_s : row.licence;
    case ColumnCount:
        break;
    }
    return {};
}

VersionsPane::VersionsPane(core::DiagnosticsAdmin &diagnostics, QWidget *parent)
    : QWidget(parent)
    , m_diagnostics(diagnostics)
    , m_model(new VersionsModel(this))
    , m_table(new DataTable(u"versionList"_s))
{
    m_table->setModel(m_model);
    m_table->setDefaultWidths({330, 200, 200});
    m_table->setAccessibleName(tr("Versions and licences"));
    auto *copy = new CopyButton(tr("Copy versions and licences"), [this] {
        QStringList lines;
        for (const core::ComponentVersion &one : m_components)
            lines.append(QStringList{one.name, one.version, one.licence}.join(u' ').simplified());
        return lines.join(u'\n');
    });
    copy->setObjectName(u"copyComponents"_s);
    auto *head = new QHBoxLayout;
    head->addWidget(new TonedLabel(tr("What runs here, and under which licence."), Tone::Muted), 1);
    head->addWidget(copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_table, 1);
}

void VersionsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_components.empty())
        return;
    whenDone(m_diagnostics.components(), this,
             [this](const core::Result<std::vector<core::ComponentVersion>> &components) {
                 if (!components)
                     return;
                 m_components = *components;
                 m_model->setAll(m_components);
             });
}

} // namespace ui
