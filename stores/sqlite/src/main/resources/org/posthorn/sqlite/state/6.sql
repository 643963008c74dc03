-- An entry may end; soft bounces that a delivery set back are kept until it proves to have been none.
ALTER TABLE suppression ADD COLUMN until INTEGER;
CREATE INDEX suppression_until ON suppression (until) WHERE until IS NOT NULL;
ALTER TABLE bounce_count ADD COLUMN soft_before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bounce_count ADD COLUMN reset_by TEXT;
