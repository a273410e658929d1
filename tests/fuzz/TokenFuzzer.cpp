#include "core/crypto/TokenDigest.h"
#include "core/tokens/TokenJudge.h"
#include "tests/fuzz/FuzzKeys.h"
#include "tests/fuzz/Fuzzing.h"
#include "tests/support/TestIssuer.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using core::TokenKind;
using tests::require;

namespace {

const QString kIssuer = u"https://issuer.test"_s;

core::KeyRing::Entry entry(const QString &kid, core::KeyState state, const core::PrivateKey &key)
{
    core::SigningKey row{
        .id = core::KeyId{kid}, .algorithm = key.algorithm(), .state = state, .publicKey = key.publicKey()};
    return {row, key};
}

/// A living and an ended family, an unused refresh token and a denied access token, under names that seeds can tell.
struct House
{
    House()
    {
        issuer.ring.replace({entry(u"active"_s, core::KeyState::Active, tests::FuzzKeys::ed25519()),
                             entry(u"revoked"_s, core::KeyState::Revoked, tests::FuzzKeys::p256())});
        const auto user = issuer.addUser(u"alice"_s);
        issuer.addClient(u"fuzz-client"_s);
        for (const auto &[family, state] : {std::pair{u"living"_s, u"active"_s}, std::pair{u"ended"_s, u"revoked"_s}})
            issuer.execute(u"INSERT INTO token_families (id, user_id, client_id, scope, grant_type, state, created_at, "
                           "last_used_at, expires_at) VALUES ('%1', '%2', 'fuzz-client', 'api:read', 'password', '%3', "
                           "0, 0, 9999999999999)"_s.arg(family, user.id.value, state));
        issuer.execute(u"INSERT INTO refresh_tokens (id, jti_hash, family_id, user_id, client_id, scope, kid, "
                       "created_at, expires_at) VALUES ('r', '%1', 'living', '%2', 'fuzz-client', 'api:read', "
                       "'active', 0, 9999999999999)"_s.arg(core::sha256Hex("unused"), user.id.value));
        issuer.execute(
            u"INSERT INTO denied_access_tokens VALUES ('%1', 9999999999999)"_s.arg(core::sha256Hex("denied")));
    }
    core::TokenState judged(const core::ProvenToken &token)
    {
        const auto state = issuer.database.database().readNow(
            [&](core::Snapshot &snapshot) { return core::TokenJudge::judge(snapshot, token, issuer.clock.now()); });
        require(state.has_value(), "every token can be judged");
        return *state;
    }
    tests::TestIssuer issuer;
};

House &house()
{
    static int count = 0;
    static QCoreApplication application(count, nullptr);
    static House &house = *new House; // never taken down: its threads live as long as the program
    return house;
}

void checkProven(const core::ProvenToken &token, TokenKind kind)
{
    require(!token.jti.isEmpty() && token.jti.size() <= 64, "a token has a number of its own");
    require(!token.user.isEmpty() && !token.client.isEmpty(), "a token has its user and client");
    require(token.claims.value("iss"_L1) == kIssuer, "the issuer is ours");
    require(kind == TokenKind::Either || token.isRefresh == (kind == TokenKind::Refresh), "of the kind asked for");
}

void checkState(const core::TokenState &state, const core::ProvenToken &token, core::Instant now)
{
    require(state.active == state.reason.isEmpty(), "a reason when and only when it is not active");
    require(!state.active || token.expiresAt > now, "nothing expired is active");
    require(!state.active || state.family.value == "living"_L1, "nothing of an ended family is active");
    require(!state.active || token.jti != "denied"_L1, "nothing denied is active");
    require(!state.active || !token.isRefresh || token.jti == "unused"_L1, "no unknown refresh token is active");
}

} // namespace

/// The name of a key, header and claims, a line each: signed and judged. With "raw": a token as it came.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    auto &issuer = house().issuer;
    static const auto active = tests::FuzzKeys::ed25519();
    static const auto revoked = tests::FuzzKeys::p256();
    const QByteArray name = input.line();
    QByteArray token = input.rest();
    if (name != "raw") {
        const qsizetype end = token.indexOf('\n');
        token = core::base64Url(token.left(end)) + '.' + core::base64Url(token.mid(end + 1));
        token += '.' + core::base64Url((name == "revoked" ? revoked : active).sign(token).value());
    }
    for (const auto kind : {TokenKind::Access, TokenKind::Refresh, TokenKind::Either}) {
        const auto proven = core::proveToken(token, kind, issuer.ring, kIssuer, issuer.clock.now());
        if (!proven)
            continue;
        require(name != "raw" && name != "revoked", "only what a published key signed is proven");
        checkProven(*proven, kind);
        checkState(house().judged(*proven), *proven, issuer.clock.now());
    }
    const auto state = issuer.tokens.inspect(token);
    require(state.has_value(), "every token can be inspected");
    require(!state->active || (name != "raw" && name != "revoked"), "introspection believes nobody else");
    return 0;
}
