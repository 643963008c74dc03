-- Of each recipient a letter: t for one that To names, c for Cc, b for neither.
ALTER TABLE message ADD COLUMN addressed TEXT;

-- A message's tags. An event has all of them in its JSON, as it may have no message or outlive it, and besides those that are asked for.
ALTER TABLE message ADD COLUMN campaign TEXT;
ALTER TABLE message ADD COLUMN channel TEXT;
ALTER TABLE message ADD COLUMN recipient_id TEXT;
ALTER TABLE message ADD COLUMN mailing TEXT;
ALTER TABLE message ADD COLUMN pool TEXT;
ALTER TABLE event ADD COLUMN campaign TEXT;
ALTER TABLE event ADD COLUMN channel TEXT;
CREATE INDEX event_campaign ON event (account, campaign, seq, channel) WHERE campaign IS NOT NULL;
CREATE INDEX event_channel ON event (account, channel, seq) WHERE channel IS NOT NULL;

-- What is billed, so that it outlives messages and events. month: such as 2026-11, in UTC. mailing: '' for messages that named none.
CREATE TABLE usage (
    account  TEXT    NOT NULL,
    month    TEXT    NOT NULL,
    mailing  TEXT    NOT NULL,
    accepted INTEGER NOT NULL,
    PRIMARY KEY (account, month, mailing)
) STRICT, WITHOUT ROWID;
INSERT INTO usage SELECT account, strftime('%Y-%m', time / 1000, 'unixepoch'), '', count(*) FROM event WHERE type = 'accepted' GROUP BY 1, 2;
