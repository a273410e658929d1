#pragma once

#include "core/admin/LabAdmin.h"
#include "ui/lab/PastedToken.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace ui {

class ClaimsView;
class MessageBar;
class StateLabel;

/// Any token, however it is pasted, check by check: why it is refused and what to do.
class TokenInspector : public QWidget
{
    Q_OBJECT
public:
    TokenInspector(core::LabAdmin &lab, QWidget *parent = nullptr);
    void inspect(const QString &text);
    void recheck(); ///< the token that is shown, quietly: its chain may have ended since

private:
    QWidget *makeHead();
    void arrange();
    void read();
    void ask();
    void show(const QString &token, const core::TokenInspection &inspection);
    void showUnreadable(const QString &word, const QString &why);
    void addCheck(const core::TokenCheck &check, const core::TokenInspection &inspection);
    void clear();

    core::LabAdmin &m_lab;
    QPlainTextEdit *m_token;
    QComboBox *m_found; ///< shown when the text holds several
    QPushButton *m_again;
    StateLabel *m_verdict;
    QLabel *m_kind;
    QLabel *m_why;
    MessageBar *m_failure;
    QTableWidget *m_checks;
    ClaimsView *m_claims;
    std::vector<PastedToken> m_tokens;
    QString m_asked; ///< the token whose checks are shown; empty when none are
    bool m_wasActive = false;
    QTimer m_pause;
    int m_question = 0;
};

} // namespace ui
