#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/StateMark.h"

#include <QColor>
#include <QObject>

#include <vector>

namespace ui {

/// A fixed set, each with a shape of its own: text stays readable on all of them, in both themes.
enum class RuleColor { Red, Amber, Green, Blue, Violet, Grey };
constexpr int kRuleColors = 6;

QColor ruleTint(RuleColor color); ///< behind a row
StateMark ruleMark(RuleColor color);
QString ruleColorName(RuleColor color);

/// Rows that a filter finds get a colour.
struct AuditRule
{
    QString name;
    QString filter; ///< in the language of the filter line
    RuleColor color = RuleColor::Amber;
    bool isOn = true;

    bool operator==(const AuditRule &) const = default;
};

/// The colour rules of this user, kept in QSettings. The first rule that matches colours a row.
class AuditRules : public QObject
{
    Q_OBJECT
public:
    explicit AuditRules(QObject *parent = nullptr);

    static std::vector<AuditRule> defaults();
    const std::vector<AuditRule> &rules() const { return m_rules; }
    void setRules(std::vector<AuditRule> rules);              ///< and keeps them
    const AuditRule *ruleOf(const core::AuditRow &row) const; ///< null: none

Q_SIGNALS:
    void changed();

private:
    void read();
    void prepare();

    std::vector<AuditRule> m_rules;
    std::vector<std::optional<core::AuditQuery>> m_queries; ///< none: off, or not understood
};

} // namespace ui
