#pragma once

#include <QMessageBox>

namespace ui {

/// What closing the window means. With a tray it is asked once and remembered.
class CloseQuestion : public QMessageBox
{
    Q_OBJECT
public:
    enum class Choice { Ask, KeepServing, Quit };
    static Choice remembered();
    static void remember(Choice choice);

    /// Deletes itself when closed. Without a tray the server cannot be kept: there would be no way back.
    CloseQuestion(bool mayKeepServing, QWidget *parent);

Q_SIGNALS:
    void keepChosen();
    void quitChosen();

private:
    void offerToKeep();
    void offerToQuit();
};

} // namespace ui
