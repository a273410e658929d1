#include "ui/chains/ChainReplay.h"

#include "ui/chains/ChainWords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct ChainReplay
{
    Q_DECLARE_TR_FUNCTIONS(ui::ChainReplay)
};

bool isPast(const std::optional<core::Instant> &moment, core::Instant at)
{
    return moment && *moment <= at;
}

QString clock(core::Instant at)
{
    return QLocale().toString(core::toDateTime(at).toLocalTime().time(), u"HH:mm:ss"_s);
}

} // namespace

TokenMoment tokenMoment(const core::ChainToken &token, const core::ChainToken *successor, std::chrono::seconds grace,
                        core::Instant at)
{
    using State = TokenMoment::State;
    using Answer = TokenMoment::Answer;
    if (at < token.createdAt)
        return {State::NotYet, Answer::Unknown};
    const bool isUsed = isPast(token.usedAt, at);
    const bool isRevoked = isPast(token.revokedAt, at);
    const bool isForgiven =
        isUsed && grace.count() > 0 && at <= *token.usedAt + grace && successor && !isPast(successor->usedAt, at);
    const State state = isPast(token.reusedAt, at) ? State::Reused
                        : isRevoked && !isUsed     ? State::Revoked
                        : isForgiven && !isRevoked ? State::Grace
                        : isUsed                   ? State::Used
                        : token.expiresAt <= at    ? State::Expired
                                                   : State::Active;
    if (token.expiresAt <= at)
        return {state, Answer::Expired};
    if (isForgiven)
        return {state, isRevoked ? Answer::Revoked : Answer::SameTokens};
    if (isUsed)
        return {state, Answer::Reuse};
    return {state, isRevoked ? Answer::Revoked : Answer::NewTokens};
}

QString momentWord(TokenMoment::State state)
{
    switch (state) {
    case TokenMoment::State::NotYet:
        return ChainReplay::tr("not issued yet", "state of a refresh token");
    case TokenMoment::State::Active:
        return tokenStateWord(core::ChainState::Active);
    case TokenMoment::State::Used:
        return tokenStateWord(core::ChainState::Used);
    case TokenMoment::State::Grace:
        return tokenStateWord(core::ChainState::Grace);
    case TokenMoment::State::Reused:
        return tokenStateWord(core::ChainState::Reused);
    case TokenMoment::State::Revoked:
        return tokenStateWord(core::ChainState::Revoked);
    case TokenMoment::State::Expired:
        return tokenStateWord(core::ChainState::Expired);
    }
    return {};
}

StateMark momentMark(TokenMoment::State state)
{
    switch (state) {
    case TokenMoment::State::NotYet:
        return {Shape::Ring, Tone::Neutral};
    case TokenMoment::State::Active:
        return {Shape::Dot, Tone::Good};
    case TokenMoment::State::Used:
        return {Shape::Dot, Tone::Neutral};
    case TokenMoment::State::Grace:
        return {Shape::Half, Tone::Waiting};
    case TokenMoment::State::Reused:
        return {Shape::Triangle, Tone::Danger};
    case TokenMoment::State::Revoked:
        return {Shape::Cross, Tone::Neutral};
    case TokenMoment::State::Expired:
        return {Shape::Ring, Tone::Neutral};
    }
    return {};
}

QString momentSentence(const TokenMoment &moment, const core::ChainToken &token, core::Instant at)
{
    const QString time = clock(at);
    switch (moment.answer) {
    case TokenMoment::Answer::Unknown:
        return ChainReplay::tr("At %1 this token did not exist yet.").arg(time);
    case TokenMoment::Answer::NewTokens:
        return ChainReplay::tr("At %1 this token would be accepted and replaced by a new one.").arg(time);
    case TokenMoment::Answer::SameTokens:
        return ChainReplay::tr(
                   "At %1 this token would be accepted again: it was used at %2, within the grace time, and "
                   "the same answer is repeated.")
            .arg(time, clock(*token.usedAt));
    case TokenMoment::Answer::Expired:
        return ChainReplay::tr("At %1 this token would be refused: expired.").arg(time);
    case TokenMoment::Answer::Reuse:
        return moment.state == TokenMoment::State::Reused
                   ? ChainReplay::tr("At %1 this token would be refused: reused.").arg(time)
                   : ChainReplay::tr("At %1 this token would be refused: it was used at %2. Using it again counts as "
                                     "theft and ends the chain.")
                         .arg(time, clock(*token.usedAt));
    case TokenMoment::Answer::Revoked:
        return ChainReplay::tr("At %1 this token would be refused: revoked.").arg(time);
    }
    return {};
}

QString momentAnswerText(const TokenMoment &moment)
{
    return moment.isAccepted() ? u"HTTP 200 OK"_s
                               : u"invalid_grant: The refresh token is invalid, expired, used or revoked."_s;
}

std::vector<core::Instant> chainMoments(const std::vector<core::ChainToken> &tokens)
{
    std::vector<core::Instant> moments;
    for (const core::ChainToken &token : tokens) {
        moments.push_back(token.createdAt);
        for (const auto &moment : {token.usedAt, token.reusedAt, token.revokedAt}) {
            if (moment)
                moments.push_back(*moment);
        }
    }
    std::ranges::sort(moments);
    const auto same = std::ranges::unique(moments);
    moments.erase(same.begin(), same.end());
    return moments;
}

} // namespace ui
