-- Meetings held in a group chat.

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    number INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('gathering', 'running', 'ended')),
    name TEXT NOT NULL DEFAULT '',
    places TEXT NOT NULL DEFAULT '',
    host TEXT NOT NULL DEFAULT '',
    recorder TEXT NOT NULL DEFAULT '',
    host_account INTEGER,
    item INTEGER NOT NULL DEFAULT 0,
    announced_at INTEGER,
    starts_at INTEGER,              -- as announced
    started_at INTEGER,
    ended_at INTEGER,
    start_event TEXT NOT NULL DEFAULT '',
    end_event TEXT NOT NULL DEFAULT '',
    UNIQUE (community_id, number)
) STRICT;
-- At most one meeting of a chat is not over.
CREATE UNIQUE INDEX meeting_current ON meeting (chat_id) WHERE state <> 'ended';

CREATE TABLE agenda_item (
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    no INTEGER NOT NULL,
    title TEXT NOT NULL,
    background TEXT NOT NULL DEFAULT '',
    started_at INTEGER,
    event TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (meeting_id, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_in (
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    side TEXT NOT NULL,
    unit TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    names TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (meeting_id, side, unit, account_id)
) STRICT, WITHOUT ROWID;
