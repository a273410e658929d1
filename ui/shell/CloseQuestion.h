#pragma once

#include <QDialog>

class QHBoxLayout;
class QPushButton;

namespace ui {

/// What closing the window means. With a tray it is asked once and remembered.
class CloseQuestion : public QDialog
{
    Q_OBJECT
public:
    enum class Choice { Ask, KeepServing, Quit };
    static Choice remembered();
    static void remember(Choice choice);

    /// Deletes itself when closed. Without a tray the server cannot be kept: there would be no way back. Enter never
    /// stops the server.
    CloseQuestion(bool mayKeepServing, QWidget *parent);

Q_SIGNALS:
    void keepChosen();
    void quitChosen();

private:
    void ask(const QString &question, const QString &consequence);
    QPushButton *addButton(const QString &text, const QString &objectName);
    void offerToKeep();
    void offerToQuit();

    QHBoxLayout *m_buttons;
    QPushButton *m_cancel;
};

} // namespace ui
