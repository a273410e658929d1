#pragma once

#include "core/admin/LabAdmin.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace ui {

class ClaimsView;
class MessageBar;
class StateLabel;

/// Any token, check by check: what was expected, what was found.
class TokenInspector : public QWidget
{
    Q_OBJECT
public:
    TokenInspector(core::LabAdmin &lab, QWidget *parent = nullptr);
    void inspect(const QString &token);

private:
    void read();
    void show(const core::TokenInspection &inspection);
    void addCheck(const core::TokenCheck &check);
    static QString checkWord(const QString &name);
    static QString orNothing(const QString &value);
    void clear();

    core::LabAdmin &m_lab;
    QPlainTextEdit *m_token;
    QPushButton *m_again;
    StateLabel *m_verdict;
    MessageBar *m_failure;
    QTableWidget *m_checks;
    ClaimsView *m_claims;
    QTimer m_pause;
    int m_question = 0;
};

} // namespace ui
