#include "ui/audit/AuditRules.h"

#include "core/admin/AuditQueryText.h"
#include "ui/audit/AuditMatch.h"
#include "ui/widgets/AuditWords.h"

#include <QCoreApplication>
#include <QSettings>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kRulesKey = "audit/colourRules";
constexpr int kMostRules = 50;

struct RuleLook
{
    QRgb light;
    QRgb dark;
    StateMark mark;
};

/// The tints are so pale (and so dark) that every text tone keeps 4.5:1 on them.
constexpr std::array<RuleLook, kRuleColors> kLooks{{
    {0xfffde6e7, 0xff43191d, {Shape::Triangle, Tone::Danger}},
    {0xfffdf1d3, 0xff3a2c10, {Shape::Half, Tone::Waiting}},
    {0xffe2f4e6, 0xff14321d, {Shape::Dot, Tone::Good}},
    {0xffe3edfb, 0xff182b47, {Shape::Ring, Tone::Accent}},
    {0xffefe8fb, 0xff2d2147, {Shape::Dot, Tone::Accent}},
    {0xffe9ebef, 0xff2d313a, {Shape::Cross, Tone::Neutral}},
}};

struct RulesContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::AuditRules)
};

} // namespace

QColor ruleTint(RuleColor color)
{
    const RuleLook &look = kLooks[size_t(color)];
    return QColor::fromRgb(Theme::instance().isDark() ? look.dark : look.light);
}

StateMark ruleMark(RuleColor color)
{
    return kLooks[size_t(color)].mark;
}

QString ruleColorName(RuleColor color)
{
    switch (color) {
    case RuleColor::Red:
        return RulesContext::tr("Red");
    case RuleColor::Amber:
        return RulesContext::tr("Amber");
    case RuleColor::Green:
        return RulesContext::tr("Green");
    case RuleColor::Blue:
        return RulesContext::tr("Blue");
    case RuleColor::Violet:
        return RulesContext::tr("Violet");
    case RuleColor::Grey:
        return RulesContext::tr("Grey");
    }
    return {};
}

AuditRules::AuditRules(QObject *parent) : QObject(parent)
{
    read();
}

std::vector<AuditRule> AuditRules::defaults()
{
    const QString changes = u"event is one of (user_created, user_updated, user_blocked, user_deleted, client_created, "
                            u"client_updated, client_deleted, client_secret_rotated, key_rotated, key_revoked, "
                            u"settings_changed, secret_viewed)"_s;
    return {{auditEventWord(u"security_incident"_s), u"event is security_incident"_s, RuleColor::Red, true},
            {RulesContext::tr("Changes by administrators"), changes, RuleColor::Blue, true},
            {RulesContext::tr("Failures"), u"result is failed"_s, RuleColor::Amber, true}};
}

void AuditRules::read()
{
    QSettings settings;
    if (!settings.contains(QLatin1String(kRulesKey))) {
        m_rules = defaults();
        return prepare();
    }
    m_rules.clear();
    const QVariantList kept = settings.value(QLatin1String(kRulesKey)).toList();
    for (const QVariant &one : kept.mid(0, kMostRules)) {
        const QVariantMap map = one.toMap();
        const int color = qBound(0, map.value(u"color"_s).toInt(), kRuleColors - 1);
        m_rules.push_back({map.value(u"name"_s).toString(), map.value(u"filter"_s).toString(), RuleColor(color),
                           map.value(u"on"_s, true).toBool()});
    }
    prepare();
}

void AuditRules::setRules(std::vector<AuditRule> rules)
{
    m_rules = std::move(rules);
    QVariantList kept;
    for (const AuditRule &rule : m_rules)
        kept.append(QVariantMap{
            {u"name"_s, rule.name}, {u"filter"_s, rule.filter}, {u"color"_s, int(rule.color)}, {u"on"_s, rule.isOn}});
    QSettings().setValue(QLatin1String(kRulesKey), kept);
    prepare();
    emit changed();
}

void AuditRules::prepare()
{
    m_queries.clear();
    for (const AuditRule &rule : m_rules) {
        const core::FilterParse parse = core::parseFilter(rule.filter, core::auditFields());
        const bool isGood = rule.isOn && !parse.terms.empty() && parse.validity != core::FilterParse::Validity::Invalid;
        m_queries.push_back(isGood ? std::optional(core::auditQueryOf(parse.terms, core::SystemClock().now()))
                                   : std::nullopt);
    }
}

const AuditRule *AuditRules::ruleOf(const core::AuditRow &row) const
{
    for (size_t rule = 0; rule < m_rules.size(); ++rule) {
        if (m_queries[rule] && auditMatches(*m_queries[rule], row))
            return &m_rules[rule];
    }
    return nullptr;
}

} // namespace ui
