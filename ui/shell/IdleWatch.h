#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace ui {

/// Tells when nobody has used keyboard or mouse in any of the program's windows for a while.
class IdleWatch : public QObject
{
    Q_OBJECT
public:
    explicit IdleWatch(QObject *parent = nullptr);
    void setLimit(std::chrono::milliseconds limit); ///< 0: never

Q_SIGNALS:
    void idled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer *m_limit;
};

} // namespace ui
