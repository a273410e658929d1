#pragma once

#include <QMessageBox>

namespace ui {

/// What closing the window means while there is a tray: asked once, remembered.
class CloseQuestion : public QMessageBox
{
    Q_OBJECT
public:
    enum class Choice { Ask, KeepServing, Quit };
    static Choice remembered();
    static void remember(Choice choice);

    explicit CloseQuestion(QWidget *parent); ///< deletes itself when closed

Q_SIGNALS:
    void keepChosen();
    void quitChosen();
};

} // namespace ui
