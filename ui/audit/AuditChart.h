#pragma once

#include "core/admin/AuditAdmin.h"

#include <QWidget>

class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace ui {

class AuditHistogram;

/// The histogram, its twin in numbers, and the buttons between them.
class AuditChart : public QWidget
{
    Q_OBJECT
public:
    explicit AuditChart(QWidget *parent = nullptr);
    void setSpans(const std::vector<core::AuditBucket> &spans, core::Instant end);
    bool isTable() const;
    void setTable(bool table);

Q_SIGNALS:
    void zoomedIn(core::Instant since, core::Instant until);
    void zoomedOut();

private:
    void fillTable();
    void takeRow(int row);

    AuditHistogram *m_histogram;
    QTableWidget *m_table;
    QStackedWidget *m_stack;
    QToolButton *m_asTable;
    core::Instant m_end;
};

} // namespace ui
