#include "ui/server/WeaknessWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace ui {

namespace {

struct WeaknessContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::WeaknessWords)
};

constexpr std::array<std::pair<const char *, const char *>, 25> kRisks{{
    {"plain_http",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "Passwords and tokens cross the network readable by anybody on the way.")},
    {"https_not_required",
     QT_TRANSLATE_NOOP("ui::WeaknessWords",
                       "A client with a wrong address sends its password in plain text and nobody notices.")},
    {"development",
     QT_TRANSLATE_NOOP("ui::WeaknessWords",
                       "Placeholder secrets and plain HTTP are accepted although others can reach this server.")},
    {"believes_everybody",
     QT_TRANSLATE_NOOP(
         "ui::WeaknessWords",
         "Anybody in these networks can claim any address, so limits and the audit log can be deceived.")},
    {"plain_origin",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "A page over plain HTTP can be changed on the way and then reads tokens.")},
    {"limits_off", QT_TRANSLATE_NOOP("ui::WeaknessWords", "Passwords can be guessed as fast as the computer answers.")},
    {"many_guesses_by_address", QT_TRANSLATE_NOOP("ui::WeaknessWords", "One address may try many passwords a minute.")},
    {"many_guesses_by_name",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "One account can be guessed at from many addresses.")},
    {"requests_unlimited",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "One address may keep the server busy for everybody.")},
    {"no_lock",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "An account is not locked while somebody guesses its password.")},
    {"short_lock", QT_TRANSLATE_NOOP("ui::WeaknessWords", "The lock ends so soon that guessing goes on.")},
    {"slow_senders",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "Senders that drip their bytes hold connections for long.")},
    {"any_password",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "Users may choose a password that is guessed at the first try.")},
    {"cheap_hash",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "Whoever steals the database tries passwords faster than need be.")},
    {"long_access",
     QT_TRANSLATE_NOOP("ui::WeaknessWords",
                       "A stolen access token works for a long time, wherever nobody asks this server.")},
    {"long_refresh", QT_TRANSLATE_NOOP("ui::WeaknessWords", "A forgotten device stays signed in for months.")},
    {"long_session",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "A browser on a shared computer stays signed in for weeks.")},
    {"long_idle_session",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "A browser that was left open stays signed in overnight and longer.")},
    {"long_jwks",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "A key that was revoked is believed for days by whoever keeps it.")},
    {"old_signing_key",
     QT_TRANSLATE_NOOP(
         "ui::WeaknessWords",
         "A signing key that leaked unnoticed signs tokens for more than a year, or until somebody rotates by hand.")},
    {"static_key",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "One key without end opens everything, and nobody can tell who used it.")},
    {"key_in_file",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "Whoever can copy this file and the database can sign tokens.")},
    {"key_in_environment",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "The key-encryption key stands in the files that start the server.")},
    {"signing_key_in_file",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "The imported signing key still lies in a file; it was needed only once.")},
    {"short_record",
     QT_TRANSLATE_NOOP("ui::WeaknessWords", "What happened is forgotten before most break-ins are noticed.")},
}};

} // namespace

QString weaknessRiskText(const QString &rule, const QString &otherwise)
{
    const auto found =
        std::ranges::find_if(kRisks, [&](const auto &risk) { return rule == QLatin1String(risk.first); });
    return found == kRisks.end() ? otherwise : WeaknessContext::tr(found->second);
}

} // namespace ui
