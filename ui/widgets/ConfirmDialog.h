#pragma once

#include <QDialog>

#include <functional>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// For the few things that cannot be undone. Says what will happen, and asks to type a name when one is given.
/// Use open() and the accepted() signal; deletes itself when closed.
class ConfirmDialog : public QDialog
{
    Q_OBJECT
public:
    ConfirmDialog(const QString &title, const QString &consequence, const QString &verb, const QString &nameToType,
                  QWidget *parent);

    /// A preview that arrived later ("ends 12 sessions"). Lines that begin with "• " are shown as a list.
    void setConsequence(const QString &consequence);
    /// A "Copy command" button at the left: the line for a terminal that does the same. Build it with shellWord().
    void setCommandLine(std::function<QString()> command);

private:
    QLabel *m_text;
    QLineEdit *m_typed = nullptr;
    QPushButton *m_do;
    QHBoxLayout *m_buttons;
};

} // namespace ui
