#include "ui/lab/CheckText.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using core::TokenCheck;
using core::TokenInspection;
using CheckOutcome = TokenCheck::Outcome;

namespace {

struct CheckTextContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::CheckText)
};

struct NamedWord
{
    const char *name;
    const char *word;
};

constexpr std::array<NamedWord, 11> kCheckWords{{
    {"form", QT_TRANSLATE_NOOP("ui::CheckText", "Form")},
    {"algorithm", QT_TRANSLATE_NOOP("ui::CheckText", "Algorithm")},
    {"key", QT_TRANSLATE_NOOP("ui::CheckText", "Key")},
    {"signature", QT_TRANSLATE_NOOP("ui::CheckText", "Signature")},
    {"issuer", QT_TRANSLATE_NOOP("ui::CheckText", "Issuer")},
    {"audience", QT_TRANSLATE_NOOP("ui::CheckText", "Audience")},
    {"lifetime", QT_TRANSLATE_NOOP("ui::CheckText", "Lifetime")},
    {"type", QT_TRANSLATE_NOOP("ui::CheckText", "Type")},
    {"binding", QT_TRANSLATE_NOOP("ui::CheckText", "Key binding")},
    {"request", QT_TRANSLATE_NOOP("ui::CheckText", "Request")},
    {"state", QT_TRANSLATE_NOOP("ui::CheckText", "State")},
}};

constexpr std::array<NamedWord, 6> kKindWords{{
    {"access_token", QT_TRANSLATE_NOOP("ui::CheckText", "Access token")},
    {"refresh_token", QT_TRANSLATE_NOOP("ui::CheckText", "Refresh token")},
    {"id_token", QT_TRANSLATE_NOOP("ui::CheckText", "ID token")},
    {"logout_token", QT_TRANSLATE_NOOP("ui::CheckText", "Logout token")},
    {"dpop_proof", QT_TRANSLATE_NOOP("ui::CheckText", "DPoP proof")},
    {"lab_token", QT_TRANSLATE_NOOP("ui::CheckText", "Token of the lab issuer")},
}};

template <size_t size>
QString wordOf(const std::array<NamedWord, size> &words, const QString &name)
{
    for (const NamedWord &known : words) {
        if (name == QLatin1String(known.name))
            return CheckTextContext::tr(known.word);
    }
    return name;
}

QString orNothing(const QString &value)
{
    return value.isEmpty() ? CheckTextContext::tr("nothing", "a value that a token lacks") : value;
}

/// How far the claim lies from the clock that judged.
std::chrono::seconds distance(const TokenInspection &inspection, const QString &claim)
{
    const qint64 now = QDateTime::fromString(inspection.now, Qt::ISODate).toSecsSinceEpoch();
    return std::chrono::seconds(std::abs(now - inspection.claims.value(claim).toInteger()));
}

QString keyFault(const TokenCheck &check)
{
    if (check.reason == "missing"_L1)
        return CheckTextContext::tr("The token names no key. It was not made by this server; get a token here.");
    if (check.reason == "retired"_L1)
        return CheckTextContext::tr("Key %1 is retired: it was replaced, and its tokens have run out. Get a new token.")
            .arg(check.found);
    if (check.reason == "revoked"_L1)
        return CheckTextContext::tr("Key %1 was revoked, and every token that it signed with it. Get a new token.")
            .arg(check.found);
    if (check.reason == "lab_off"_L1)
        return CheckTextContext::tr("The lab issuer is off, so that nobody can know its key. Switch it on.");
    if (check.reason == "unusable"_L1)
        return CheckTextContext::tr("The key in the header cannot be used: a public key is needed, not a private one.");
    return CheckTextContext::tr("This server has no key %1. The token comes from another server, or from another data "
                                "folder; compare the issuer.")
        .arg(orNothing(check.found));
}

QString lifetimeFault(const TokenCheck &check, const TokenInspection &inspection)
{
    if (check.reason == "no_expiry"_L1)
        return CheckTextContext::tr("The token has no exp: it would never end. Only one with an end is taken.");
    if (check.reason == "no_start"_L1)
        return CheckTextContext::tr("The proof has no iat, so nobody can tell how old it is.");
    if (check.reason == "too_old"_L1)
        return CheckTextContext::tr("The proof is %1 old. Make one for each request, and compare the clocks.")
            .arg(spanText(distance(inspection, u"iat"_s)));
    if (check.reason == "expired"_L1) {
        const auto ago = distance(inspection, u"exp"_s);
        const QString fact = CheckTextContext::tr("It expired %1 ago.").arg(spanText(ago));
        return ago < std::chrono::minutes(2)
                   ? fact + u' ' + CheckTextContext::tr("So little may be clocks that differ; compare them.")
                   : fact + u' ' + CheckTextContext::tr("Refresh it, or get a new one.");
    }
    const bool hasStart = inspection.claims.contains(u"nbf"_s);
    return CheckTextContext::tr(
               "It begins in %1 only: the clock of its maker is ahead of this one. Compare the clocks.")
        .arg(spanText(distance(inspection, hasStart ? u"nbf"_s : u"iat"_s)));
}

QString typeFault(const TokenCheck &check)
{
    return CheckTextContext::tr(
               "The header says typ %1; an access token says at+jwt (RFC 9068). Send the access token, "
               "not another one of the answer.")
        .arg(orNothing(check.found));
}

