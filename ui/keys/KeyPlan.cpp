#include "ui/keys/KeyPlan.h"

#include "ui/keys/KeyWords.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct KeyPlanWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::KeyPlan)
};

} // namespace

std::optional<KeyStep> nextKeyStep(const core::KeyOverview &keys)
{
    std::optional<KeyStep> next;
    const auto offer = [&](KeyStep::Kind kind, const core::KeyId &key, const std::optional<core::Instant> &at) {
        if (at && (!next || *at < next->at))
            next = KeyStep{kind, key, *at};
    };
    const bool waits =
        std::ranges::any_of(keys.keys, [](const core::KeySummary &key) { return key.state == core::KeyState::Next; });
    for (const core::KeySummary &key : keys.keys) {
        if (key.state == core::KeyState::Next)
            offer(KeyStep::Kind::StartsSigning, key.id, key.activateAt);
        else if (key.state == core::KeyState::Retiring)
            offer(KeyStep::Kind::Retires, key.id, key.retireAt);
        else if (key.state == core::KeyState::Active && key.activatedAt && !waits && keys.rotateEvery.count() > 0)
            offer(KeyStep::Kind::IsDue, key.id, *key.activatedAt + keys.rotateEvery);
    }
    return next;
}

QString keyStepText(const KeyStep &step, core::Instant now)
{
    const QString date = shortLocalTime(step.at);
    const bool over = step.at <= now;
    switch (step.kind) {
    case KeyStep::Kind::StartsSigning:
        return over ? KeyPlanWords::tr("%1 starts signing now.").arg(step.key.value)
                    : KeyPlanWords::tr("%1 starts signing on %2.", "a key, a date").arg(step.key.value, date);
    case KeyStep::Kind::Retires:
        return over ? KeyPlanWords::tr("%1 leaves the key set now.").arg(step.key.value)
                    : KeyPlanWords::tr("%1 leaves the key set on %2, when no token that it signed can still be valid.",
                                       "a key, a date")
                          .arg(step.key.value, date);
    case KeyStep::Kind::IsDue:
        return over ? KeyPlanWords::tr("%1 is due for rotation.").arg(step.key.value)
                    : KeyPlanWords::tr("%1 signs. Its scheduled rotation comes on %2.", "a key, a date")
                          .arg(step.key.value, date);
    }
    return {};
}

