#pragma once

#include "core/admin/ChainAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

/// What a refresh token was at a moment of its chain's life, and what it would have answered then (U6).
struct TokenMoment
{
    enum class State { NotYet, Active, Used, Grace, Reused, Revoked, Expired };
    enum class Answer { Unknown, NewTokens, SameTokens, Expired, Reuse, Revoked };
    State state = State::NotYet;
    Answer answer = Answer::Unknown;

    bool isAccepted() const { return answer == Answer::NewTokens || answer == Answer::SameTokens; }
};

/// Judged as core/tokens does: the expiry first, then an earlier use, then a revocation. `successor` may be null.
TokenMoment tokenMoment(const core::ChainToken &token, const core::ChainToken *successor, std::chrono::seconds grace,
                        core::Instant at);

QString momentWord(TokenMoment::State state);
StateMark momentMark(TokenMoment::State state);
/// "At 14:02:10 this token would be refused: …"
QString momentSentence(const TokenMoment &moment, const core::ChainToken &token, core::Instant at);
/// What the client would read: `invalid_grant` with its description, or `200`. Protocol text, not translated.
QString momentAnswerText(const TokenMoment &moment);

/// Moments at which something happened in the chain, in order, each once.
std::vector<core::Instant> chainMoments(const std::vector<core::ChainToken> &tokens);

} // namespace ui
