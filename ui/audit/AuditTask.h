#pragma once

#include "ui/widgets/Theme.h"

#include <QFrame>
#include <QTimer>

#include <functional>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

/// A long task of the page: progress and Cancel, then its result in words until it is dismissed.
class AuditTask : public QFrame
{
    Q_OBJECT
public:
    explicit AuditTask(QWidget *parent = nullptr);
    ~AuditTask() override; ///< tells the task to stop

    /// The function returned may be called on any thread; false means stop.
    std::function<bool(qint64 done, qint64 total)> start(const QString &text);
    /// What can be done with the result is a button of its own; none without `actionText`.
    void finish(Tone tone, const QString &text, const QString &actionText = {}, std::function<void()> action = {});
    bool isRunning() const { return m_state != nullptr; }
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct State;
    void showProgress();
    void stopOrDismiss();

    std::shared_ptr<State> m_state;
    QLabel *m_text;
    QProgressBar *m_progress;
    QLabel *m_numbers;
    QPushButton *m_action;
    QPushButton *m_button;
    std::function<void()> m_run;
    QTimer m_tick;
    Tone m_tone = Tone::Accent;
};

} // namespace ui
