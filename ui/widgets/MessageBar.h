#pragma once

#include "ui/widgets/Theme.h"

#include <QFrame>
#include <QTimer>

#include <chrono>
#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

/// The id of the request that an error's details name ("request_id=…", "X-Request-ID: …"); empty when none.
QString requestIdIn(const QString &details);

/// One line over a page or a form: text, at most one action, Details, and a button that dismisses it. Details that name
/// a request lead to its rows in the audit log.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(Tone tone, QWidget *parent = nullptr);

    void showText(const QString &text, const QString &details = {});
    /// The action runs at most once; the bar hides then, or after `stay` (none: not by itself).
    void showAction(const QString &text, const QString &actionText, std::function<void()> action,
                    std::chrono::milliseconds stay);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    void runAction();
    void openRequest();

    Tone m_tone;
    QLabel *m_text;
    QLabel *m_details;
    QPushButton *m_action;
    QPushButton *m_more;
    QPushButton *m_request;
    QToolButton *m_close;
    std::function<void()> m_run;
    QTimer m_stay;
};

} // namespace ui
