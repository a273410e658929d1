#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/audit/AuditNeighbour.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTextBrowser;
class QToolButton;

namespace ui {

class AuditFacts;
class AuditJson;
class AuditRequestRows;
class StateLabel;

/// All of one event: its fields, its data, what it changed, the request it belongs to, and the ways on from it.
class AuditPane : public QWidget
{
    Q_OBJECT
public:
    explicit AuditPane(core::AuditAdmin &audit, QWidget *parent = nullptr);

    void setRow(const core::AuditRow &row);
    void clear();
    const core::AuditRow &row() const { return m_row; }
    QString tab() const; ///< objectName of the open one
    void setTab(const QString &name);
    void step(AuditNeighbour::Step step); ///< of the user, client or address that is chosen

Q_SIGNALS:
    void valueChosen(core::AuditField field, const QString &value, bool exclude);
    void rowChosen(const core::AuditRow &row);
    void requestChosen(const QString &requestId);
    void stepped(const core::AuditRow &from, core::AuditField field, ui::AuditNeighbour::Step step);
    void chainChosen(const QString &family);
    void explanationWanted(const core::AuditRow &row); ///< of a refusal
    void markWanted(const core::AuditRow &row);
    void copied(const QString &what);

private:
    QWidget *makeHead();
    QWidget *makeTabs();
    QWidget *makeSteps();
    QWidget *makeLinks();
    void addCopyMenu();
    void copy(const QString &text, const QString &what);
    void showSteps();
    void showChanges();
    void showMark();

    core::AuditAdmin &m_audit;
    core::AuditRow m_row;
    QStackedWidget *m_stack;
    QLabel *m_title;
    StateLabel *m_result;
    QToolButton *m_mark;
    QToolButton *m_copy;
    QLabel *m_note;
    QTabWidget *m_tabs;
    AuditFacts *m_facts;
    AuditJson *m_json;
    QTextBrowser *m_changes;
    AuditRequestRows *m_request;
    QComboBox *m_same;
    QToolButton *m_previous;
    QToolButton *m_next;
    QPushButton *m_chain;
    QPushButton *m_why;
};

} // namespace ui
