#include "app/Composition.h"
#include "app/KekRecovery.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/KekAdmin.h"
#include "core/admin/KeyAdmin.h"

#include <QCommandLineParser>
#include <QFile>

#include <algorithm>
#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

QJsonObject keyJson(const core::KeySummary &key)
{
    return {{u"kid"_s, key.id.value},
            {u"alg"_s, core::algorithmName(key.algorithm)},
            {u"bits"_s, key.bits},
            {u"state"_s, core::keyStateName(key.state)},
            {u"created_at"_s, core::toMillis(key.createdAt)},
            {u"activate_at"_s, instantJson(key.activateAt)},
            {u"activated_at"_s, instantJson(key.activatedAt)},
            {u"retiring_at"_s, instantJson(key.retiringAt)},
            {u"retire_at"_s, instantJson(key.retireAt)},
            {u"retired_at"_s, instantJson(key.retiredAt)},
            {u"revoked_at"_s, instantJson(key.revokedAt)},
            {u"live_refresh_tokens"_s, key.liveRefreshTokens}};
}

core::KeyId keyOf(const Invocation &call)
{
    return core::KeyId{call.arguments.first()};
}

Result<QJsonValue> listKeys(Invocation &call)
{
    const auto overview = await(call.core.keys().overview());
    if (!overview)
        return core::fail(overview.error());
    QJsonArray rows;
    for (const core::KeySummary &key : overview->keys)
        rows.append(keyJson(key));
    return rows;
}

/// On standard error: what is printed for programs stays as it is.
void tellThatItWaited(const core::KeySummary &key)
{
    const QString told =
        key.state == core::KeyState::Active
            ? u"%1 was published before and signs now; no other key was made"_s.arg(key.id.value)
            : u"%1 waits already and signs from %2; no other key was made (--now lets it sign at once)"_s.arg(
                  key.id.value, core::toDateTime(key.activateAt.value_or(key.createdAt)).toString(Qt::ISODate));
    std::fputs(qPrintable(u"gatehoused: "_s + told + u'\n'), stderr);
}

Result<QJsonValue> rotateKey(Invocation &call)
{
    std::optional<std::chrono::seconds> wait;
    if (call.options.isSet(u"now"_s))
        wait = std::chrono::seconds(0);
    if (call.options.isSet(u"activate-after"_s)) {
        bool valid = false;
        const int seconds = call.options.value(u"activate-after"_s).toInt(&valid);
        if (!valid || seconds < 0 || wait)
            return core::fail(core::ErrorKind::InvalidInput,
                              u"give either --now or --activate-after with a number of seconds"_s);
        wait = std::chrono::seconds(seconds);
    }
    const auto before = await(call.core.keys().overview());
    if (!before)
        return core::fail(before.error());
    const auto kid = await(call.core.keys().rotate(wait));
    if (!kid)
        return core::fail(kid.error());
    const auto overview = await(call.core.keys().overview());
    if (!overview)
        return core::fail(overview.error());
    for (const core::KeySummary &key : overview->keys) {
        if (key.id != *kid)
            continue;
        if (std::ranges::find(before->keys, key.id, &core::KeySummary::id) != before->keys.end())
            tellThatItWaited(key);
        return keyJson(key);
    }
    return QJsonObject{{u"kid"_s, kid->value}};
}

Result<QJsonValue> retireKey(Invocation &call)
{
    const auto retired = await(call.core.keys().retire(keyOf(call)));
    if (!retired)
        return core::fail(retired.error());
    return QJsonObject{{u"kid"_s, call.arguments.first()}, {u"state"_s, u"retired"_s}};
}

Result<QJsonValue> revokeKey(Invocation &call)
{
    const auto report = await(call.core.keys().revoke(keyOf(call)));
    if (!report)
        return core::fail(report.error());
    return QJsonObject{{u"kid"_s, call.arguments.first()},
                       {u"state"_s, u"revoked"_s},
                       {u"families_ended"_s, report->familiesEnded},
                       {u"now_active"_s, report->nowActive.value}};
}

