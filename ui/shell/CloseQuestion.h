#pragma once

#include "ui/widgets/QuestionDialog.h"

class QPushButton;

namespace ui {

/// What closing the window means. With a tray it is asked once and remembered.
class CloseQuestion : public QuestionDialog
{
    Q_OBJECT
public:
    enum class Choice { Ask, KeepServing, Quit };
    static Choice remembered();
    static void remember(Choice choice);

    /// Without a tray the server cannot be kept: there would be no way back. Enter never stops the server.
    CloseQuestion(bool mayKeepServing, QWidget *parent);

Q_SIGNALS:
    void keepChosen();
    void quitChosen();

private:
    void ask(const QString &question, const QString &consequence);
    QPushButton *addButton(const QString &text, const QString &objectName);
    void offerToKeep();
    void offerToQuit();

    QPushButton *m_cancel;
};

} // namespace ui
