#pragma once

#include <QTableWidget>

namespace ui {

/// A short list that is made anew each time and only read; looks as every table of the console.
class LabTable : public QTableWidget
{
    Q_OBJECT
public:
    LabTable(const QString &objectName, const QString &accessibleName, const QStringList &headers,
             QWidget *parent = nullptr);
};

} // namespace ui
