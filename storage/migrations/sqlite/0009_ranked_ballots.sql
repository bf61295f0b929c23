-- A ballot may be an order of options instead of a choice among them.
ALTER TABLE poll ADD COLUMN is_ranked INTEGER NOT NULL DEFAULT 0;
