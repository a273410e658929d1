#pragma once

#include "core/admin/KeyAdmin.h"

namespace ui {

/// What happens to the keys next by itself.
struct KeyStep
{
    enum class Kind { StartsSigning, Retires, IsDue };
    Kind kind = Kind::IsDue;
    core::KeyId key;
    core::Instant at;
};

/// The earliest step; none when no key is planned for anything.
std::optional<KeyStep> nextKeyStep(const core::KeyOverview &keys);
QString keyStepText(const KeyStep &step, core::Instant now); ///< a sentence with the date; the countdown stands beside
QString countdownText(std::chrono::seconds left);            ///< "12 d 04:05:09", "53:12"
/// How long a key signs, and when the next one is published by itself.
QString scheduleText(const core::KeyOverview &keys);
/// The key that the schedule will make, while none waits; its id is empty. None when nothing is scheduled.
std::optional<core::KeySummary> plannedKey(const core::KeyOverview &keys, core::Instant now);

/// Which services may still work with an older key set, and until when.
QString cachesText(const core::KeyOverview &keys, core::Instant now);

/// A part of a key's life as a bar of the timeline.
struct KeySpan
{
    enum class Kind { Published, Signing, Retiring };
    Kind kind = Kind::Published;
    core::Instant from;
    core::Instant to;
    bool planned = false; ///< `to` lies ahead and may still change
    bool ahead = false;   ///< `from` does too
    bool open = false;    ///< planned without an end: it signs until somebody rotates
};

/// When the next key takes over from the one that signs; none: no key waits.
std::optional<core::Instant> keyHandOver(const core::KeyOverview &keys);
/// When the key that signs stops: the hand-over, else its scheduled rotation; none: nothing is planned.
std::optional<core::Instant> plannedEnd(const core::KeyOverview &keys);
std::vector<KeySpan> keySpans(const core::KeySummary &key, std::chrono::hours rotateEvery, core::Instant now,
                              const std::optional<core::Instant> &handOver = {},
                              std::chrono::seconds longestLifetime = {});
QString keySpanText(const KeySpan &span);
QString keySpanWord(const KeySpan &span); ///< inside its bar

} // namespace ui