QString countdownText(std::chrono::seconds left)
{
    const auto seconds = std::max<qint64>(0, left.count());
    const QString clock = seconds < 3600
                              ? u"%1:%2"_s.arg(seconds / 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'))
                              : u"%1:%2:%3"_s.arg(seconds / 3600 % 24, 2, 10, QChar(u'0'))
                                    .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
                                    .arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds < 86400
               ? clock
               : KeyPlanWords::tr("%1 d %2", "days, then hours:minutes:seconds").arg(seconds / 86400).arg(clock);
}

QString scheduleText(const core::KeyOverview &keys)
{
    if (keys.rotateEvery.count() == 0)
        return KeyPlanWords::tr("Keys are rotated by hand only.");
    const QString every =
        KeyPlanWords::tr("A key signs for %1, then the next one follows by itself.").arg(spanText(keys.rotateEvery));
    const auto active = std::ranges::find(keys.keys, core::KeyState::Active, &core::KeySummary::state);
    if (active == keys.keys.end() || !active->activatedAt || keyHandOver(keys))
        return every;
    return every + u' ' +
           KeyPlanWords::tr("The next one will be published %1.", "%1 is a date")
               .arg(shortLocalTime(*active->activatedAt + keys.rotateEvery - keys.lead()));
}

QString cachesText(const core::KeyOverview &keys, core::Instant now)
{
    core::Instant changed{};
    for (const core::KeySummary &key : keys.keys)
        changed = std::max({changed, key.createdAt, key.retiredAt.value_or(changed), key.revokedAt.value_or(changed)});
    if (changed + keys.lead() <= now)
        return KeyPlanWords::tr("It last changed %1: no service can still hold an older one.")
            .arg(shortLocalTime(changed));
    return KeyPlanWords::tr("It changed %1. Until %2 a service may still work with the one before.", "two times")
        .arg(shortLocalTime(changed), shortLocalTime(changed + keys.lead()));
}

std::optional<core::KeySummary> plannedKey(const core::KeyOverview &keys, core::Instant now)
{
    const auto active = std::ranges::find(keys.keys, core::KeyState::Active, &core::KeySummary::state);
    if (active == keys.keys.end() || !active->activatedAt || keyHandOver(keys) || keys.rotateEvery.count() == 0)
        return std::nullopt;
    core::KeySummary planned;
    planned.algorithm = active->algorithm;
    planned.state = core::KeyState::Next;
    planned.createdAt = std::max(now, core::Instant(*active->activatedAt + keys.rotateEvery - keys.lead()));
    planned.activateAt = planned.createdAt + keys.lead();
    return planned;
}

std::optional<core::Instant> keyHandOver(const core::KeyOverview &keys)
{
    const auto next = std::ranges::find(keys.keys, core::KeyState::Next, &core::KeySummary::state);
    return next == keys.keys.end() ? std::nullopt : next->activateAt;
}

std::optional<core::Instant> plannedEnd(const core::KeyOverview &keys)
{
    const auto active = std::ranges::find(keys.keys, core::KeyState::Active, &core::KeySummary::state);
    if (active == keys.keys.end())
        return std::nullopt;
    if (const auto handOver = keyHandOver(keys); handOver || !active->activatedAt || keys.rotateEvery.count() == 0)
        return handOver;
    return *active->activatedAt + keys.rotateEvery;
}

std::vector<KeySpan> keySpans(const core::KeySummary &key, std::chrono::hours rotateEvery, core::Instant now,
                              const std::optional<core::Instant> &handOver, std::chrono::seconds longestLifetime)
{
    std::vector<KeySpan> spans;
    const auto add = [&](KeySpan::Kind kind, core::Instant from, core::Instant to, bool planned) {
        if (key.revokedAt && to > *key.revokedAt) {
            to = *key.revokedAt;
            planned = false;
        }
        if (to > from)
            spans.push_back({kind, from, to, planned, planned && from > now});
    };
    const bool byHand = rotateEvery.count() == 0;
    const core::Instant signs = key.activatedAt.value_or(key.activateAt.value_or(now));
    add(KeySpan::Kind::Published, key.createdAt, signs, !key.activatedAt);
    if (!key.activatedAt) {
        if (key.state == core::KeyState::Next && key.activateAt)
            add(KeySpan::Kind::Signing, signs, signs + rotateEvery, true);
        return spans;
    }
    const core::Instant due = std::max(now, handOver.value_or(*key.activatedAt + rotateEvery));
    const bool endsSometime = !key.retiringAt && !handOver && byHand;
    add(KeySpan::Kind::Signing, *key.activatedAt, key.retiringAt.value_or(due), !key.retiringAt);
    if (endsSometime && !spans.empty())
        spans.back().open = spans.back().planned;
    if (key.state == core::KeyState::Active && longestLifetime.count() > 0 && !endsSometime)
        add(KeySpan::Kind::Retiring, due, due + longestLifetime, true);
    if (key.retiringAt)
        add(KeySpan::Kind::Retiring, *key.retiringAt, key.retiredAt.value_or(key.retireAt.value_or(now)),
            !key.retiredAt);
    return spans;
}

QString keySpanText(const KeySpan &span)
{
    const QString from = shortLocalTime(span.from);
    const QString to = shortLocalTime(span.to);
    switch (span.kind) {
    case KeySpan::Kind::Published:
        return KeyPlanWords::tr("Published, not signing yet\n%1 – %2").arg(from, to);
    case KeySpan::Kind::Signing:
        if (span.open)
            return KeyPlanWords::tr("Signing\nsince %1, until somebody rotates the key").arg(from);
        if (span.ahead)
            return KeyPlanWords::tr("Will sign\nfrom %1, due for rotation %2").arg(from, to);
        return span.planned ? KeyPlanWords::tr("Signing\nsince %1, due for rotation %2").arg(from, to)
                            : KeyPlanWords::tr("Signing\n%1 – %2").arg(from, to);
    case KeySpan::Kind::Retiring:
        if (span.ahead)
            return KeyPlanWords::tr("Will verify tokens signed before\n%1 – %2, or until the last has expired")
                .arg(from, to);
        return KeyPlanWords::tr("Retiring: verifies tokens signed before\n%1 – %2").arg(from, to);
    }
    return {};
}

QString keySpanWord(const KeySpan &span)
{
    switch (span.kind) {
    case KeySpan::Kind::Published:
        return span.ahead ? KeyPlanWords::tr("will be published", "a key, later") : keyStateWord(core::KeyState::Next);
    case KeySpan::Kind::Signing:
        return span.ahead ? KeyPlanWords::tr("will sign", "a key, later") : keyStateWord(core::KeyState::Active);
    case KeySpan::Kind::Retiring:
        return span.ahead ? KeyPlanWords::tr("will only verify", "a key, later")
                          : keyStateWord(core::KeyState::Retiring);
    }
    return {};
}

} // namespace ui
