#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace ui {

/// While drawn, no window of the program but the given one can be seen: dialogs are hidden, those that open meanwhile
/// too, and all come back as they were when it is lifted.
class LockCurtain : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    void draw(QWidget *stays);
    void lift();
    bool isDrawn() const { return m_isDrawn; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(QWidget *window);

    QPointer<QWidget> m_stays;
    QList<QPointer<QWidget>> m_hidden;
    bool m_isDrawn = false;
};

} // namespace ui
