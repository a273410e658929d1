#include "ui/keys/KeyWords.h"

#include "ui/widgets/TimeText.h"
#include "ui/widgets/WholeName.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct KeyWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::KeyWords)
};

QString joseName(core::SigningAlgorithm algorithm)
{
    switch (algorithm) {
    case core::SigningAlgorithm::RS256:
        return u"RS256"_s;
    case core::SigningAlgorithm::ES256:
        return u"ES256"_s;
    case core::SigningAlgorithm::EdDSA:
        return u"EdDSA"_s;
    }
    return {};
}

} // namespace

QString keyStateWord(core::KeyState state)
{
    switch (state) {
    case core::KeyState::Next:
        return KeyWords::tr("published", "state of a signing key that does not sign yet");
    case core::KeyState::Active:
        return KeyWords::tr("signing", "state of a signing key");
    case core::KeyState::Retiring:
        return KeyWords::tr("retiring", "state of a signing key that only verifies");
    case core::KeyState::Retired:
        return KeyWords::tr("retired", "state of a signing key");
    case core::KeyState::Revoked:
        return KeyWords::tr("revoked", "state of a signing key");
    }
    return {};
}

StateMark keyMark(core::KeyState state)
{
    switch (state) {
    case core::KeyState::Next:
        return {Shape::Half, Tone::Waiting};
    case core::KeyState::Active:
        return {Shape::Dot, Tone::Good};
    case core::KeyState::Retiring:
        return {Shape::Half, Tone::Neutral};
    case core::KeyState::Retired:
        return {Shape::Ring, Tone::Neutral};
    case core::KeyState::Revoked:
        return {Shape::Cross, Tone::Danger};
    }
    return {};
}

QString keyAlgorithmText(const core::KeySummary &key)
{
    if (key.bits <= 0)
        return joseName(key.algorithm);
    return KeyWords::tr("%1, %2 bit", "an algorithm and the size of its key")
        .arg(joseName(key.algorithm), QString::number(key.bits));
}

QString keyRotatedText(const core::KeySummary &key, bool hadWaited)
{
    if (key.state == core::KeyState::Active)
        return KeyWords::tr("The key %1 signs now.").arg(key.id.value);
    if (hadWaited)
        return KeyWords::tr("The key %1 waits already and signs from %2; no other key was made.", "%2 is a time")
            .arg(key.id.value, shortLocalTime(key.activateAt));
    return KeyWords::tr("The key %1 is published and signs from %2.", "%2 is a time")
        .arg(key.id.value, shortLocalTime(key.activateAt));
}

static QString sharesOf(const std::vector<core::KeyUse::Share> &shares)
{
    constexpr size_t most = 8;
    QStringList names;
    for (const core::KeyUse::Share &share : shares) {
        if (size_t(names.size()) == most) {
            names.append(KeyWords::tr("%n more", nullptr, int(shares.size() - most)));
            break;
        }
        names.append(KeyWords::tr("%1 (%2)", "a name and how many chains")
                         .arg(wholeName(share.name), QLocale().toString(share.chains)));
    }
    return names.join(u", "_s);
}

QString keyNeedsText(const core::KeyId &key, const core::KeyUse &use)
{
    if (use.chains == 0 && use.accessTokens == 0)
        return KeyWords::tr("No live token needs %1.").arg(wholeName(key.value));
    QStringList sentences;
    if (use.refreshTokens > 0)
        sentences << KeyWords::tr("%n refresh token(s) need %1, the last until %2: %3.", "a key, a date, clients",
                                  use.refreshTokens)
                         .arg(wholeName(key.value), shortLocalTime(use.lastRefreshExpiry), sharesOf(use.clients));
    if (use.accessTokens > 0)
        sentences << KeyWords::tr("About %n access token(s) need it until %1.", "an estimate; %1 is a date",
                                  use.accessTokens)
                         .arg(shortLocalTime(use.lastAccessExpiry));
    return sentences.join(u' ');
}

QString keyNeededByText(const core::KeyUse &use)
{
    if (use.chains == 0 && use.accessTokens == 0)
        return KeyWords::tr("no live token");
    QStringList parts;
    if (use.refreshTokens > 0)
        parts << KeyWords::tr("%n refresh token(s), the last until %1: %2", "a date, clients", use.refreshTokens)
                     .arg(shortLocalTime(use.lastRefreshExpiry), sharesOf(use.clients));
    if (use.accessTokens > 0)
        parts << KeyWords::tr("about %n access token(s) until %1", "an estimate; %1 is a date", use.accessTokens)
                     .arg(shortLocalTime(use.lastAccessExpiry));
    return parts.join(u'\n');
}

QString keySafetyText(const core::KeyUse &use, bool isRetiring)
{
    if (!isRetiring)
        return KeyWords::tr(
            "Going on is safe: the old key stays published at least until the last of its tokens has expired.");
    return use.chains == 0 && use.accessTokens == 0
               ? KeyWords::tr("It is safe to take it out of the key set now.")
               : KeyWords::tr("Taking it out now would end them: waiting costs nothing.");
}

QString keyRevocationText(const core::KeySummary &key, const std::optional<core::KeyUse> &use)
{
    QStringList lines;
    if (!use) {
        lines << KeyWords::tr("Counting the chains that would end…");
    } else {
        lines << KeyWords::tr("%n token chain(s) end: the people there must sign in again.", nullptr, use->chains);
        if (use->chains > 0)
            lines << KeyWords::tr("Clients: %1").arg(sharesOf(use->clients))
                  << KeyWords::tr("Users: %1").arg(sharesOf(use->users));
        lines << KeyWords::tr("About %n access token(s) signed by this key are refused as soon as a service reads the "
                              "key set again: its callers see 401 invalid_token and refresh, which answers "
                              "invalid_grant.",
                              nullptr, use->accessTokens);
    }
    lines << (key.state == core::KeyState::Active
                  ? KeyWords::tr("The next key signs from now on, and is made if there is none. A service that has "
                                 "kept the old key set refuses new tokens until it reads the key set again.")
                  : KeyWords::tr("The key that signs now stays as it is."));
    return KeyWords::tr("Use this only when the private key may have leaked. To change keys without harm, rotate.\n\n"
                        "• %1\n\nThis cannot be undone.",
                        "%1 is a list of sentences")
        .arg(lines.join(u"\n• "_s));
}

} // namespace ui
