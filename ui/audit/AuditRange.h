#pragma once

#include "core/base/Clock.h"
#include "core/base/FilterText.h"

#include <optional>

namespace ui {

/// The span of time that is looked at: one of the quick ranges, or from one moment to another.
struct AuditRange
{
    enum class Kind { All, Last, Today, Own };
    Kind kind = Kind::Last;
    std::chrono::seconds last = std::chrono::hours(24);
    std::optional<core::Instant> since = {}; ///< of Own
    std::optional<core::Instant> until = {};

    static AuditRange all() { return {Kind::All, {}}; }
    static AuditRange of(std::optional<core::Instant> since, std::optional<core::Instant> until);
    /// Takes the terms of time out of a filter; none: all of the log.
    static AuditRange takeFrom(std::vector<core::FilterTerm> &terms);

    std::vector<core::FilterTerm> terms() const; ///< the same in the filter language
    QString text() const;                        ///< "21/11/2026 14:02 – 14:20" of Own
    bool operator==(const AuditRange &) const = default;
};

bool isTimeTerm(const core::FilterTerm &term);

} // namespace ui
