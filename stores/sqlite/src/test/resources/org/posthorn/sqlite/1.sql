CREATE TABLE thing (id INTEGER PRIMARY KEY);
-- Checked at commit only: so a test can make a commit fail.
CREATE TABLE child (parent INTEGER REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED);
