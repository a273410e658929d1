#pragma once

#include "ui/audit/AuditRules.h"
#include "ui/widgets/FormDialog.h"

class QComboBox;
class QLabel;
class QListWidget;
class QLineEdit;
class QCheckBox;

namespace ui {

/// Edits the colour rules. The list behind it shows each change at once; Cancel takes them back.
class AuditRulesDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit AuditRulesDialog(AuditRules &rules, QWidget *parent = nullptr);
    ~AuditRulesDialog() override;

protected:
    void submit() override;

private:
    void makeList();
    void makeFields();
    void showRules(int current);
    void showRule(int line);
    void takeFields();
    void move(int step);
    void preview();

    AuditRules &m_rules;
    std::vector<AuditRule> m_before;
    std::vector<AuditRule> m_edited;
    QListWidget *m_list;
    QLineEdit *m_name;
    QLineEdit *m_filter;
    QComboBox *m_color;
    QCheckBox *m_on;
    QLabel *m_verdict;
    bool m_kept = false;
    bool m_showing = false;
};

} // namespace ui
