#include "ui/widgets/MemorySplitter.h"

#include <QSettings>

namespace ui {

MemorySplitter::MemorySplitter(Qt::Orientation orientation, const QString &objectName, QWidget *parent)
    : QSplitter(orientation, parent)
{
    setObjectName(objectName);
    setChildrenCollapsible(false);
}

void MemorySplitter::restore(const QList<int> &defaults)
{
    const QString key = QStringLiteral("splitters/") + objectName();
    if (!restoreState(QSettings().value(key).toByteArray()))
        setSizes(defaults);
    connect(this, &QSplitter::splitterMoved, this, [this, key] { QSettings().setValue(key, saveState()); });
}

} // namespace ui
