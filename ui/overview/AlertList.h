#pragma once

#include "ui/widgets/AlertText.h"
#include "ui/widgets/Card.h"

namespace ui {

/// What needs a look, most serious first; each one links to its rows.
class AlertList : public Card
{
    Q_OBJECT
public:
    explicit AlertList(QWidget *parent = nullptr);
    void showAlerts(const std::vector<core::Alert> &alerts);

Q_SIGNALS:
    void openRequested(const QString &page, const QString &subject);

private:
    QWidget *makeLine(const core::Alert &alert);

    QVBoxLayout *m_lines;
};

} // namespace ui
