-- Times are milliseconds since 1970.
CREATE TABLE account (
    id                TEXT    PRIMARY KEY,
    state             TEXT    NOT NULL,
    max_message_size  INTEGER NOT NULL,
    max_recipients    INTEGER NOT NULL,
    foreign_sender    TEXT    NOT NULL,
    hard_limit        INTEGER NOT NULL,
    soft_limit        INTEGER NOT NULL,
    retention_seconds INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
    user          TEXT PRIMARY KEY,
    account       TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    password_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX credential_account ON credential (account);

-- private_key is PKCS#8, sealed under the master key for "dkim <domain> <selector>".
CREATE TABLE sending_domain (
    domain        TEXT PRIMARY KEY,
    account       TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    bounce_domain TEXT NOT NULL,
    selector      TEXT NOT NULL,
    private_key   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sending_domain_account ON sending_domain (account);

-- account is * in an entry that holds for all.
CREATE TABLE suppression (
    account TEXT    NOT NULL,
    address TEXT    NOT NULL,
    reason  TEXT    NOT NULL,
    since   INTEGER NOT NULL,
    detail  TEXT,
    PRIMARY KEY (account, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE bounce_count (
    account TEXT    NOT NULL,
    address TEXT    NOT NULL,
    hard    INTEGER NOT NULL,
    soft    INTEGER NOT NULL,
    PRIMARY KEY (account, address)
) STRICT, WITHOUT ROWID;

-- What was counted already.
CREATE TABLE charge (
    id   TEXT    PRIMARY KEY,
    time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX charge_time ON charge (time);

CREATE TABLE api_token (
    id          TEXT    PRIMARY KEY,
    secret_hash TEXT    NOT NULL,
    account     TEXT    REFERENCES account (id) ON DELETE CASCADE,
    created     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX api_token_account ON api_token (account);
