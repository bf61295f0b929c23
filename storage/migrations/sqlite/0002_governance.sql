-- Opinions, resolutions, tasks and what people say about how they went.
-- People are named twice: by person (rights, reminders) and by the words shown at the time (record).

CREATE TABLE opinion (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    number INTEGER NOT NULL,
    type TEXT NOT NULL CHECK (type IN
        ('question', 'help', 'complaint', 'report', 'suggestion', 'praise')),
    category TEXT NOT NULL,         -- codes of config/categories.toml, primary first, spaces between
    priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 3),
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered')),
    account_id INTEGER NOT NULL,
    head TEXT NOT NULL,             -- whose voice it is: one support per head
    chat_id INTEGER NOT NULL,
    platform_message TEXT NOT NULL DEFAULT '',
    meeting_id INTEGER,
    created_at INTEGER NOT NULL,
    promised_at INTEGER,            -- the answer is promised until then
    answered_at INTEGER,            -- first answer
    UNIQUE (community_id, number)
) STRICT;
CREATE INDEX opinion_open ON opinion (community_id, state, number);
CREATE INDEX opinion_by_chat ON opinion (chat_id, created_at);

CREATE TABLE opinion_support (
    opinion_id INTEGER NOT NULL REFERENCES opinion (id),
    head TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    supported_at INTEGER NOT NULL,
    PRIMARY KEY (opinion_id, head)
) STRICT, WITHOUT ROWID;

CREATE TABLE opinion_answer (
    opinion_id INTEGER NOT NULL REFERENCES opinion (id),
    no INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,             -- of the office or person, as shown
    text TEXT NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (opinion_id, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE resolution (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    poll_id INTEGER,                -- the vote it rests on
    meeting_id INTEGER,
    item INTEGER NOT NULL DEFAULT 0,
    chat_id INTEGER NOT NULL,
    created_by INTEGER NOT NULL,    -- account
    created_at INTEGER NOT NULL,
    UNIQUE (community_id, number)
) STRICT;

CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    number INTEGER NOT NULL,
    resolution_id INTEGER REFERENCES resolution (id),
    text TEXT NOT NULL,             -- one measure
    state TEXT NOT NULL CHECK (state IN
        ('pending', 'in_progress', 'postponed', 'done_claimed', 'verified', 'impossible')),
    responsible_id INTEGER NOT NULL REFERENCES person (id),
    responsible TEXT NOT NULL,
    supervisor_id INTEGER REFERENCES person (id),
    supervisor TEXT NOT NULL DEFAULT '',
    due_at INTEGER NOT NULL,        -- in time up to and including this instant
    due_is_day INTEGER NOT NULL CHECK (due_is_day IN (0, 1)),  -- 1: due_at is 24:00 of the due day
    first_due_at INTEGER NOT NULL,  -- as agreed at first; stays visible after a change
    first_due_is_day INTEGER NOT NULL CHECK (first_due_is_day IN (0, 1)),
    percent INTEGER NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
    claimed_by INTEGER REFERENCES person (id),  -- who said it is done: never the one who verifies
    reopened INTEGER NOT NULL DEFAULT 0,
    chat_id INTEGER NOT NULL,
    created_by INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    closed_at INTEGER,
    CHECK ((closed_at IS NOT NULL) = (state IN ('verified', 'impossible'))),
    UNIQUE (community_id, number)
) STRICT;
CREATE INDEX task_open ON task (community_id, due_at) WHERE closed_at IS NULL;
CREATE INDEX task_by_resolution ON task (resolution_id);

-- Everything that happened to a task, in order. Nothing is taken back silently.
CREATE TABLE task_update (
    task_id INTEGER NOT NULL REFERENCES task (id),
    no INTEGER NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('created', 'accepted', 'progress', 'claimed', 'verified',
        'refused', 'postponed', 'impossible', 'reopened', 'reminded')),
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0, 1)),
    percent INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    due_is_day INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    happened_at INTEGER NOT NULL,
    PRIMARY KEY (task_id, no)
) STRICT, WITHOUT ROWID;

-- One opinion per head about how a resolution went; the last one counts, acts keep the others.
CREATE TABLE feedback (
    resolution_id INTEGER NOT NULL REFERENCES resolution (id),
    head TEXT NOT NULL,
    community_id INTEGER NOT NULL REFERENCES community (id),
    account_id INTEGER NOT NULL,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    text TEXT NOT NULL DEFAULT '',
    given_at INTEGER NOT NULL,
    PRIMARY KEY (resolution_id, head)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_by_community ON feedback (community_id, given_at);

-- What the next meeting should talk about. The convener takes it or defers it with a reason.
CREATE TABLE agenda_candidate (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    source_kind TEXT NOT NULL CHECK (source_kind IN ('opinion', 'resolution', 'task')),
    source_id INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN
        ('feedback', 'low_rating', 'overdue', 'refused', 'impossible', 'reopened', 'supported',
         'proposed')),
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'taken', 'deferred')),
    note TEXT NOT NULL DEFAULT '',  -- why it was deferred
    meeting_id INTEGER,             -- that took it
    created_at INTEGER NOT NULL,
    decided_at INTEGER
) STRICT;
-- One waiting entry a source; once taken or deferred it may come again.
CREATE UNIQUE INDEX agenda_candidate_waiting ON agenda_candidate (community_id, source_kind, source_id)
    WHERE state = 'proposed';

-- A reminder somebody asked for in a chat, at a time of their choice.
CREATE TABLE timed_reminder (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    chat_id INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    created_by INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX timed_reminder_open ON timed_reminder (due_at) WHERE done_at IS NULL;
CREATE INDEX timed_reminder_by_community ON timed_reminder (community_id, due_at);
