#pragma once

#include "core/admin/AuditAdmin.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace ui {

class AuditChart;
class AuditFacetPanel;
class AuditFilterBar;
class AuditList;
class AuditNeighbour;
class AuditPane;
class AuditRules;
class AuditTimeline;
class AuditTools;
class BusyBar;

/// Filter, histogram, facets, rows and details of the log, each in step with the others.
class AuditView : public QWidget
{
    Q_OBJECT
public:
    AuditView(core::AuditAdmin &audit, const AuditRules &rules, QWidget *parent = nullptr);

    AuditFilterBar &bar() { return *m_bar; }
    AuditTools &tools() { return *m_tools; }
    AuditChart &chart() { return *m_chart; }
    AuditList &list() { return *m_list; }
    AuditPane &pane() { return *m_pane; }

    void read();    ///< the filter's rows from their top
    void takeNew(); ///< something was written
    void showRow(const core::AuditRow &row);
    void showRequest(const QString &request);
    void setMark(const QString &id, const std::optional<QString> &note);

Q_SIGNALS:
    void failed(const core::Error &error);
    void answered(); ///< rows came
    void givenUp();
    void noticed(const QString &text);
    void chainWanted(const QString &family);
    void labWanted();

private:
    void addParts();
    void connectFilter();
    void connectList();
    void connectPane();
    void readAround(); ///< histogram and facets again, the rows stay
    void giveUp();
    void showBusy();
    void showEmptyState();

    AuditList *m_list;
    AuditFilterBar *m_bar;
    AuditTools *m_tools;
    AuditTimeline *m_timeline;
    AuditChart *m_chart;
    AuditFacetPanel *m_facets;
    AuditPane *m_pane;
    AuditNeighbour *m_neighbour;
    BusyBar *m_busy;
    QPushButton *m_stop; ///< after a second
    QTimer m_late;
    QTimer m_around; ///< between two readings of what is around the rows
};

} // namespace ui
