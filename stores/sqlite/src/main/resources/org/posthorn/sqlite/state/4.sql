-- What accounts have used of their quotas in the period that began at start, as it was when last saved.
CREATE TABLE quota_usage (
    account TEXT    NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    period  TEXT    NOT NULL,
    start   INTEGER NOT NULL,
    used    INTEGER NOT NULL,
    PRIMARY KEY (account, period)
) STRICT, WITHOUT ROWID;
