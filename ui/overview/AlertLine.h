#pragma once

#include "ui/widgets/AlertText.h"

#include <QWidget>

class QHBoxLayout;

namespace ui {

/// One alert: what happened, how serious it is and since when, and what can be done about it.
class AlertLine : public QWidget
{
    Q_OBJECT
public:
    explicit AlertLine(const core::Alert &alert, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested(const QString &page, const QString &subject);
    void quietRequested(std::optional<core::Instant> until);
    void wakeRequested();

private:
    QWidget *makeFacts(const core::Alert &alert);
    void addButtons(QHBoxLayout *row, const core::Alert &alert);
    QWidget *makeQuietButton();
};

} // namespace ui
