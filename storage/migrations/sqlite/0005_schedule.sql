-- What is to be done at its time. A job is a thing people are reminded of; each occurrence of it is
-- decided once, and its row is written in the transaction that puts its messages into the outbox:
-- that row is the exactly-once.

CREATE TABLE reminder_job (
    kind TEXT NOT NULL CHECK (kind IN ('poll', 'task', 'meeting', 'timed')),
    subject_id INTEGER NOT NULL,
    community_id INTEGER NOT NULL REFERENCES community (id),
    look_at INTEGER,                -- when to look at it again; 0: now; NULL: nothing is planned
    next_at INTEGER,                -- the occurrence that was next at the last look …
    next_occurrence TEXT NOT NULL DEFAULT '',  -- … and its name
    is_changed INTEGER NOT NULL DEFAULT 0 CHECK (is_changed IN (0, 1)),  -- since the last look
    fired_at INTEGER,
    fired_occurrence TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (kind, subject_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_job_look ON reminder_job (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX reminder_job_by_community ON reminder_job (community_id);

CREATE TABLE reminder_occurrence (
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    occurrence TEXT NOT NULL,       -- its name within the job; stays when a time of day changes
    community_id INTEGER NOT NULL REFERENCES community (id),
    due_at INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN
        ('fired', 'nobody', 'skipped')),  -- nobody: there was nobody to tell; skipped: too late
    messages INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (kind, subject_id, occurrence)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_occurrence_by_community ON reminder_occurrence (community_id);

-- Who does not want to hear of a vote again.
CREATE TABLE reminder_stop (
    account_id INTEGER NOT NULL,
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    stopped_at INTEGER NOT NULL,
    PRIMARY KEY (poll_id, account_id)
) STRICT, WITHOUT ROWID;

-- Whoever changes a vote, a task or a meeting need not know the schedule: its job is looked at anew.
CREATE TRIGGER reminder_job_of_poll AFTER INSERT ON poll WHEN NEW.closes_at IS NOT NULL
BEGIN
    INSERT INTO reminder_job (kind, subject_id, community_id, look_at)
    VALUES ('poll', NEW.id, NEW.community_id, 0);
END;
CREATE TRIGGER reminder_job_of_changed_poll AFTER UPDATE OF state, closes_at ON poll
WHEN NEW.closes_at IS NOT NULL
BEGIN
    INSERT INTO reminder_job (kind, subject_id, community_id, look_at, is_changed)
    VALUES ('poll', NEW.id, NEW.community_id, 0, 1)
    ON CONFLICT (kind, subject_id) DO UPDATE SET look_at = 0, is_changed = 1;
END;
CREATE TRIGGER reminder_job_of_task AFTER INSERT ON task
BEGIN
    INSERT INTO reminder_job (kind, subject_id, community_id, look_at)
    VALUES ('task', NEW.id, NEW.community_id, 0);
END;
CREATE TRIGGER reminder_job_of_changed_task AFTER UPDATE OF state, due_at ON task
WHEN OLD.state <> NEW.state OR OLD.due_at <> NEW.due_at
BEGIN
    INSERT INTO reminder_job (kind, subject_id, community_id, look_at, is_changed)
    VALUES ('task', NEW.id, NEW.community_id, 0, 1)
    ON CONFLICT (kind, subject_id) DO UPDATE SET look_at = 0, is_changed = 1;
END;
CREATE TRIGGER reminder_job_of_meeting AFTER INSERT ON meeting WHEN NEW.starts_at IS NOT NULL
BEGIN
    INSERT INTO reminder_job (kind, subject_id, community_id, look_at)
    VALUES ('meeting', NEW.id, NEW.community_id, 0);
END;
CREATE TRIGGER reminder_job_of_changed_meeting AFTER UPDATE OF state, starts_at ON meeting
WHEN OLD.state <> NEW.state OR OLD.starts_at IS NOT NEW.starts_at
BEGIN
    INSERT INTO reminder_job (kind, subject_id, community_id, look_at, is_changed)
    VALUES ('meeting', NEW.id, NEW.community_id, 0, 1)
    ON CONFLICT (kind, subject_id) DO UPDATE SET look_at = 0, is_changed = 1;
END;
CREATE TRIGGER reminder_job_of_timed AFTER INSERT ON timed_reminder
BEGIN
    INSERT INTO reminder_job (kind, subject_id, community_id, look_at)
    VALUES ('timed', NEW.id, NEW.community_id, 0);
END;

-- Clearing up what need not be kept: when the next turn is, and where a pass goes on that was cut
-- off so that ballots need not wait for it.
CREATE TABLE upkeep (
    name TEXT PRIMARY KEY,
    next_at INTEGER NOT NULL,
    last_at INTEGER,
    place_number INTEGER NOT NULL DEFAULT 0,
    place_text TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
