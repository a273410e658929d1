#pragma once

#include "core/audit/AuditLog.h"
#include "core/clients/Client.h"
#include "core/clients/ClientDirectory.h"
#include "core/crypto/Envelope.h"
#include "core/database/Database.h"
#include "core/keys/KeyRing.h"
#include "core/tokens/Authentication.h"
#include "core/users/User.h"

#include <QJsonObject>

#include <functional>
#include <memory>

namespace core {

struct ProvenToken;
class RefreshExchange;

struct TokenLifetimes
{
    std::chrono::seconds access{900};
    std::chrono::seconds refresh{2592000};
};

/// What a token answer holds.
struct TokenSet
{
    QByteArray accessToken;
    QByteArray refreshToken;  ///< empty when none was asked for
    QByteArray idToken;       ///< empty unless the scopes hold `openid`
    bool isDpopBound = false; ///< token_type is DPoP
    std::chrono::seconds expiresIn{0};
    QStringList scopes;
    FamilyId family;
};

struct IssueRequest
{
    User user;
    Client client;
    QStringList scopes; ///< already checked against the client
    bool withRefreshToken = true;
    std::optional<std::chrono::seconds> accessLifetime; ///< the token lab's choice
    QString grant;                                      ///< "password", "lab" … for the audit row
    Origin origin;
    std::optional<Authentication> authentication = {}; ///< none: now, by password, without a browser
    QString nonce = {};                                ///< of the ID token
    QStringList resources = {};                        ///< `aud` of the access token; empty: the configured one
    QString dpopKey = {};                              ///< RFC 7638 thumbprint that the tokens are bound to
    /// Runs in the transaction that stores the family; its error is that of issue(), and nothing is stored.
    using Alongside = std::function<Result<void>(Transaction &, const FamilyId &)>;
    Alongside alongside = {};
};

/// What introspection and the inspector see: the live state, not only the signature.
struct TokenState
{
    bool active = false;
    bool isRefresh = false;
    bool isMachine = false; ///< of a client itself: no user, no family
    QJsonObject claims;     ///< of a proven token, else empty
    QString reason;         ///< for the audit row and the console only: "expired", "family_revoked" …
    UserId user;
    ClientId client;
    FamilyId family;
    QString username;
};

/// client_credentials, RFC 6749 §4.4: `sub` is the client, there is no family and no refresh token.
struct ClientTokenRequest
{
    Client client;
    QStringList scopes;
    QStringList resources = {};
    QString dpopKey = {};
    Origin origin;
};

/// RFC 8693 for our own access tokens: the same user and family, another client, never longer than the subject's.
struct ExchangeRequest
{
    TokenState subject;         ///< of inspect(): active, no refresh token
    Client client;              ///< who asks; becomes `act`
    QStringList scopes;         ///< within the subject's
    QStringList resources = {}; ///< `aud`, already checked against the client; empty: the subject's stays
    QString dpopKey = {};
    Origin origin;
};

/// Why a presented refresh token was refused; the wire answer is invalid_grant for all but Scope and Storage.
enum class RefreshRefusal {
    Invalid,
    Expired,
    Revoked,
    Reused,
    WrongClient,
    UserDisabled,
    Scope,
    Target,   ///< a `resource` that was not granted: invalid_target
    WrongKey, ///< bound to another DPoP key, or no proof was sent
    Storage
};
QString refreshRefusalName(RefreshRefusal refusal); ///< "expired", "user_disabled" … for audit rows and logs

struct RefreshRequest
{
    QByteArray token;
    Client client;
    std::optional<QStringList>
        scopes; ///< narrower scopes for this answer only; refused widening does not use the token up
    Origin origin;
    QStringList resources = {}; ///< narrower `aud` for this answer only; empty: as granted
    QString dpopKey = {};       ///< of the proof that came with it; empty: none did
};

/// Issues, rotates, revokes and judges tokens. Waits for the writer: request pool only.
class TokenService
{
public:
    struct Context
    {
        Database &database;
        AuditLog &audit;
        KeyRing &keys;
        ClientDirectory &clients;
        const Envelope &envelope; ///< the successor's jti is derived from it, so that a grace answer can be repeated
        const Clock &clock;
        Random &random;
    };
    TokenService(Context context, QString issuer, QString audience, TokenLifetimes defaults);
    ~TokenService();

    /// Conflict when the user may not sign in any more, or the key that signed was retired meanwhile.
    Result<TokenSet> issue(const IssueRequest &request);
    /// client_credentials.
    Result<TokenSet> issue(const ClientTokenRequest &request);
    Result<TokenSet> exchange(const ExchangeRequest &request);
    /// Rotation in one atomic statement while the signatures are made beside it. Reuse ends the family in a transaction
    /// of its own.
    Result<TokenSet, RefreshRefusal> rotate(const RefreshRequest &request);
    /// RFC 7009 for `client`: true when something was revoked; tokens of other clients are untouched. An access token's
    /// jti is denied until it expires; a refresh token ends its family.
    Result<bool> revoke(const QByteArray &token, const Client &client, const Origin &origin);
    Result<TokenState> inspect(const QByteArray &token);
    /// An ID token of ours, RP-Initiated Logout §2: an expired one is good too. Empty when it is none.
    struct IdTokenFacts
    {
        UserId user;
        ClientId client;
        SessionId session;
    };
    std::optional<IdTokenFacts> proveIdToken(const QByteArray &token) const;
    /// Back-Channel Logout §2.4.
    Result<QByteArray> logoutToken(const ClientId &client, const UserId &user, const SessionId &session);
    /// 1, or 0 when it had ended before; NotFound.
    Result<int> endFamily(const FamilyId &family, const QString &reason, const Origin &origin);
    /// All living families of a user; returns how many.
    Result<int> endFamiliesOf(const UserId &user, const QString &reason, const Origin &origin);
    /// For what is cached of revocations when another process changed them. Nothing is: every inspection reads the live
    /// state.
    void invalidate() {}
    const QString &issuer() const;
    const QString &audience() const;
    void setIssuer(const QString &issuer); ///< before the first request only

private:
    template <class Made>
    Result<TokenSet> give(const Made &made, const KeyRing::ActiveKey &key);
    Result<bool> denyAccess(const ProvenToken &proven, const Origin &origin);
    void recordRefusal(const RefreshRequest &request, RefreshRefusal refusal, const RefreshExchange &exchange);

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace core
