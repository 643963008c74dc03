CREATE TABLE queue (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- All that changes while a mail waits; small, because every reschedule writes it again. Times are milliseconds since 1970.
CREATE TABLE q (
    id       INTEGER PRIMARY KEY,
    queue    INTEGER NOT NULL REFERENCES queue (id),
    lane     TEXT    NOT NULL,
    prio     INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    deadline INTEGER NOT NULL,
    due      INTEGER NOT NULL
);

-- Written once. body comes first so that it is read without what follows.
CREATE TABLE item (
    id    INTEGER PRIMARY KEY,
    body  INTEGER NOT NULL,
    meta  BLOB    NOT NULL,
    added BLOB    NOT NULL
);
CREATE INDEX item_body ON item (body);

-- Shared by all items that point to it; goes with the last of them.
CREATE TABLE body (
    id    INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
);
