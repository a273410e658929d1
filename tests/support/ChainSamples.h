#pragma once

#include "core/admin/ChainAdmin.h"

namespace tests {

inline core::Instant chainStart()
{
    return core::fromMillis(1'768'478'400'000);
}

/// `length` tokens, each used but the last, ten minutes apart.
inline core::ChainDetail aChain(const QString &family, int length)
{
    using namespace std::chrono_literals;
    core::ChainDetail chain;
    chain.summary.id = core::FamilyId{family};
    chain.summary.user = core::UserId{QStringLiteral("id-admin")};
    chain.summary.username = QStringLiteral("admin");
    chain.summary.client = core::ClientId{QStringLiteral("codelab-flutter-app")};
    chain.summary.depth = length;
    chain.summary.startedAt = chainStart();
    chain.summary.lastUsedAt = chainStart() + 10min * length;
    chain.summary.expiresAt = chainStart() + 720h;
    chain.summary.address = QStringLiteral("192.168.1.20");
    for (int i = 0; i < length; ++i) {
        core::ChainToken token;
        token.jtiHash = QStringLiteral("%1-token-%2").arg(family).arg(i);
        token.parentJtiHash = i == 0 ? QString() : QStringLiteral("%1-token-%2").arg(family).arg(i - 1);
        token.state = i + 1 == length ? core::ChainState::Active : core::ChainState::Used;
        token.createdAt = chainStart() + 10min * i;
        token.expiresAt = token.createdAt + 720h;
        if (i + 1 < length)
            token.usedAt = token.createdAt + 10min;
        token.address = QStringLiteral("192.168.1.20");
        token.userAgent = QStringLiteral("Dart/3.2 (dart:io)");
        token.key = core::KeyId{QStringLiteral("2026-01-key-1")};
        chain.tokens.push_back(token);
    }
    return chain;
}

/// Token 3 of 7 was copied: used from elsewhere, then presented again by its owner. 5 and 6 were ended by that.
inline core::ChainDetail aTheft()
{
    using namespace std::chrono_literals;
    core::ChainDetail chain = aChain(QStringLiteral("7f3a9c1e-0d5b-4c1e-9a70-12ab34cd56ef"), 7);
    chain.summary.state = core::ChainState::Reused;
    chain.summary.revokeReason = QStringLiteral("reuse");
    chain.tokens[3].state = core::ChainState::Reused;
    chain.tokens[3].reusedAt = chainStart() + 65min;
    for (const size_t stolen : {4u, 5u, 6u}) {
        chain.tokens[stolen].address = QStringLiteral("10.0.0.9");
        chain.tokens[stolen].userAgent = QStringLiteral("curl/8.5");
    }
    chain.tokens[4].addressChanged = true;
    chain.tokens[4].agentChanged = true;
    for (const size_t killed : {5u, 6u}) {
        chain.tokens[killed].state = core::ChainState::Revoked;
        chain.tokens[killed].revokedAt = chainStart() + 65min;
    }
    return chain;
}

} // namespace tests
