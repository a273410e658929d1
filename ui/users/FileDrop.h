#pragma once

#include <QObject>

class QWidget;

namespace ui {

/// Takes one local file that is dropped on a widget.
class FileDrop : public QObject
{
    Q_OBJECT
public:
    explicit FileDrop(QWidget *target);

Q_SIGNALS:
    void dropped(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ui
