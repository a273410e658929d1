#pragma once

#include "ui/widgets/QuestionDialog.h"

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// For the few things that cannot be undone. Says what will happen, and asks to type a name when one is given.
/// Use open() and the accepted() signal.
class ConfirmDialog : public QuestionDialog
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
    void askToType(const QString &name);

    QLabel *m_text;
    QLineEdit *m_typed = nullptr;
    QPushButton *m_do;
};

} // namespace ui
