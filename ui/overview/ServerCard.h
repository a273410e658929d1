#pragma once

#include "core/admin/ServerControl.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace ui {

class FactList;
class StateLabel;

/// State of the listeners and how fast they answer, with the button that starts or stops them.
class ServerCard : public Card
{
    Q_OBJECT
public:
    explicit ServerCard(QWidget *parent = nullptr);
    void showFigures(const core::ServerFigures &figures);

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    void restartRequested(); ///< of the listeners

private:
    void showState(const core::ServerFigures &figures);
    void showSpeeds(const core::ServerFigures &figures);
    static void showSpeed(StateLabel *label, double measured, double limit, const QString &words);

    StateLabel *m_state;
    QPushButton *m_switch;
    QPushButton *m_restart;
    FactList *m_facts;
    QLabel *m_failure;
    QLabel *m_urls;
    QLabel *m_issuer;
    QLabel *m_uptime;
    StateLabel *m_transport;
    StateLabel *m_speed;
    StateLabel *m_keysSpeed;
    QLabel *m_requests;
    QLabel *m_errors;
    bool m_runs = false;
};

} // namespace ui
