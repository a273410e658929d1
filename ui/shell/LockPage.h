#pragma once

#include "core/admin/ConsoleLock.h"
#include "core/admin/ServerControl.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class StateLabel;

/// All that the window shows while the console is locked: a field for the passphrase, and that the server runs on.
class LockPage : public QWidget
{
    Q_OBJECT
public:
    /// `wayOut` is the command that takes a forgotten passphrase away.
    explicit LockPage(const QString &wayOut, QWidget *parent = nullptr);

    void showServer(const core::ServerFigures &figures);
    void tellThatClosingStops(); ///< without a tray, closing the window ends the program
    void start();                ///< empty field, no message, focus
    /// The passphrase that was entered is not the one, or it came too soon.
    void refuse(const core::UnlockAnswer &answer);
    void showFailure(const core::Error &error);

Q_SIGNALS:
    void passphraseEntered(const QString &passphrase);

private:
    QWidget *makeCard(const QString &wayOut);
    void submit();
    void askAgain(const QString &why);
    void setWait(std::chrono::seconds wait);
    void countDown();

    StateLabel *m_server;
    QLineEdit *m_field;
    QPushButton *m_unlock;
    QLabel *m_message;
    QLabel *m_wayOut;
    QLabel *m_closing;
    QTimer m_second;
    int m_waiting = 0;
};

} // namespace ui
