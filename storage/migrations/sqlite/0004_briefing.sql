-- Briefings. A draft may change or go; an issue never does: its number is given in the transaction
-- that publishes it, and the row then refuses every change. Corrections stand beside it.

CREATE TABLE briefing_draft (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'discarded', 'published')),
    token TEXT NOT NULL,            -- last part of the preview's link
    covers_from INTEGER,            -- NULL: from the beginning
    covers_until INTEGER NOT NULL,  -- the next issue begins with this instant
    told TEXT NOT NULL,             -- "V3 R7 O31 …": what the next issue need not tell again
    document TEXT NOT NULL,
    created_by INTEGER NOT NULL,    -- account
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX briefing_draft_open ON briefing_draft (community_id) WHERE state = 'open';

CREATE TABLE briefing_issue (
    id INTEGER PRIMARY KEY,         -- the draft's id
    community_id INTEGER NOT NULL REFERENCES community (id),
    year INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    total INTEGER NOT NULL CHECK (total > 0),
    covers_until INTEGER NOT NULL,
    told TEXT NOT NULL,
    title TEXT NOT NULL,
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),  -- of `document`
    published_by INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    UNIQUE (community_id, year, number),
    UNIQUE (community_id, total)
) STRICT;

CREATE TABLE briefing_correction (
    issue_id INTEGER NOT NULL REFERENCES briefing_issue (id),
    no INTEGER NOT NULL,
    text TEXT NOT NULL,
    corrected_by INTEGER NOT NULL,
    corrected_at INTEGER NOT NULL,
    PRIMARY KEY (issue_id, no)
) STRICT, WITHOUT ROWID;

-- Issues on paper from before linyi: the number the last one had, and what it covered.
CREATE TABLE briefing_start (
    community_id INTEGER PRIMARY KEY REFERENCES community (id),
    year INTEGER NOT NULL,
    last_number INTEGER NOT NULL CHECK (last_number >= 0),
    last_total INTEGER NOT NULL CHECK (last_total >= last_number),
    covers_until INTEGER NOT NULL
) STRICT;

CREATE TRIGGER briefing_issue_never_changes BEFORE UPDATE ON briefing_issue
BEGIN SELECT raise(ABORT, 'a published briefing never changes'); END;
CREATE TRIGGER briefing_issue_never_goes BEFORE DELETE ON briefing_issue
BEGIN SELECT raise(ABORT, 'a published briefing never goes'); END;
CREATE TRIGGER briefing_correction_never_changes BEFORE UPDATE ON briefing_correction
BEGIN SELECT raise(ABORT, 'a published correction never changes'); END;
CREATE TRIGGER briefing_correction_never_goes BEFORE DELETE ON briefing_correction
BEGIN SELECT raise(ABORT, 'a published correction never goes'); END;
-- The second fence behind the numbering: no gap and no step back, whoever inserts.
CREATE TRIGGER briefing_issue_without_gap BEFORE INSERT ON briefing_issue
WHEN NEW.total <> 1 + coalesce(
    (SELECT max(total) FROM briefing_issue WHERE community_id = NEW.community_id),
    (SELECT last_total FROM briefing_start WHERE community_id = NEW.community_id), 0)
BEGIN SELECT raise(ABORT, 'briefing numbers have no gaps'); END;
