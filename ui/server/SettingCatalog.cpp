#include "ui/server/SettingCatalog.h"

#include <QCoreApplication>

#include <array>

namespace ui {

namespace {

using enum SettingSection;
using Words = SettingWords::Kind;

/// What is marked in it is looked up as words of SettingWords.
struct CatalogContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::SettingWords)
public:
    static std::span<const KnownSetting> all();
};

std::span<const KnownSetting> CatalogContext::all()
{
    static constexpr std::array kCatalog = std::to_array<KnownSetting>({
        {"ENVIRONMENT", Addresses, Words::Text, QT_TR_NOOP("Kind of installation"),
         QT_TR_NOOP("Production refuses placeholder secrets and requires HTTPS unless that is set otherwise.")},
        {"AUTH_SERVICE__LISTEN", Addresses, Words::Text, QT_TR_NOOP("Addresses"), nullptr},
        {"AUTH_SERVICE__JWT_ISSUER", Addresses, Words::Text, QT_TR_NOOP("Issuer"),
         QT_TR_NOOP("Stands in every token and in discovery, exactly like this. Changing it ends all tokens that "
                    "clients hold.")},
        {"AUTH_SERVICE__REQUIRE_HTTPS", Addresses, Words::Flag, QT_TR_NOOP("Require HTTPS"),
         QT_TR_NOOP("Plain HTTP is refused with 403, except from this computer itself. Browsers are told to come back "
                    "by HTTPS only (HSTS).")},
        {"AUTH_SERVICE__TLS_CERT", Addresses, Words::Text, QT_TR_NOOP("Certificate file"),
         QT_TR_NOOP("PEM, the server's own certificate first. Read again when it changes. Wins over the certificate of "
                    "the console.")},
        {"AUTH_SERVICE__TLS_KEY", Addresses, Words::Text, QT_TR_NOOP("Private key file"),
         QT_TR_NOOP("PEM, belongs to the certificate file.")},
        {"AUTH_SERVICE__TRUSTED_PROXIES", Addresses, Words::Text, QT_TR_NOOP("Trusted proxies"),
         QT_TR_NOOP("Only these addresses may say for whom they ask (X-Forwarded-For, Forwarded). Networks such as "
                    "10.0.0.0/8, separated by commas.")},
        {"AUTH_SERVICE__CORS_ORIGINS", Addresses, Words::Text, QT_TR_NOOP("Origins of browser apps"),
         QT_TR_NOOP("Beside the origins of each client. Separated by commas, such as https://app.example.com.")},
        {"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME", Tokens, Words::Seconds, QT_TR_NOOP("Access token lifetime"),
         QT_TR_NOOP(
             "Clients may have a time of their own. Short is safe: whoever has a stolen one can use it until then.")},
        {"AUTH_SERVICE__REFRESH_TOKEN_LIFETIME", Tokens, Words::Seconds, QT_TR_NOOP("Refresh token lifetime"),
         QT_TR_NOOP("A client that was not used for so long must sign in again.")},
        {"AUTH_SERVICE__JWT_AUDIENCE", Tokens, Words::Text, QT_TR_NOOP("Audience"),
         QT_TR_NOOP("Stands in access tokens as aud unless a client asks for another resource.")},
        {"AUTH_SERVICE__JWKS_MAX_AGE", Tokens, Words::Seconds, QT_TR_NOOP("Keys may be kept"),
         QT_TR_NOOP("How long a validator may keep the public keys. A new key waits this long before it signs.")},
        {"AUTH_SERVICE__KEY_ROTATION_DAYS", Tokens, Words::Number, QT_TR_NOOP("Days that a key signs"),
         QT_TR_NOOP("Then the next key follows by itself, published in time for every service to know it. 0: keys are "
                    "rotated by hand only.")},
        {"AUTH_SERVICE__SIGNING_ALG", Tokens, Words::Text, QT_TR_NOOP("Signing algorithm"),
         QT_TR_NOOP("Of keys that are made from now on: RS256, RS256:3072, RS256:4096, ES256 or EdDSA.")},
        {"AUTH_SERVICE__PRIVATE_KEY_PATH", Tokens, Words::Text, QT_TR_NOOP("Signing key to import"),
         QT_TR_NOOP("PEM file that becomes the first signing key.")},
        {"AUTH_SERVICE__PUBLIC_KEY_PATH", Tokens, Words::Text, QT_TR_NOOP("Public key to import"),
         QT_TR_NOOP("PEM file that belongs to the imported signing key.")},
        {"AUTH_SERVICE__DPOP_NONCE", Tokens, Words::Flag, QT_TR_NOOP("DPoP proofs need a nonce"),
         QT_TR_NOOP("A proof must carry a number that this server sent just before: it cannot be made in advance. "
                    "Clients need one request more now and then.")},
        {"AUTH_SERVICE__JWT_SECRET", Tokens, Words::Text, QT_TR_NOOP("Shared secret of the old service"),
         QT_TR_NOOP("Ignored: tokens are signed with asymmetric keys.")},
        {"AUTH_SERVICE__ENABLE_RATE_LIMITING", Protection, Words::Flag, QT_TR_NOOP("Limit failed sign-ins"),
         QT_TR_NOOP("Off switches all limits below off, but not the lock.")},
        {"AUTH_SERVICE__RATE_LIMIT_PER_IP", Protection, Words::Number, QT_TR_NOOP("Failures of one address a minute"),
         QT_TR_NOOP("Further attempts get 429, whatever the password. 0 is off.")},
        {"AUTH_SERVICE__RATE_LIMIT_PER_USERNAME", Protection, Words::Number, QT_TR_NOOP("Failures of one name an hour"),
         QT_TR_NOOP("Further attempts get 429, whatever the password. 0 is off.")},
        {"AUTH_SERVICE__RATE_LIMIT_REQUESTS_PER_IP", Protection, Words::Number,
         QT_TR_NOOP("Token requests of one address a minute"), QT_TR_NOOP("Further ones get 429. 0 is off.")},
        {"AUTH_SERVICE__BRUTE_FORCE_THRESHOLD", Protection, Words::Number, QT_TR_NOOP("Failures until the lock"),
         QT_TR_NOOP("Then the name is locked, even for the right password. 0 is off.")},
        {"AUTH_SERVICE__BRUTE_FORCE_LOCKOUT_DURATION", Protection, Words::Seconds, QT_TR_NOOP("The lock lasts"),
         QT_TR_NOOP("From the last failure on.")},
        {"AUTH_SERVICE__PASSWORD_POLICY", Passwords, Words::Text, QT_TR_NOOP("Rule for passwords"),
         QT_TR_NOOP("classic: 8 characters with upper and lower case, digit and special. nist: 15 characters, no "
                    "composition, no well-known ones. off: any.")},
        {"AUTH_SERVICE__BCRYPT_COST", Passwords, Words::Number, QT_TR_NOOP("Cost of a password hash"),
         QT_TR_NOOP("Each step doubles the time of a sign-in and of a guess. Higher than a stored hash: renewed at the "
                    "next sign-in.")},
        {"AUTH_SERVICE__MASTER_KEY", Passwords, Words::Text, QT_TR_NOOP("First password of admin"),
         QT_TR_NOOP("Used once, at the first start.")},
        {"AUTH_SERVICE__TEAM_NAME", SignIn, Words::Text, QT_TR_NOOP("Name of the team"),
         QT_TR_NOOP("Stands on the sign-in pages, so that people see where they are.")},
        {"AUTH_SERVICE__ACCENT_COLOR", SignIn, Words::Text, QT_TR_NOOP("Colour of the buttons"),
         QT_TR_NOOP("On the sign-in pages. Letters on it turn dark or light by themselves.")},
        {"AUTH_SERVICE__SCOPE_DESCRIPTIONS", SignIn, Words::Text, QT_TR_NOOP("What scopes mean"),
         QT_TR_NOOP("Read by users when they are asked for consent, such as api:read=Read your data;api:write=Change "
                    "your data. Those of the standards are told already.")},
        {"AUTH_SERVICE__SESSION_IDLE_LIFETIME", SignIn, Words::Seconds, QT_TR_NOOP("Signed in without use"),
         QT_TR_NOOP("A browser that was not seen for so long must sign in again.")},
        {"AUTH_SERVICE__SESSION_LIFETIME", SignIn, Words::Seconds, QT_TR_NOOP("Signed in at most"),
         QT_TR_NOOP("After this long every browser must sign in again, used or not.")},
        {"AUTH_SERVICE__HTTP_MAX_REQUEST_LINE", Requests, Words::Bytes, QT_TR_NOOP("Request line"),
         QT_TR_NOOP("A longer one is answered with 414.")},
        {"AUTH_SERVICE__HTTP_MAX_HEADERS", Requests, Words::Bytes, QT_TR_NOOP("All headers together"),
         QT_TR_NOOP("More are answered with 431.")},
        {"AUTH_SERVICE__HTTP_MAX_HEADER_COUNT", Requests, Words::Number, QT_TR_NOOP("Number of headers"),
         QT_TR_NOOP("More are answered with 431.")},
        {"AUTH_SERVICE__HTTP_MAX_BODY", Requests, Words::Bytes, QT_TR_NOOP("Body"),
         QT_TR_NOOP("A larger one is answered with 413.")},
        {"AUTH_SERVICE__HTTP_MAX_PARAMETERS", Requests, Words::Number, QT_TR_NOOP("Parameters of a request"),
         QT_TR_NOOP("In the query and in a form; more are answered with 400.")},
        {"AUTH_SERVICE__HTTP_HEADER_TIMEOUT", Requests, Words::Seconds, QT_TR_NOOP("Time for the headers"),
         QT_TR_NOOP("A slower client is answered with 408.")},
        {"AUTH_SERVICE__HTTP_BODY_TIMEOUT", Requests, Words::Seconds, QT_TR_NOOP("Time for the body"),
         QT_TR_NOOP("A slower client is answered with 408.")},
        {"AUTH_SERVICE__HTTP_MIN_BODY_RATE", Requests, Words::Number, QT_TR_NOOP("Slowest body, bytes a second"),
         QT_TR_NOOP("A slower sender is cut off before its time is over. 0 is off.")},
        {"AUTH_SERVICE__HTTP_IDLE_TIMEOUT", Requests, Words::Seconds, QT_TR_NOOP("Idle connection"),
         QT_TR_NOOP("Kept open for the next request. Pools of clients often keep 30 s.")},
        {"AUTH_SERVICE__HTTP_CROWDED_IDLE_TIMEOUT", Requests, Words::Seconds, QT_TR_NOOP("Idle connection in a crowd"),
         QT_TR_NOOP("Used instead while there are many connections.")},
        {"AUTH_SERVICE__HTTP_CROWDED_AT", Requests, Words::Number, QT_TR_NOOP("A crowd begins at"),
         QT_TR_NOOP("Connections from which on the shorter time counts.")},
        {"AUTH_SERVICE__HTTP_MAX_CONNECTIONS", Requests, Words::Number, QT_TR_NOOP("Connections in all"),
         QT_TR_NOOP("Further ones are answered with 503, or displace idle ones.")},
        {"AUTH_SERVICE__HTTP_MAX_CONNECTIONS_PER_ADDRESS", Requests, Words::Number,
         QT_TR_NOOP("Connections of one address"), QT_TR_NOOP("This computer and trusted proxies are exempt.")},
        {"AUTH_SERVICE__HTTP_MAX_REQUESTS_PER_CONNECTION", Requests, Words::Number,
         QT_TR_NOOP("Requests of one connection"), QT_TR_NOOP("After the last one it is closed.")},
        {"AUTH_SERVICE__DB_URL", Storage, Words::Text, QT_TR_NOOP("Database"),
         QT_TR_NOOP("Where users, clients and tokens are kept.")},
        {"AUTH_SERVICE__DB_READ_URLS", Storage, Words::Text, QT_TR_NOOP("Read replicas"),
         QT_TR_NOOP("For PostgreSQL.")},
        {"AUTH_SERVICE__REDIS_URL", Storage, Words::Text, QT_TR_NOOP("Redis"),
         QT_TR_NOOP("Shared limits of several nodes.")},
        {"AUTH_SERVICE__AUDIT_RETENTION_DAYS", Storage, Words::Number, QT_TR_NOOP("Days that the audit log is kept"),
         QT_TR_NOOP("Older events are deleted.")},
        {"AUTH_SERVICE__LOG_LEVEL", Storage, Words::Text, QT_TR_NOOP("Log level"),
         QT_TR_NOOP("What is less serious is not written.")},
        {"AUTH_SERVICE__LOG_FORMAT", Storage, Words::Text, QT_TR_NOOP("Log format"),
         QT_TR_NOOP("json for programs, text for people.")},
        {"AUTH_SERVICE__METRICS_TOKEN", Storage, Words::Text, QT_TR_NOOP("Token for metrics"),
         QT_TR_NOOP("Without one, only this computer may read /metrics.")},
        {"AUTH_SERVICE__KEK", Storage, Words::Text, QT_TR_NOOP("Key-encryption key"),
         QT_TR_NOOP("For computers without a keychain. Everything secret in the database is sealed with it.")},
        {"AUTH_SERVICE__KEK_FILE", Storage, Words::Text, QT_TR_NOOP("File of the key-encryption key"),
         QT_TR_NOOP("For computers without a keychain.")},
        {"AUTH_SERVICE__INTERNAL_API_KEY", Storage, Words::Text, QT_TR_NOOP("Key of X-Internal-Auth"),
         QT_TR_NOOP("Accepted beside tokens while services move over.")},
        {"AUTH_SERVICE__BACKUP_SCHEDULE", Backup, Words::Text, QT_TR_NOOP("Backups by themselves"),
         QT_TR_NOOP("Encrypted with the passphrase that is set on the Backup page.")},
        {"AUTH_SERVICE__BACKUP_HOUR", Backup, Words::Number, QT_TR_NOOP("Hour of the backup"),
         QT_TR_NOOP("0 to 23, in local time. Made later when the computer was off.")},
        {"AUTH_SERVICE__BACKUP_KEEP", Backup, Words::Number, QT_TR_NOOP("Backups that are kept"),
         QT_TR_NOOP("Older ones of the schedule are deleted.")},
        {"AUTH_SERVICE__BACKUP_FOLDER", Backup, Words::Text, QT_TR_NOOP("Folder of the backups"),
         QT_TR_NOOP("Best on another disk. Empty: the folder backups beside the database.")},
    });
    return kCatalog;
}

} // namespace

std::span<const KnownSetting> settingCatalog()
{
    return CatalogContext::all();
}

} // namespace ui
