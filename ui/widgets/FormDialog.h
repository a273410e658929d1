#pragma once

#include "core/base/Result.h"

#include <QDialog>
#include <QTimer>

#include <functional>

class QFormLayout;
class QHBoxLayout;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace ui {

class MessageBar;
class SecretField;

/// A form that calls one function of core/admin: submit() sets busy, calls, and accepts or shows the failure
/// below the form; what was typed stays. Open it with open() (never exec): the GUI thread never nests loops.
class FormDialog : public QDialog
{
    Q_OBJECT
public:
    FormDialog(const QString &title, const QString &submitText, QWidget *parent = nullptr);

    bool isBusy() const { return m_busy; }
    QString failureText() const; ///< empty: none shown
    void reject() override;      ///< ignored while busy: the answer would be lost; asks before a secret would be
    /// A "Copy command" button at the left: the line for a terminal that does the same, asked for when it is pressed.
    /// Build it with shellWord(); no secrets.
    void setCommandLine(std::function<QString()> command);

protected:
    virtual void submit() = 0;

    QFormLayout *form() { return m_form; }
    QVBoxLayout *content() { return m_content; } ///< holds the form; further widgets go below it
    QPushButton *submitButton() { return m_submit; }
    QPushButton *addButton(const QString &text, const QString &objectName); ///< at the left, off while busy
    void showEvent(QShowEvent *event) override;                             ///< the first field has the focus
    void setBusy(bool busy);                                                ///< after 150 ms the progress bar shows
    void showFailure(const core::Error &error);
    void showFailureText(const QString &text, const QString &details = {});
    void hideFailure();
    enum class Secret { Once, ShownAgain };
    /// Replaces the form by a result and leaves one button that closes. A SecretField in it that is shown once and was
    /// neither copied nor revealed is asked about before it is lost.
    void showResult(QWidget *result, const QString &closeText, Secret secret = Secret::Once);

private:
    void orderButtons();
    void leaveAfter(SecretField *secret);
    void leave(int result);

    QWidget *m_fields;
    QFormLayout *m_form;
    QVBoxLayout *m_content;
    MessageBar *m_failure;
    QProgressBar *m_progress;
    QPushButton *m_submit;
    QPushButton *m_cancel;
    QHBoxLayout *m_buttons;
    QList<QPushButton *> m_added;
    QTimer m_late;
    bool m_busy = false;
    bool m_losesSecret = false; ///< closing now would
};

} // namespace ui
