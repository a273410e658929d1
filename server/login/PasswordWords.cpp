#include "server/login/PasswordWords.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

using Kind = core::PasswordChangeRefusal::Kind;

QString ruleText(const QString &rule, const PageWords &words)
{
    if (rule == "length"_L1)
        return words("account", "is too short");
    if (rule == "too_long"_L1)
        return words("account", "is longer than 72 bytes");
    if (rule == "upper"_L1)
        return words("account", "has no capital letter");
    if (rule == "lower"_L1)
        return words("account", "has no small letter");
    if (rule == "digit"_L1)
        return words("account", "has no digit");
    if (rule == "special"_L1)
        return words("account", "has no special character");
    if (rule == "blocklisted"_L1)
        return words("account", "is among those that are tried first");
    return rule;
}

QString rulesText(const QStringList &rules, const PageWords &words)
{
    QStringList texts;
    for (const QString &rule : rules)
        texts += ruleText(rule, words);
    return words("account", "The new password %1.").arg(texts.join(u", "_s));
}

QString oldPasswordText(const core::SignInRefusal &refusal, const PageWords &words)
{
    using Reason = core::SignInRefusal::Reason;
    if (refusal.reason == Reason::BadCredentials)
        return words("account", "The current password is wrong.");
    const QString later =
        words("sign-in", "Try again in %1.").arg(words.duration(std::max(refusal.retryAfter, std::chrono::seconds(1))));
    if (refusal.reason == Reason::Overloaded || refusal.reason == Reason::Storage)
        return words("account", "The server is busy.") + u' ' + later;
    return words("account", "Too many failed attempts.") + u' ' + later;
}

QString textOf(const PasswordFailure &failure, const PageWords &words)
{
    if (failure.kind == PasswordFailure::Kind::Incomplete)
        return words("account", "Fill in all three fields.");
    if (failure.kind == PasswordFailure::Kind::Differs)
        return words("account", "The two new passwords differ.");
    switch (failure.refusal.kind) {
    case Kind::OldPassword:
        return oldPasswordText(failure.refusal.signIn, words);
    case Kind::Rules:
        return rulesText(failure.refusal.missingRules, words);
    case Kind::Changed:
        return words("account", "Your account was changed in the meantime. Try again.");
    case Kind::Overloaded:
    case Kind::Storage:
        break;
    }
    return words("account", "The server is busy.");
}

} // namespace

bool isOldPasswordAtFault(const PasswordFailure &failure)
{
    return failure.kind == PasswordFailure::Kind::Refused && failure.refusal.kind == Kind::OldPassword;
}

Html passwordNotice(const PasswordFailure &failure, const PageWords &words)
{
    return errorNotice(words("account", "The password was not changed"), textOf(failure, words));
}

} // namespace server
