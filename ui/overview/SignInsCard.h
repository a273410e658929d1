#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QStackedWidget;
class QStandardItemModel;
class QToolButton;

namespace ui {

class BarChart;

/// Sign-ins that worked and that failed, over the chosen time, as a chart or as the table beside it.
class SignInsCard : public Card
{
    Q_OBJECT
public:
    explicit SignInsCard(core::AuditAdmin &audit, QWidget *parent = nullptr);
    void reload();

Q_SIGNALS:
    void rangeSelected(core::Instant since, core::Instant until);
    void failed(const core::Error &error);

private:
    void showBuckets(const std::vector<core::AuditBucket> &buckets, core::Instant until);
    void fillTable();
    QWidget *makeTable();

    core::AuditAdmin &m_audit;
    BarChart *m_chart;
    QStandardItemModel *m_rows;
    QStackedWidget *m_stack;
    QComboBox *m_span;
    QToolButton *m_asTable;
    int m_question = 0;
};

} // namespace ui
