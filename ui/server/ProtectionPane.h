#pragma once

#include "core/admin/ProtectionAdmin.h"
#include "core/admin/ServerControl.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace ui {

class BlockedTableModel;
class CounterGrid;
class DataTable;
class FilterLine;

/// What the limits stopped, as numbers that move, and who is stopped now. Reads at most twice a second, and nothing
/// while it is hidden.
class ProtectionPane : public QWidget
{
    Q_OBJECT
public:
    ProtectionPane(core::ProtectionAdmin &protection, core::ServerControl &server, QWidget *parent = nullptr);
    void refresh(); ///< at once, unless an answer is under way

Q_SIGNALS:
    void failed(const core::Error &error);
    void read(); ///< an answer came
    void told(const QString &notice);
    void userRequested(const core::UserId &user);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeCounters();
    QWidget *makeList();
    void connectParts();
    void showServer();
    void showFigures(const core::ProtectionFigures &figures);
    void unlock(const QStringList &keys);
    void noteUnlocked(const core::BlockedSubject &subject, const core::Result<bool> &unlocked);
    void showButtons();

    core::ProtectionAdmin &m_protection;
    core::ServerControl &m_server;
    CounterGrid *m_gate;
    CounterGrid *m_signIns;
    BlockedTableModel *m_model;
    FilterLine *m_filter;
    DataTable *m_table;
    QPushButton *m_unlock;
    QPushButton *m_showUser;
    QTimer m_pause; ///< between two readings
    QTimer m_second;
    bool m_asked = false;
    bool m_again = false;
};

} // namespace ui
