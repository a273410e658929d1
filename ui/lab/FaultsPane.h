#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/FaultLab.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace ui {

class FaultCard;
class MessageBar;

/// Faults made on purpose, to see how clients take them.
class FaultsPane : public QWidget
{
    Q_OBJECT
public:
    FaultsPane(core::FaultLab &faults, core::ClientAdmin &clients, QWidget *parent = nullptr);

    void read(); ///< states and clients again
    void stopAll();
    QString onText() const; ///< the names of what is on; empty: nothing

Q_SIGNALS:
    void stateChanged();

private:
    void readClients();
    void showStates();
    void request(core::FaultKind kind, bool on);
    void confirm(core::FaultKind kind);
    void switchOn(const core::FaultRule &rule, const QString &typed);
    template <class T>
    void await(QFuture<core::Result<T>> done);

    core::FaultLab &m_faults;
    core::ClientAdmin &m_clients;
    std::vector<FaultCard *> m_cards;
    QPushButton *m_stopAll;
    MessageBar *m_failure;
    QTimer m_watch; ///< while something is on, also when the pane is hidden: the banner follows
    QString m_shown;
};

} // namespace ui
