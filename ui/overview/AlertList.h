#pragma once

#include "ui/widgets/AlertText.h"
#include "ui/widgets/Card.h"

class QToolButton;

namespace ui {

/// What needs a look, most serious first; each one links to its rows. What was acknowledged or snoozed stands below,
/// folded.
class AlertList : public Card
{
    Q_OBJECT
public:
    explicit AlertList(QWidget *parent = nullptr);
    void showAlerts(const std::vector<core::Alert> &alerts);

Q_SIGNALS:
    void openRequested(const QString &page, const QString &subject);
    void quietRequested(const core::Alert &alert, std::optional<core::Instant> until); ///< none: acknowledged
    void wakeRequested(const core::Alert &alert);

private:
    QWidget *makeLine(const core::Alert &alert);
    void clear(QVBoxLayout *lines);

    QVBoxLayout *m_lines;
    QVBoxLayout *m_quietLines;
    QWidget *m_quiet;
    QToolButton *m_fold;
};

} // namespace ui
