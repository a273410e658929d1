#include "ui/audit/AuditMatch.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

using core::AuditField;

bool hasValue(const core::AuditRow &row, AuditField field, const QString &value)
{
    if (field == AuditField::User)
        return value == row.user.value || value.compare(row.username, Qt::CaseInsensitive) == 0;
    return auditValue(row, field) == value;
}

bool hasOneOf(const core::AuditRow &row, AuditField field, const QStringList &values)
{
    return std::ranges::any_of(values, [&](const QString &value) { return hasValue(row, field, value); });
}

bool hasText(const core::AuditRow &row, const QString &text)
{
    const QString *parts[] = {&row.username,  &row.client.value, &row.address,
                              &row.eventType, &row.errorMessage, &row.requestId};
    return std::ranges::any_of(parts, [&](const QString *part) { return part->contains(text, Qt::CaseInsensitive); });
}

bool matchesExact(const core::AuditQuery &query, const core::AuditRow &row)
{
    const std::pair<AuditField, QString> wanted[] = {
        {AuditField::User, query.user},           {AuditField::Client, query.client},
        {AuditField::Address, query.address},     {AuditField::Request, query.requestId},
        {AuditField::Family, query.family.value}, {AuditField::Grant, query.grant},
        {AuditField::Error, query.error},         {AuditField::Actor, query.actor}};
    return std::ranges::all_of(
        wanted, [&](const auto &one) { return one.second.isEmpty() || hasValue(row, one.first, one.second); });
}

} // namespace

QString auditValue(const core::AuditRow &row, AuditField field)
{
    switch (field) {
    case AuditField::Event:
        return row.eventType;
    case AuditField::Result:
        return row.success ? u"ok"_s : u"failed"_s;
    case AuditField::User:
        return row.username.isEmpty() ? row.user.value : row.username;
    case AuditField::Client:
        return row.client.value;
    case AuditField::Address:
        return row.address;
    case AuditField::Grant:
        return row.data.value("grant"_L1).toString();
    case AuditField::Error:
        return row.errorMessage;
    case AuditField::Actor:
        return row.actor;
    case AuditField::Request:
        return row.requestId;
    case AuditField::Family:
        return row.data.value("family_id"_L1).toString();
    }
    return {};
}

bool auditMatches(const core::AuditQuery &query, const core::AuditRow &row)
{
    const auto hasTextOfRow = [&](const QString &text) { return hasText(row, text); };
    if ((!query.text.isEmpty() && !hasText(row, query.text)) || !std::ranges::all_of(query.moreText, hasTextOfRow) ||
        std::ranges::any_of(query.excludedText, hasTextOfRow) || !matchesExact(query, row) ||
        (!query.eventTypes.isEmpty() && !query.eventTypes.contains(row.eventType)) ||
        (query.success && *query.success != row.success) || (query.onlyMarked && !row.marked) ||
        (query.onlyUnmarked && row.marked) || (query.since && row.createdAt < *query.since) ||
        (query.until && row.createdAt >= *query.until))
        return false;
    for (auto one = query.oneOf.cbegin(); one != query.oneOf.cend(); ++one) {
        if (!hasOneOf(row, one.key(), one.value()))
            return false;
    }
    for (auto one = query.excluded.cbegin(); one != query.excluded.cend(); ++one) {
        if (hasOneOf(row, one.key(), one.value()))
            return false;
    }
    return true;
}

} // namespace ui
