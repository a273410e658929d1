-- Names and columns of the seed service (REQUIREMENTS 85–96) with our additions. Times are Unix milliseconds UTC in *_at.

CREATE TABLE settings (
    name       TEXT PRIMARY KEY,
    value      TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    id            TEXT PRIMARY KEY,
    username      TEXT NOT NULL CHECK (length(username) >= 3),
    username_key  TEXT NOT NULL,              -- NFKC, case-folded
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    is_active     INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    is_verified   INTEGER NOT NULL DEFAULT 0 CHECK (is_verified IN (0, 1)),
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    last_login_at INTEGER,
    deleted_at    INTEGER,
    password_changed_at INTEGER               -- NULL: never since the user was made
) STRICT;
CREATE UNIQUE INDEX users_username ON users (username_key);
CREATE UNIQUE INDEX users_email ON users (email_key);
CREATE INDEX users_is_active ON users (is_active);
CREATE INDEX users_created_at ON users (created_at, username_key);
CREATE INDEX users_last_login_at ON users (COALESCE(last_login_at, -1), username_key);
CREATE INDEX users_deleted_at ON users (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX users_hash_cost ON users (CAST(substr(password_hash, 5, 2) AS INTEGER)) WHERE substr(password_hash, 1, 2) = '$2';

CREATE TABLE login_locks (
    subject_key  TEXT PRIMARY KEY,            -- the user's id, or 'name:' and the folded name
    locked_until INTEGER NOT NULL,
    failures     INTEGER NOT NULL,
    last_address TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE oauth_clients (
    id                     TEXT PRIMARY KEY,
    client_id              TEXT NOT NULL CHECK (length(client_id) >= 8),
    name                   TEXT NOT NULL,
    description            TEXT NOT NULL DEFAULT '',
    client_secret_hash     TEXT,              -- newest secret: 'sha256:<hex>' when generated, crypt(3) when typed or imported
    old_secret_hash        TEXT,              -- the one before, until old_secret_until
    old_secret_until       INTEGER,
    secret_created_at      INTEGER,
    secret_last_used_at    INTEGER,
    secret_expires_at      INTEGER,           -- NULL: never
    old_secret_used_at     INTEGER,
    registration_token_hash TEXT,             -- of its registration access token (RFC 7592), lower-case hex
    is_confidential        INTEGER NOT NULL CHECK (is_confidential IN (0, 1)),
    is_active              INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    allowed_scopes         TEXT NOT NULL,     -- JSON array
    allowed_grant_types    TEXT NOT NULL,     -- JSON array
    redirect_uris          TEXT NOT NULL DEFAULT '[]',
    cors_origins           TEXT NOT NULL DEFAULT '[]',
    resources              TEXT NOT NULL DEFAULT '[]',
    access_token_lifetime  INTEGER,           -- seconds; NULL: the configured default
    refresh_token_lifetime INTEGER,
    grace_seconds          INTEGER NOT NULL DEFAULT 0 CHECK (grace_seconds BETWEEN 0 AND 60),
    reuse_policy           TEXT NOT NULL DEFAULT 'family' CHECK (reuse_policy IN ('family', 'user_and_client')),
    first_party            INTEGER NOT NULL DEFAULT 0,
    legacy_401             INTEGER NOT NULL DEFAULT 0,
    metadata               TEXT NOT NULL DEFAULT '{}', -- JSON object of RFC 7591 members that no query asks for
    created_at             INTEGER NOT NULL,
    updated_at             INTEGER NOT NULL,
    deleted_at             INTEGER
) STRICT;
CREATE UNIQUE INDEX oauth_clients_client_id ON oauth_clients (client_id);
CREATE INDEX oauth_clients_is_active ON oauth_clients (is_active);

-- Browsers that are signed in. The cookie's value is kept as SHA-256 only; a new one with each sign-in.
CREATE TABLE browser_sessions (
    id               TEXT PRIMARY KEY,        -- UUID; 'sid' of ID tokens
    secret_hash      TEXT NOT NULL,           -- lower-case hex
    user_id          TEXT NOT NULL REFERENCES users (id),
    acr              TEXT NOT NULL DEFAULT '',
    amr              TEXT NOT NULL DEFAULT '[]',
    created_at       INTEGER NOT NULL,
    authenticated_at INTEGER NOT NULL,        -- last time that the password was asked for
    last_seen_at     INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,        -- whatever is done until then
    ended_at         INTEGER,
    end_reason       TEXT,
    ip_address       TEXT NOT NULL DEFAULT '',
    user_agent       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX browser_sessions_secret_hash ON browser_sessions (secret_hash);
CREATE INDEX browser_sessions_user_id ON browser_sessions (user_id, ended_at);
CREATE INDEX browser_sessions_over_at ON browser_sessions (COALESCE(ended_at, expires_at));
CREATE INDEX browser_sessions_last_seen_at ON browser_sessions (last_seen_at, id);

-- What a user has allowed a client to get.
CREATE TABLE consents (
    user_id    TEXT NOT NULL REFERENCES users (id),
    client_id  TEXT NOT NULL,
    scopes     TEXT NOT NULL,                 -- JSON array
    granted_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, client_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consents_client_id ON consents (client_id);

CREATE TABLE authorization_codes (
    code_hash        TEXT PRIMARY KEY,        -- SHA-256, lower-case hex
    client_id        TEXT NOT NULL,
    user_id          TEXT NOT NULL REFERENCES users (id),
    session_id       TEXT NOT NULL,
    redirect_uri     TEXT NOT NULL,           -- as it was sent; '' when it was not
    scope            TEXT NOT NULL,
    resources        TEXT NOT NULL DEFAULT '[]',
    nonce            TEXT NOT NULL DEFAULT '',
    code_challenge   TEXT NOT NULL DEFAULT '',
    dpop_jkt         TEXT NOT NULL DEFAULT '',
    acr              TEXT NOT NULL DEFAULT '',
    amr              TEXT NOT NULL DEFAULT '[]',
    authenticated_at INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    used_at          INTEGER,
    family_id        TEXT                     -- what it was exchanged for
) STRICT, WITHOUT ROWID;
CREATE INDEX authorization_codes_expires_at ON authorization_codes (expires_at);
CREATE INDEX authorization_codes_unused ON authorization_codes (user_id, session_id) WHERE used_at IS NULL;

-- RFC 9126.
CREATE TABLE pushed_requests (
    request_hash TEXT PRIMARY KEY,            -- SHA-256 of the request_uri, lower-case hex
    client_id    TEXT NOT NULL,
    parameters   TEXT NOT NULL,               -- JSON array of [name, value]
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER                      -- when an answer was given for it
) STRICT, WITHOUT ROWID;
CREATE INDEX pushed_requests_expires_at ON pushed_requests (expires_at);

-- RFC 8628.
CREATE TABLE device_codes (
    id               TEXT PRIMARY KEY,        -- UUID, for people
    device_code_hash TEXT NOT NULL,           -- SHA-256, lower-case hex
    user_code_hash   TEXT NOT NULL,           -- of its letters, upper case, without dash
    client_id        TEXT NOT NULL,
    scope            TEXT NOT NULL,
    resources        TEXT NOT NULL DEFAULT '[]',
    state            TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'denied', 'used')),
    user_id          TEXT REFERENCES users (id),
    session_id       TEXT NOT NULL DEFAULT '',
    acr              TEXT NOT NULL DEFAULT '',
    amr              TEXT NOT NULL DEFAULT '[]',
    authenticated_at INTEGER,
    interval_seconds INTEGER NOT NULL,
    polled_at        INTEGER,
    created_at       INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    ip_address       TEXT NOT NULL DEFAULT '',
    user_agent       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX device_codes_device_code_hash ON device_codes (device_code_hash);
CREATE UNIQUE INDEX device_codes_user_code_hash ON device_codes (user_code_hash);
CREATE INDEX device_codes_expires_at ON device_codes (expires_at);
CREATE INDEX device_codes_approved ON device_codes (user_id) WHERE state = 'approved';

-- Ids that may be used once: 'jti' of client assertions (RFC 7523).
CREATE TABLE spent_ids (
    id_hash    TEXT PRIMARY KEY,              -- SHA-256 of issuer and id, lower-case hex
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spent_ids_expires_at ON spent_ids (expires_at);

-- Initial access tokens of dynamic registration (RFC 7591 §3).
CREATE TABLE registration_tokens (
    id         TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,          -- SHA-256, lower-case hex
    uses_left  INTEGER NOT NULL CHECK (uses_left >= 0),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

-- Back-channel logouts to be told to clients, until they know or it was tried in vain.
CREATE TABLE logout_deliveries (
    id              TEXT PRIMARY KEY,
    client_id       TEXT NOT NULL,
    user_id         TEXT NOT NULL,
    session_id      TEXT NOT NULL,
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL,
    created_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX logout_deliveries_next_attempt_at ON logout_deliveries (next_attempt_at);

-- One row a chain, so that lists, introspection and revocation never walk refresh_tokens.
CREATE TABLE token_families (
    id              TEXT PRIMARY KEY,
    user_id         TEXT NOT NULL REFERENCES users (id),
    client_id       TEXT NOT NULL,
    scope           TEXT NOT NULL,
    grant_type      TEXT NOT NULL,
    depth           INTEGER NOT NULL DEFAULT 1,
    state           TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'revoked', 'reused')),
    revoked_at      INTEGER,
    revoke_reason   TEXT,
    created_at      INTEGER NOT NULL,
    last_used_at    INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,         -- of its newest refresh token
    ip_address      TEXT NOT NULL DEFAULT '',
    user_agent      TEXT NOT NULL DEFAULT '',
    session_id      TEXT NOT NULL DEFAULT ''  -- the browser that it began in; '' for none
) STRICT;
CREATE INDEX token_families_session_id ON token_families (session_id, state) WHERE session_id <> '';
CREATE INDEX token_families_user_id ON token_families (user_id, state);
CREATE INDEX token_families_client_id ON token_families (client_id, state);
CREATE INDEX token_families_last_used_at ON token_families (last_used_at, id, client_id);
CREATE INDEX token_families_state ON token_families (state, expires_at, client_id);

CREATE TABLE refresh_tokens (
    id              TEXT PRIMARY KEY,
    jti_hash        TEXT NOT NULL,            -- SHA-256 of jti, lower-case hex
    parent_jti_hash TEXT,
    family_id       TEXT NOT NULL REFERENCES token_families (id),
    user_id         TEXT NOT NULL,
    client_id       TEXT NOT NULL,
    scope           TEXT NOT NULL,
    kid             TEXT NOT NULL,            -- the key that signed it
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    used_at         INTEGER,                  -- set once, by the statement that rotates it
    reused_at       INTEGER,                  -- first time it was presented after its use
    revoked         INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
    revoked_at      INTEGER,
    ip_address      TEXT NOT NULL DEFAULT '',
    user_agent      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX refresh_tokens_jti_hash ON refresh_tokens (jti_hash);
CREATE INDEX refresh_tokens_parent_jti_hash ON refresh_tokens (parent_jti_hash);
CREATE INDEX refresh_tokens_family_id ON refresh_tokens (family_id, created_at);
CREATE INDEX refresh_tokens_user_id ON refresh_tokens (user_id);
CREATE INDEX refresh_tokens_expires_at ON refresh_tokens (expires_at);
CREATE INDEX refresh_tokens_revoked ON refresh_tokens (revoked);
CREATE INDEX refresh_tokens_kid ON refresh_tokens (kid, expires_at);
-- What would still be taken: counted for each key.
CREATE INDEX refresh_tokens_live ON refresh_tokens (kid, expires_at, family_id) WHERE used_at IS NULL AND revoked = 0;

-- Access tokens that were revoked one by one, until they expire.
CREATE TABLE denied_access_tokens (
    jti_hash   TEXT PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX denied_access_tokens_expires_at ON denied_access_tokens (expires_at);

CREATE TABLE signing_keys (
    kid          TEXT PRIMARY KEY,
    algorithm    TEXT NOT NULL CHECK (algorithm IN ('RS256', 'ES256', 'EdDSA')),
    state        TEXT NOT NULL CHECK (state IN ('next', 'active', 'retiring', 'retired', 'revoked')),
    public_key   BLOB NOT NULL,               -- SubjectPublicKeyInfo
    sealed_key   BLOB,                        -- PKCS#8 sealed under the KEK with the kid as context; wiped when retired or revoked
    created_at   INTEGER NOT NULL,
    activate_at  INTEGER,
    activated_at INTEGER,
    retiring_at  INTEGER,
    retire_at    INTEGER,
    retired_at   INTEGER,
    revoked_at   INTEGER
) STRICT;
CREATE UNIQUE INDEX signing_keys_one_active ON signing_keys (state) WHERE state = 'active';

-- What HTTPS presents, and the installation's own authority. Never more than one of each.
CREATE TABLE certificates (
    id         TEXT PRIMARY KEY,
    role       TEXT NOT NULL CHECK (role IN ('authority', 'server')),
    source     TEXT NOT NULL CHECK (source IN ('self_made', 'imported')),
    chain      TEXT NOT NULL,                 -- PEM, own certificate first
    sealed_key BLOB NOT NULL,                 -- PKCS#8 sealed under the KEK with the id as context
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX certificates_role ON certificates (role);

-- Each combination of what few rows differ in, once. Rows are searched by its number; `id % 2` is `success`, and 0 and
-- 1 stand for all that failed and all that succeeded.
CREATE TABLE audit_kinds (
    id            INTEGER PRIMARY KEY CHECK (id > 1),
    event_type    TEXT NOT NULL,
    client_id     TEXT NOT NULL,
    error_message TEXT NOT NULL,
    grant_type    TEXT NOT NULL,
    actor         TEXT NOT NULL,
    is_rough      INTEGER NOT NULL CHECK (is_rough IN (0, 1)), -- the row itself must be asked for all but the event
    rows          INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX audit_kinds_of ON audit_kinds (event_type, client_id, error_message, grant_type, actor, is_rough, id % 2);

CREATE TABLE audit_logs (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    node_id       TEXT NOT NULL,
    seq           INTEGER NOT NULL,           -- 1, 2, 3 … on each node, without gaps
    user_id       TEXT,
    client_id     TEXT,
    event_type    TEXT NOT NULL,
    event_data    TEXT NOT NULL DEFAULT '{}', -- JSON object
    ip_address    TEXT NOT NULL DEFAULT '',
    user_agent    TEXT NOT NULL DEFAULT '',
    success       INTEGER NOT NULL CHECK (success IN (0, 1)),
    error_message TEXT NOT NULL DEFAULT '',
    request_id    TEXT NOT NULL DEFAULT '',
    actor         TEXT NOT NULL DEFAULT '',
    created_at    INTEGER NOT NULL,
    prev_hash     TEXT NOT NULL,
    hash          TEXT NOT NULL,
    kind          INTEGER NOT NULL DEFAULT 0, -- this and what follows repeats the row for its indexes: no part of the
    typed_name    TEXT,                       -- chain, but verified with it. `username` of the data, without a user
    family_id     TEXT                        -- of the data
) STRICT;
CREATE UNIQUE INDEX audit_logs_chain ON audit_logs (node_id, seq);
-- `kind` at the end: what a filter leaves of a range is seen from the index alone.
CREATE INDEX audit_logs_created_at ON audit_logs (created_at, seq, kind);
CREATE INDEX audit_logs_kind ON audit_logs (kind, created_at, seq);
CREATE INDEX audit_logs_user_id ON audit_logs (user_id, created_at, seq, kind) WHERE user_id IS NOT NULL;
CREATE INDEX audit_logs_event_type ON audit_logs (event_type, created_at, success);
CREATE INDEX audit_logs_ip_address ON audit_logs (ip_address, created_at, seq, kind);
CREATE INDEX audit_logs_request_id ON audit_logs (request_id);
CREATE INDEX audit_logs_typed_name ON audit_logs (typed_name COLLATE NOCASE, created_at, seq, kind) WHERE typed_name IS NOT NULL;
CREATE INDEX audit_logs_family_id ON audit_logs (family_id, created_at, seq, kind) WHERE family_id IS NOT NULL;

-- How many rows there are of each kind and of each value that has an index of its own: for charts, counts and search.
CREATE TABLE audit_hours (
    kind INTEGER NOT NULL,
    hour INTEGER NOT NULL,                    -- created_at / 3,600,000
    rows INTEGER NOT NULL,
    PRIMARY KEY (kind, hour)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit_values (
    field TEXT NOT NULL CHECK (field IN ('user', 'address', 'name')), -- 'name': typed, of rows without a user
    value TEXT NOT NULL COLLATE NOCASE,
    rows  INTEGER NOT NULL,
    PRIMARY KEY (field, value)
) STRICT, WITHOUT ROWID;

-- Up to which row the sums cover a chain: at every commit to its end.
CREATE TABLE audit_counted (
    node_id TEXT PRIMARY KEY,
    seq     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Marks of the console stand beside the chain and go with their row.
CREATE TABLE audit_marks (
    id         TEXT PRIMARY KEY,
    note       TEXT NOT NULL CHECK (length(note) <= 500),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Where a node's chain starts after the oldest rows were purged: the hash of the last row that is gone.
CREATE TABLE audit_anchors (
    node_id      TEXT PRIMARY KEY,
    seq          INTEGER NOT NULL,
    hash         TEXT NOT NULL,
    purged_until INTEGER NOT NULL,            -- rows made before this moment may be deleted, no others
    seal         BLOB NOT NULL                -- HMAC under a key derived from the KEK; empty when it was not at hand
) STRICT, WITHOUT ROWID;

-- The head of a chain, signed once an hour and on export: cutting off the newest rows shows.
CREATE TABLE audit_heads (
    node_id    TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    hash       TEXT NOT NULL,
    jws        TEXT NOT NULL,
    seal       BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (node_id, seq)
) STRICT, WITHOUT ROWID;

-- How far a chain has got, sealed under a key that is not in this file; moved on with every commit.
CREATE TABLE audit_ends (
    node_id TEXT PRIMARY KEY,
    seq     INTEGER NOT NULL,
    hash    TEXT NOT NULL,
    seal    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Alerts that an admin has seen: quiet until they get worse, or until a moment.
CREATE TABLE quiet_alerts (
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    severity    INTEGER NOT NULL,
    quiet_since INTEGER NOT NULL,
    quiet_until INTEGER,
    PRIMARY KEY (kind, subject, severity)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_logs_no_update BEFORE UPDATE ON audit_logs
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never changed');
END;

CREATE TRIGGER audit_logs_no_delete BEFORE DELETE ON audit_logs
WHEN NOT EXISTS (SELECT 1 FROM audit_anchors a WHERE a.node_id = OLD.node_id AND OLD.seq <= a.seq AND OLD.created_at < a.purged_until)
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never deleted before their time');
END;
