#pragma once

#include "core/admin/AuditAdmin.h"

#include <QTimer>
#include <QWidget>

namespace ui {

class AuditRules;
class AuditWindowModel;
class DataTable;
class NewRowsPill;

/// The rows of the log in place: it tells the model what is in view, and lets new rows in only when nobody reads.
class AuditList : public QWidget
{
    Q_OBJECT
public:
    AuditList(core::AuditAdmin &audit, const AuditRules &rules, QWidget *parent = nullptr);

    DataTable *table() { return m_table; }
    AuditWindowModel *model() { return m_model; }
    NewRowsPill *pill() { return m_pill; }

    void ask(const core::AuditQuery &query);
    void takeNew(); ///< something was written: shows it, or tells how much there is
    void reveal(const core::AuditRow &row);
    void revealSeq(qint64 seq); ///< of the whole log
    const core::AuditRow *current() const;
    void setFollowing(bool follows);
    bool isFollowing() const; ///< also while somebody reads, and it waits for that
    void showNewest();
    void showOldest();

Q_SIGNALS:
    void rowChosen(const core::AuditRow &row);
    void nothingChosen();
    void newCame(); ///< rows were added

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addTable();
    void addFollowing();
    void look();
    void choose(int row);
    void chooseFilled(int first, int last);
    bool isRead() const; ///< somebody has scrolled or selected
    void pauseFollowing();
    void countNew();
    void showMoment();

    core::AuditAdmin &m_audit;
    AuditWindowModel *m_model;
    DataTable *m_table;
    NewRowsPill *m_pill;
    QTimer m_pause; ///< between two readings while it follows
    QString m_wanted;
    qint64 m_wantedSeq = 0;
    QString m_chosen;
    int m_question = 0; ///< how often it was asked: counts for older ones are dropped
    bool m_stale = false;
    bool m_isPaused = false; ///< following goes on when nobody reads any more
};

} // namespace ui
