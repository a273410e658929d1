#include "core/clients/ClaimRuleJson.h"

#include <QJsonObject>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr auto kAccessToken = "access_token"_L1;
constexpr auto kIdToken = "id_token"_L1;
constexpr auto kUserInfo = "userinfo"_L1;

std::optional<ClaimRule> claimRuleFromJson(const QJsonObject &json)
{
    const auto source = claimSourceFromWord(json.value("source"_L1).toString());
    if (!source || !json.value("claim"_L1).isString() || !json.value("in"_L1).isArray())
        return std::nullopt;
    const QJsonValue value = json.value("value"_L1);
    if (*source == ClaimRule::Source::Fixed ? !value.isString() : !value.isUndefined())
        return std::nullopt;
    ClaimRule rule{json.value("claim"_L1).toString(), *source, value.toString()};
    const QJsonArray places = json.value("in"_L1).toArray();
    for (const QJsonValue &place : places) {
        if (place == kAccessToken)
            rule.inAccessToken = true;
        else if (place == kIdToken)
            rule.inIdToken = true;
        else if (place == kUserInfo)
            rule.inUserInfo = true;
        else
            return std::nullopt;
    }
    return rule;
}

} // namespace

QString claimSourceWord(ClaimRule::Source source)
{
    switch (source) {
    case ClaimRule::Source::Username:
        return u"username"_s;
    case ClaimRule::Source::Email:
        return u"email"_s;
    case ClaimRule::Source::EmailVerified:
        return u"email_verified"_s;
    case ClaimRule::Source::Fixed:
        return u"fixed"_s;
    }
    return {};
}

std::optional<ClaimRule::Source> claimSourceFromWord(const QString &word)
{
    using Source = ClaimRule::Source;
    for (const Source source : {Source::Username, Source::Email, Source::EmailVerified, Source::Fixed}) {
        if (claimSourceWord(source) == word)
            return source;
    }
    return std::nullopt;
}

QJsonArray claimRulesJson(const QList<ClaimRule> &rules)
{
    QJsonArray array;
    for (const ClaimRule &rule : rules) {
        QJsonArray places;
        if (rule.inAccessToken)
            places.append(kAccessToken);
        if (rule.inIdToken)
            places.append(kIdToken);
        if (rule.inUserInfo)
            places.append(kUserInfo);
        QJsonObject json{{u"claim"_s, rule.claim}, {u"source"_s, claimSourceWord(rule.source)}, {u"in"_s, places}};
        if (rule.source == ClaimRule::Source::Fixed)
            json.insert("value"_L1, rule.value);
        array.append(json);
    }
    return array;
}

std::optional<QList<ClaimRule>> claimRulesFromJson(const QJsonArray &array)
{
    QList<ClaimRule> rules;
    for (const QJsonValue &value : array) {
        auto rule = claimRuleFromJson(value.toObject());
        if (!rule)
            return std::nullopt;
        rules.append(*std::move(rule));
    }
    return rules;
}

} // namespace core
