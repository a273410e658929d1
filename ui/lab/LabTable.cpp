#include "ui/lab/LabTable.h"

#include <QHeaderView>

namespace ui {

LabTable::LabTable(const QString &objectName, const QString &accessibleName, const QStringList &headers,
                   QWidget *parent)
    : QTableWidget(0, int(headers.size()), parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setHorizontalHeaderLabels(headers);
    horizontalHeader()->setFixedHeight(30);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(28); // the style's own is more
    verticalHeader()->setDefaultSectionSize(28);
    setShowGrid(false);
    setWordWrap(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
}

} // namespace ui
