#pragma once

#include "core/admin/LoadLab.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace ui {

class StateLabel;

/// A small load on the token endpoint and its times against the product's limit.
class LoadCard : public Card
{
    Q_OBJECT
public:
    explicit LoadCard(QWidget *parent = nullptr);
    core::LoadPlan plan() const; ///< without user and client
    void setRunnable(bool runnable, const QString &why);
    void setBusy(bool busy);
    void showReport(const core::LoadReport &report, bool isFinal);

Q_SIGNALS:
    void runRequested();
    void cancelRequested();

private:
    QWidget *makeResult();

    QComboBox *m_kind;
    QSpinBox *m_rate;
    QSpinBox *m_lasts;
    QPushButton *m_run;
    QPushButton *m_cancel;
    StateLabel *m_verdict;
    QLabel *m_times;
    QLabel *m_counts;
    QStackedWidget *m_result;
};

} // namespace ui