Result<QJsonValue> exportKey(Invocation &call)
{
    const auto pem = await(call.core.keys().exportPublicPem(keyOf(call)));
    if (!pem)
        return core::fail(pem.error());
    return QJsonObject{{u"kid"_s, call.arguments.first()}, {u"public_key"_s, *pem}};
}

Result<QJsonValue> importKey(Invocation &call)
{
    QFile file(call.arguments.first());
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorKind::NotFound, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    const auto key = std::make_shared<const core::SecretBytes>(core::SecretBytes::take(file.read(64 * 1024)));
    std::optional<core::KeyId> wanted;
    if (call.options.isSet(u"kid"_s))
        wanted = core::KeyId{call.options.value(u"kid"_s)};
    const auto kid = await(call.core.keys().import(key, wanted));
    if (!kid)
        return core::fail(kid.error());
    return QJsonObject{{u"kid"_s, kid->value}};
}

Result<QJsonValue> testKek(Invocation &call)
{
    const auto test = await(call.core.kek().test());
    if (!test)
        return core::fail(test.error());
    call.failed = !test->damaged.isEmpty() || test->place == core::KekTest::Place::Different;
    const QString place = test->place == core::KekTest::Place::Same        ? u"holds the same key"_s
                          : test->place == core::KekTest::Place::Different ? u"does not give the key back"_s
                                                                           : u"not read again"_s;
    return QJsonObject{{u"place"_s, call.core.kekPlace()},
                       {u"keeps"_s, place},
                       {u"opened"_s, test->opened},
                       {u"damaged"_s, QJsonArray::fromStringList(test->damaged)}};
}

Result<QJsonValue> recoverKeys(Invocation &call)
{
    const auto line = secretLineFromStdin();
    if (!line)
        return core::fail(line.error());
    const auto place = recoverKek(call.core, core::SecretBytes::fromText(*line));
    if (!place)
        return core::fail(place.error());
    return QJsonObject{{u"kept_in"_s, *place}};
}

} // namespace

const QList<Subcommand> &keyCommands()
{
    static const QStringList columns{
        u"kid"_s, u"alg"_s, u"state"_s, u"created_at"_s, u"activated_at"_s, u"retire_at"_s, u"live_refresh_tokens"_s};
    static const QList<Subcommand> commands{
        {u"key"_s,
         u"list"_s,
         {},
         u"signing keys, newest first; next: published and not signing yet, active: signs"_s,
         Needs::Secrets,
         {},
         columns,
         listKeys},
        {u"key"_s,
         u"rotate"_s,
         {},
         u"publish a next key, unless one waits; it signs after one JWKS cache time"_s,
         Needs::Keys,
         {{u"activate-after"_s, u"seconds until it signs"_s, u"SECONDS"_s},
          {u"now"_s, u"let it sign at once; validators with an old cache refuse its tokens"_s}},
         {},
         rotateKey},
        {u"key"_s,
         u"retire"_s,
         u"KID"_s,
         u"take a retiring key out of the JWKS before its time"_s,
         Needs::Keys,
         {},
         {},
         retireKey},
        {u"key"_s,
         u"revoke"_s,
         u"KID"_s,
         u"emergency: the key is gone at once, with all chains it signed"_s,
         Needs::Keys,
         {},
         {},
         revokeKey},
        {u"key"_s,
         u"import"_s,
         u"FILE"_s,
         u"take a private key (PEM) as the next signing key"_s,
         Needs::Keys,
         {{u"kid"_s, u"the id that it had before"_s, u"KID"_s}},
         {},
         importKey},
        {u"key"_s, u"test"_s, {}, u"does the key-encryption key open everything"_s, Needs::Secrets, {}, {}, testKek},
        {u"key"_s,
         u"recover"_s,
         {},
         u"give the key-encryption key back: its recovery code on standard input"_s,
         Needs::Database,
         {},
         {},
         recoverKeys},
        {u"key"_s, u"export"_s, u"KID"_s, u"the public key as PEM"_s, Needs::Secrets, {}, {}, exportKey},
    };
    return commands;
}

} // namespace app
