#include "app/Await.h"
#include "app/Composition.h"
#include "app/Diagnostics.h"
#include "app/KekAtStart.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/settings/SettingWeakness.h"

#include <QCommandLineParser>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

/// Would the server find the key that the secrets are sealed under?
HealthCheck kekCheck(Composition &core)
{
    const auto name = u"key-encryption key"_s;
    if (!core.holdsSealedSecrets())
        return {name, true, u"none yet; the first start makes one"_s};
    auto kek = kekWithoutQuestions(core);
    if (!kek)
        return {name, false, kek.error().detail};
    const QString place = kek->place;
    const auto unlocked = core.unlock(std::move(*kek));
    return {name, unlocked.has_value(), unlocked ? place : unlocked.error().detail};
}

using Outcome = core::SelfTestCheck::Outcome;

/// What is neither passed nor failed says so.
QString wordBefore(Outcome outcome)
{
    return outcome == Outcome::Skipped    ? u"skipped: "_s
           : outcome == Outcome::Doubtful ? u"needs a look: "_s
                                          : QString();
}

/// Through the server that runs on this folder.
Result<QList<HealthCheck>> selfTest(Composition &core, const QString &url)
{
    if (const auto target = Diagnostics::targetOfSettings(core, url); !url.isEmpty() && !target)
        return core::fail(target.error());
    Diagnostics diagnostics(core, {[&core, url] { return Diagnostics::targetOfSettings(core, url); }});
    const auto steps = await(diagnostics.selfTest({}));
    if (!steps)
        return core::fail(steps.error());
    QList<HealthCheck> rows;
    for (const core::SelfTestCheck &step : *steps) {
        const bool isGone = step.name == "discovery"_L1 && step.outcome == Outcome::Failed;
        const QString meant = isGone ? u"start the server, or say with --url where it answers"_s : step.advice;
        const QString advice = meant.isEmpty() ? QString() : u" - "_s + meant;
        rows.append({u"self-test: "_s + step.name, step.outcome != Outcome::Failed,
                     wordBefore(step.outcome) + step.detail + advice});
    }
    return rows;
}

Result<QJsonValue> check(Invocation &call)
{
    QJsonArray rows;
    bool healthy = true;
    const HealthCheck kek = kekCheck(call.core); // first: the audit log is sealed under it
    QList<HealthCheck> results = call.core.checkHealth();
    results.append(kek);
    if (call.options.isSet(u"self-test"_s)) {
        if (!kek.passed || !call.core.holdsSealedSecrets())
            return core::fail(core::ErrorKind::Keychain,
                              u"the self-test needs the key-encryption key: "_s + kek.detail);
        const auto tested = selfTest(call.core, call.options.value(u"url"_s));
        if (!tested)
            return core::fail(tested.error());
        results += *tested;
    }
    for (const HealthCheck &result : results) {
        healthy = healthy && result.passed;
        rows.append(QJsonObject{{u"check"_s, result.name}, {u"ok"_s, result.passed}, {u"detail"_s, result.detail}});
    }
    // Less safe than need be is no fault of the installation: told, but no failure.
    for (const core::SettingWeakness &weakness : core::weaknessesOf(call.core.settings()))
        rows.append(QJsonObject{{u"check"_s, u"weakened setting"_s},
                                {u"ok"_s, true},
                                {u"detail"_s, u"%1 is %2: %3"_s.arg(weakness.name, weakness.value, weakness.risk)}});
    call.failed = !healthy;
    return rows;
}

} // namespace

const QList<Subcommand> &checkCommands()
{
    static const QList<Subcommand> commands{
        {u"check"_s,
         {},
         {},
         u"database, schema, audit chain, keys and configuration"_s,
         Needs::Database,
         {QCommandLineOption(u"self-test"_s,
                             u"also signs in to the running server, with a client and a user of its own"_s),
          QCommandLineOption(
              u"url"_s, u"where the self-test finds this server; over plain http on this computer only"_s, u"URL"_s)},
         {u"check"_s, u"ok"_s, u"detail"_s},
         check},
    };
    return commands;
}

} // namespace app
