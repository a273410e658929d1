#pragma once

#include "core/admin/DiagnosticsAdmin.h"
#include "ui/widgets/GivenTableModel.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>
#include <mutex>

class QPushButton;

namespace ui {

class DataTable;
class MessageBar;
class StateLabel;
class TonedLabel;

/// Steps of the self-test, in the order in which they were made.
class SelfTestModel final : public GivenTableModel<core::SelfTestCheck>
{
    Q_OBJECT
public:
    enum Column { Step, Outcome, Time, Found, ToDo, ColumnCount };
    using GivenTableModel::GivenTableModel;

protected:
    bool matches(const core::SelfTestCheck &row, const QString &text) const override;
    QString keyOf(const core::SelfTestCheck &row) const override { return row.name; }
    QVariant cell(const core::SelfTestCheck &row, int column, int role) const override;
    QStringList headers() const override;
};

/// One button that tries the server as a client does, and what came out.
class SelfTestPane : public QWidget
{
    Q_OBJECT
public:
    explicit SelfTestPane(core::DiagnosticsAdmin &diagnostics, QWidget *parent = nullptr);
    ~SelfTestPane() override;
    void run();

private:
    /// Shared with the thread that works.
    struct Work
    {
        std::mutex mutex;
        std::vector<core::SelfTestCheck> checks;
        std::atomic<bool> isCancelled = false;
    };
    void showProgress();
    void showDetail();
    void finish(const core::Result<std::vector<core::SelfTestCheck>> &outcome);

    core::DiagnosticsAdmin &m_diagnostics;
    SelfTestModel *m_model;
    DataTable *m_table;
    MessageBar *m_failure;
    StateLabel *m_verdict;
    TonedLabel *m_detail;
    std::vector<core::SelfTestCheck> m_checks; ///< of the last run that ended
    QPushButton *m_run;
    QPushButton *m_cancel;
    std::shared_ptr<Work> m_work; ///< none: nothing runs
    QTimer m_watch;
};

} // namespace ui
