-- IPs that failed to log in too often.
CREATE TABLE ban (
    ip    TEXT    PRIMARY KEY,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
