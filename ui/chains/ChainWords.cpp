#include "ui/chains/ChainWords.h"

#include "ui/widgets/TimeText.h"
#include "ui/widgets/WholeName.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostShares = 6;

struct ChainWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::ChainWords)
};

struct TokenWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::TokenWords)
};

} // namespace

QString chainStateWord(core::ChainState state)
{
    switch (state) {
    case core::ChainState::Active:
        return ChainWords::tr("active", "state of a token chain");
    case core::ChainState::Used:
        return ChainWords::tr("used", "state of a token chain");
    case core::ChainState::Grace:
        return ChainWords::tr("in grace", "state of a token chain");
    case core::ChainState::Reused:
        return ChainWords::tr("reused", "state of a token chain: one of its tokens was presented again after use");
    case core::ChainState::Revoked:
        return ChainWords::tr("revoked", "state of a token chain");
    case core::ChainState::Expired:
        return ChainWords::tr("expired", "state of a token chain");
    }
    return {};
}

QString tokenStateWord(core::ChainState state)
{
    switch (state) {
    case core::ChainState::Active:
        return TokenWords::tr("active", "state of a refresh token");
    case core::ChainState::Used:
        return TokenWords::tr("used", "state of a refresh token");
    case core::ChainState::Grace:
        return TokenWords::tr("in grace", "state of a refresh token: used, but may be repeated for a few seconds");
    case core::ChainState::Reused:
        return TokenWords::tr("reused", "state of a refresh token: presented again after use");
    case core::ChainState::Revoked:
        return TokenWords::tr("revoked", "state of a refresh token");
    case core::ChainState::Expired:
        return TokenWords::tr("expired", "state of a refresh token");
    }
    return {};
}

StateMark chainMark(core::ChainState state)
{
    switch (state) {
    case core::ChainState::Active:
        return {Shape::Dot, Tone::Good};
    case core::ChainState::Used:
        return {Shape::Dot, Tone::Neutral};
    case core::ChainState::Grace:
        return {Shape::Half, Tone::Waiting};
    case core::ChainState::Reused:
        return {Shape::Triangle, Tone::Danger};
    case core::ChainState::Revoked:
        return {Shape::Cross, Tone::Neutral};
    case core::ChainState::Expired:
        return {Shape::Ring, Tone::Neutral};
    }
    return {};
}

QString revokeReasonText(const QString &reason)
{
    static const QHash<QString, const char *> words{
        {u"reuse"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "a refresh token was used twice")},
        {u"admin"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "ended by an admin")},
        {u"revoked_by_client"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "revoked by the client")},
        {u"logout"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "signed out")},
        {u"consent_revoked"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "the consent was taken back")},
        {u"password_change"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "the password was changed")},
        {u"user_deleted"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "the user was deleted")},
        {u"client_deleted"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "the client was deleted")},
        {u"code_replay"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "its authorization code was used twice")},
        {u"key_revoked"_s, QT_TRANSLATE_NOOP("ui::ChainWords", "its signing key was revoked")}};
    const char *known = words.value(reason, nullptr);
    return known ? ChainWords::tr(known) : reason;
}

QString chainSummaryText(const core::ChainSummary &chain)
{
    const QString tokens = ChainWords::tr("%n token(s)", nullptr, chain.depth);
    if (chain.endedAt) {
        const QString ended = shortLocalTime(*chain.endedAt);
        return chain.revokeReason.isEmpty()
                   ? ChainWords::tr("%1 · ended %2", "how many tokens, a date").arg(tokens, ended)
                   : ChainWords::tr("%1 · ended %2: %3", "how many tokens, a date, a reason")
                         .arg(tokens, ended, revokeReasonText(chain.revokeReason));
    }
    const QString expires = shortLocalTime(chain.expiresAt);
    return chain.state == core::ChainState::Expired
               ? ChainWords::tr("%1 · expired %2", "how many tokens, a date").arg(tokens, expires)
               : ChainWords::tr("%1 · expires %2", "how many tokens, a date").arg(tokens, expires);
}

static QString sharesText(const QString &heading, const std::vector<core::ChainPreview::Share> &shares)
{
    QStringList names;
    for (const core::ChainPreview::Share &share : shares) {
        if (names.size() == kMostShares) {
            names.append(u"…"_s);
            break;
        }
        const QString name = wholeName(share.name);
        names.append(
            share.chains == 1
                ? name
                : ChainWords::tr("%1 (%2)", "a name and how many chains").arg(name, QLocale().toString(share.chains)));
    }
    return heading.arg(names.join(u", "_s));
}

QString revocationText(const std::optional<core::ChainPreview> &preview)
{
    const QString effect = ChainWords::tr("The refresh tokens stop working at once. Access tokens already given out "
                                          "are refused by the introspection endpoint, but a service that checks only "
                                          "the signature accepts them until they expire. This cannot be undone.");
    QStringList parts;
    if (!preview) {
        parts << ChainWords::tr("Counting the live chains…");
    } else if (preview->chains == 0) {
        parts << ChainWords::tr("No chain is alive, so nothing would end.");
    } else {
        parts << ChainWords::tr("This ends %n live chain(s): the people there must sign in again.", nullptr,
                                preview->chains)
              << ChainWords::tr("%n refresh token(s) stop working.", nullptr, preview->tokens)
              << sharesText(ChainWords::tr("Client apps: %1"), preview->clients)
              << sharesText(ChainWords::tr("Users: %1"), preview->users);
    }
    return ChainWords::tr("%1\n\n%2", "how many chains end, then what that means").arg(parts.join(u'\n'), effect);
}

} // namespace ui