QString stateFault(const TokenCheck &check)
{
    const QString &found = check.found;
    if (found == "id_token"_L1)
        return CheckTextContext::tr(
            "An ID token tells a client who signed in. It opens no API: send the access token.");
    if (found == "logout_token"_L1)
        return CheckTextContext::tr("A logout token tells a client that a session has ended. It opens nothing.");
    if (found == "used"_L1)
        return CheckTextContext::tr("This refresh token was used already. Use the one that came with the answer.");
    if (found == "revoked"_L1)
        return CheckTextContext::tr("This token was revoked. Get a new one.");
    if (found == "family_reused"_L1)
        return CheckTextContext::tr(
            "A refresh token of its chain was used twice, so the whole chain has ended. Sign in "
            "again, and look at the chain.");
    if (found.startsWith("family_"_L1))
        return CheckTextContext::tr("Its chain has ended (%1). Sign in again.").arg(found.sliced(7));
    if (found == "user_disabled"_L1)
        return CheckTextContext::tr("The user is disabled or deleted.");
    if (found == "client_disabled"_L1)
        return CheckTextContext::tr("The client is disabled or deleted.");
    return CheckTextContext::tr("This server does not know the token: perhaps it comes from another data folder.");
}

QString failedReason(const TokenCheck &check, const TokenInspection &inspection)
{
    const QString &name = check.name;
    if (name == "form"_L1)
        return check.found == "crit"_L1
                   ? CheckTextContext::tr("The header demands an extension (crit) that nobody here knows.")
                   : CheckTextContext::tr("This is no well-formed JWT. Copy it whole, without line breaks.");
    if (name == "key"_L1)
        return keyFault(check);
    if (name == "algorithm"_L1)
        return CheckTextContext::tr(
                   "The header says %1, and this key signs with %2 only. Taking the algorithm from the "
                   "token is the classic hole.")
            .arg(orNothing(check.found), check.expected);
    if (name == "signature"_L1)
        return CheckTextContext::tr(
            "The signature is not by this key: the token was altered, or another one signed it.");
    if (name == "type"_L1)
        return typeFault(check);
    if (name == "issuer"_L1)
        return CheckTextContext::tr("It comes from %1, and this server is %2. Even a different port, name or slash at "
                                    "the end is another issuer.")
            .arg(orNothing(check.found), check.expected);
    if (name == "audience"_L1)
        return CheckTextContext::tr("It is meant for %1, not for %2. Ask for the right resource, or configure the "
                                    "audience.")
            .arg(orNothing(check.found), orNothing(check.expected));
    if (name == "lifetime"_L1)
        return lifetimeFault(check, inspection);
    if (name == "binding"_L1)
        return CheckTextContext::tr("It is said to be bound to a key, but names none (cnf.jkt).");
    if (name == "request"_L1)
        return CheckTextContext::tr(
            "The proof must name method and address of its request, and an id (htm, htu, jti).");
    if (name == "state"_L1)
        return stateFault(check);
    return CheckTextContext::tr("expected %1, found %2", "values of a token")
        .arg(orNothing(check.expected), orNothing(check.found));
}

QString passedReason(const TokenCheck &check)
{
    if (check.name == "binding"_L1)
        return CheckTextContext::tr(
                   "Bound to the key %1: it goes with a DPoP proof of that key. As a plain Bearer token "
                   "it is refused.")
            .arg(check.found);
    return check.found.isEmpty() ? CheckTextContext::tr("passed", "a check of a token") : check.found;
}

} // namespace

QString checkWord(const QString &name)
{
    return wordOf(kCheckWords, name);
}

QString tokenKindWord(const QString &kind)
{
    return wordOf(kKindWords, kind);
}

StateMark checkMark(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Passed:
        return {Shape::Dot, Tone::Good};
    case CheckOutcome::Failed:
        return {Shape::Cross, Tone::Danger};
    case CheckOutcome::Skipped:
        return {Shape::Ring, Tone::Neutral};
    }
    return {};
}

QString checkReason(const TokenCheck &check, const TokenInspection &inspection)
{
    switch (check.outcome) {
    case CheckOutcome::Passed:
        return passedReason(check);
    case CheckOutcome::Failed:
        return failedReason(check, inspection);
    case CheckOutcome::Skipped:
        return CheckTextContext::tr("not checked", "a check of a token");
    }
    return {};
}

Verdict verdictOn(const TokenInspection &inspection)
{
    const auto fault = std::ranges::find(inspection.checks, CheckOutcome::Failed, &TokenCheck::outcome);
    const QString why = fault == inspection.checks.end() ? QString() : checkReason(*fault, inspection);
    const bool isForClients = inspection.kind == "id_token"_L1 || inspection.kind == "logout_token"_L1;
    if (isForClients && fault != inspection.checks.end() && fault->name == "state"_L1)
        return {{Shape::Half, Tone::Waiting}, CheckTextContext::tr("good, but opens no API", "a token"), why};
    if (inspection.active && why.isEmpty())
        return {checkMark(CheckOutcome::Passed), CheckTextContext::tr("accepted", "a token"), {}};
    if (inspection.active)
        return {{Shape::Half, Tone::Waiting}, CheckTextContext::tr("good, with a fault", "a token"), why};
    return {checkMark(CheckOutcome::Failed), CheckTextContext::tr("refused", "a token"), why};
}

} // namespace ui
