#pragma once

#include "core/audit/AuditCriteria.h"
#include "core/base/FilterText.h"

#include <vector>

namespace core {

/// The audit log in the filter language of all lists. Times are `since`, `until` and `last`.
const std::vector<FilterField> &auditFields();

/// `now` is what spans of time count from. Terms of unknown fields and times that cannot be read are passed over:
/// parseFilter() has complained about them.
AuditCriteria auditQueryOf(const std::vector<FilterTerm> &terms, Instant now);

/// Terms that ask for the same rows. Times are moments in UTC.
std::vector<FilterTerm> auditTermsOf(const AuditCriteria &query);

/// The field's word in the language: "event".
QString auditFieldName(AuditField field);
std::optional<AuditField> auditFieldOf(const QString &name);

} // namespace core
