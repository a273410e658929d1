#include "ui/server/SelfTestWords.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;
using Outcome = core::SelfTestCheck::Outcome;

namespace {

struct SelfTestContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::SelfTestWords)
};

} // namespace

QString selfTestTitle(const QString &name)
{
    static const QHash<QString, const char *> titles{
        {u"discovery"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Discovery document")},
        {u"keys"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Signing key in the JWKS")},
        {u"refusal"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Refusal without a token (401)")},
        {u"sign_in"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Sign-in")},
        {u"introspection"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Introspection")},
        {u"refresh"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Refresh")},
        {u"reuse"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Reuse detected")},
        {u"cleanup"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Traces of the test removed")},
        {u"clock"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Clock")},
        {u"keychain"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Keychain")},
        {u"sealed_keys"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Sealed keys")},
        {u"disk"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Disk")},
        {u"database"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Database")},
        {u"certificate"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Certificate")}};
    const char *title = titles.value(name);
    return title ? SelfTestContext::tr(title) : name;
}

QString selfTestOutcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return SelfTestContext::tr("passed", "a step of the self-test");
    case Outcome::Doubtful:
        return SelfTestContext::tr("needs a look", "a step of the self-test");
    case Outcome::Failed:
        return SelfTestContext::tr("failed", "a step of the self-test");
    case Outcome::Skipped:
        return SelfTestContext::tr("skipped", "a step of the self-test");
    }
    return {};
}

StateMark selfTestMark(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return {Shape::Dot, Tone::Good};
    case Outcome::Doubtful:
        return {Shape::Half, Tone::Waiting};
    case Outcome::Failed:
        return {Shape::Triangle, Tone::Danger};
    case Outcome::Skipped:
        break;
    }
    return {Shape::Ring, Tone::Neutral};
}

QString selfTestFound(const core::SelfTestCheck &check)
{
    [[maybe_unused]] static constexpr const char *kSentences[] = {
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "401, and the way to sign in is named"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "access and refresh token; userinfo names the user"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "the token is active"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "a new pair of tokens"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "refused, and the whole chain ended"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "client and user are removed"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "there is no token"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "nobody answers"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "it is not this server that answers"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "no address needs one"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "there is none, but an address with HTTPS"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "no signing key is active"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "a refresh token was taken twice"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "the chain lives on after a theft"),
        QT_TRANSLATE_NOOP("ui::SelfTestWords", "the access token lives on after a theft")};
    static const QRegularExpression free(u"^(.+) free$"_s);
    static const QRegularExpression opened(u"^([0-9]+) opened$"_s);
    static const QRegularExpression drifting(u"^(.+); nothing keeps the clock in step with the time of the network$"_s);
    if (const auto match = free.match(check.detail); match.hasMatch())
        return SelfTestContext::tr("%1 free", "space on a disk").arg(match.captured(1));
    if (const auto match = opened.match(check.detail); match.hasMatch())
        return SelfTestContext::tr("opened: %1", "a number of sealed secrets").arg(match.captured(1));
    if (const auto match = drifting.match(check.detail); match.hasMatch())
        return SelfTestContext::tr("%1; nothing keeps the clock in step with the time of the network")
            .arg(match.captured(1));
    return SelfTestContext::tr(check.detail.toUtf8().constData()); // one of the sentences; else as it is
}

QString selfTestAdvice(const core::SelfTestCheck &check)
{
    if (check.advice.isEmpty())
        return {};
    static const QHash<QString, const char *> advice{
        {u"discovery"_s,
         QT_TRANSLATE_NOOP("ui::SelfTestWords",
                           "Start the listeners (Overview), and see that nothing else holds the address.")},
        {u"keys"_s,
         QT_TRANSLATE_NOOP("ui::SelfTestWords", "Restart the program; if it stays so, rotate the key (Signing keys).")},
        {u"sign_in"_s,
         QT_TRANSLATE_NOOP(
             "ui::SelfTestWords",
             "Wait a minute and run it again: the limits on sign-ins count it too. Else look at the log.")},
        {u"cleanup"_s,
         QT_TRANSLATE_NOOP("ui::SelfTestWords", "The next start removes the client and the user of the self-test.")},
        {u"clock"_s,
         QT_TRANSLATE_NOOP("ui::SelfTestWords",
                           "Set the clock, and let the system keep it in step (timedatectl set-ntp true).")},
        {u"keychain"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Unlock the keychain, or log in to the desktop again.")},
        {u"sealed_keys"_s,
         QT_TRANSLATE_NOOP("ui::SelfTestWords",
                           "Print the recovery sheet now (Signing keys), before the program is stopped.")},
        {u"disk"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "See who owns the data folder and make room: compact the "
                                                           "database (Backup), keep audit rows for less long.")},
        {u"database"_s,
         QT_TRANSLATE_NOOP("ui::SelfTestWords",
                           "Stop the program, keep the file, and restore the last good backup to a copy.")},
        {u"certificate"_s, QT_TRANSLATE_NOOP("ui::SelfTestWords", "Make or import a new one (Certificate).")}};
    const char *found = advice.value(check.name);
    if (found)
        return SelfTestContext::tr(found);
    return SelfTestContext::tr("Look at the log, and at the audit log of the last minute.");
}

} // namespace ui
