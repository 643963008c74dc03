-- Times are milliseconds since 1970. recipients: one a line.
CREATE TABLE message (
    id         TEXT    PRIMARY KEY,
    account    TEXT    NOT NULL,
    message_id TEXT,
    sender     TEXT    NOT NULL,
    recipients TEXT    NOT NULL,
    size       INTEGER NOT NULL,
    client_ip  TEXT    NOT NULL,
    time       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX message_time ON message (time);

-- seq is the order of recording and what a reader resumes from, so that none is ever used again. An event's id begins with its message's,
-- so that the index of ids finds a message's events. recipient is in lower case.
CREATE TABLE event (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT    NOT NULL,
    account   TEXT    NOT NULL,
    type      TEXT    NOT NULL,
    time      INTEGER NOT NULL,
    recipient TEXT    NOT NULL,
    json      TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_id ON event (id);
CREATE INDEX event_account ON event (account, seq, time);
CREATE INDEX event_type ON event (account, type, seq, time);
CREATE INDEX event_recipient ON event (account, recipient);
CREATE INDEX event_time ON event (time);
