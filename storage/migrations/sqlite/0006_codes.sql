-- Guessing a one-time code: wrong tries are counted per account and forgotten after a day.
CREATE TABLE code_attempt (
    account_id INTEGER NOT NULL,
    tried_at INTEGER NOT NULL,
    tries INTEGER NOT NULL,         -- within this millisecond
    PRIMARY KEY (account_id, tried_at)
) STRICT, WITHOUT ROWID;

-- Random bytes of this installation, mixed into what may only be recognised, never read: phones.
CREATE TABLE salt (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    value TEXT NOT NULL
) STRICT;
