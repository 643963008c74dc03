-- 1 for a message that goes to suppressed recipients too.
ALTER TABLE message ADD COLUMN bypass INTEGER NOT NULL DEFAULT 0;
