#include "ui/keys/KeyWords.h"

#include <QCoreApplication>

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

QString keyRevocationText(const core::KeySummary &key, int chains)
{
    const QString ended =
        chains < 0 ? KeyWords::tr("Counting the chains that would end …")
                   : KeyWords::tr("%n token chain(s) end: the people there must sign in again.", nullptr, chains);
    const QString next =
        key.state == core::KeyState::Active
            ? KeyWords::tr(
                  "The next key signs from now on, and is made if there is none. A service that has kept the old "
                  "key set refuses new tokens until it reads the key set again.")
            : KeyWords::tr("The key that signs now stays as it is.");
    return KeyWords::tr("Use this only when the private key may have leaked. To change keys without harm, rotate.\n\n"
                        "• %1\n"
                        "• Every access token signed by this key is refused as soon as a service reads the key set "
                        "again.\n"
                        "• %2\n\n"
                        "This cannot be undone.",
                        "%1 and %2 are sentences")
        .arg(ended, next);
}

} // namespace ui
