#include "ui/server/SelfTestWords.h"

#include <QCoreApplication>

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
        return SelfTestContext::tr("doubtful", "a step of the self-test");
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
