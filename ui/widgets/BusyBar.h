#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QProgressBar;
class QPushButton;

namespace ui {

class PagedTable;

/// Shows after 150 ms that something takes long, and after 1 s a button that cancels it if it can be. Keeps its place
/// while nothing runs, so that nothing jumps.
class BusyBar : public QWidget
{
    Q_OBJECT
public:
    enum class Cancel { Never, Possible };
    explicit BusyBar(Cancel cancel = Cancel::Never, QWidget *parent = nullptr);

    /// Starts and stops by itself while this list waits for an answer.
    void watch(const PagedTable *table);
    /// `cancel` runs at most once, when the button is pressed.
    void start(std::function<void()> cancel = {});
    void setProgress(qint64 done, qint64 total); ///< a total of 0: not known
    void stop();
    bool isRunning() const { return m_running; }

private:
    QProgressBar *m_bar;
    QPushButton *m_button;
    QTimer m_late;
    QTimer m_later;
    std::function<void()> m_cancel;
    bool m_running = false;
};

} // namespace ui
