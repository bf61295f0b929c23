-- Votes of an owners' assembly: rules frozen at opening, ways to vote besides the chat, deeds that
-- need two people, proof of delivery, posting and objections.

ALTER TABLE poll ADD COLUMN is_formal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE poll ADD COLUMN no_change INTEGER NOT NULL DEFAULT 0;

-- All unsold and undelivered units together: one head, the developer's.
ALTER TABLE poll_right ADD COLUMN is_developer INTEGER NOT NULL DEFAULT 0;

-- What was fixed at opening. A vote of an earlier release has none: its rule is known by name.
CREATE TABLE poll_rule (
    poll_id INTEGER PRIMARY KEY REFERENCES poll (id),
    text TEXT NOT NULL,             -- canonical text of the rule set
    rule_sha256 TEXT NOT NULL,
    roll_sha256 TEXT NOT NULL,
    wording_sha256 TEXT NOT NULL,
    noticed_at INTEGER              -- when it was announced, as stated by whoever opened it
) STRICT;

-- How a ballot came in: chat, button, link, paper, import.
ALTER TABLE ballot ADD COLUMN route TEXT NOT NULL DEFAULT 'chat';
ALTER TABLE ballot_past ADD COLUMN route TEXT NOT NULL DEFAULT 'chat';

-- Deeds that wait for a second person: extension, early close, cancellation, paper ballots,
-- authorities. `payload` is what is done when it is signed.
CREATE TABLE countersign (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    number INTEGER NOT NULL,        -- D7 within its community
    poll_id INTEGER REFERENCES poll (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    payload TEXT NOT NULL,
    asked_by INTEGER NOT NULL,      -- person
    asked_account INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'signed', 'dropped')),
    settled_by INTEGER,
    settled_at INTEGER,
    UNIQUE (community_id, number)
) STRICT;
CREATE INDEX countersign_waiting ON countersign (community_id, state, poll_id);

-- Somebody votes for owners who wrote that they may.
CREATE TABLE proxy (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    agent_person INTEGER NOT NULL REFERENCES person (id),
    poll_id INTEGER REFERENCES poll (id),       -- one item; none: until it is revoked
    reference TEXT NOT NULL,        -- where the written authority is kept
    filed_by INTEGER NOT NULL,      -- person
    signed_by INTEGER NOT NULL,     -- second person
    filed_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;
CREATE INDEX proxy_by_agent ON proxy (agent_person, revoked_at);
CREATE INDEX proxy_by_unit ON proxy (community_id, unit_id);

-- Door to door: how far each right has been reached, and whether its ballot was delivered.
CREATE TABLE poll_visit (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    right_no INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('to_visit', 'contacted', 'done', 'unreachable')),
    is_delivered INTEGER NOT NULL DEFAULT 0,
    by_person INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (poll_id, right_no)
) STRICT, WITHOUT ROWID;

-- 公示: where a result hangs, and what owners object to in it.
CREATE TABLE posting (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    place TEXT NOT NULL,
    photo TEXT NOT NULL DEFAULT '',
    by_person INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX posting_by_poll ON posting (poll_id);

CREATE TABLE objection (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    number INTEGER NOT NULL,
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    person_id INTEGER NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    answered_by INTEGER,
    answered_at INTEGER,
    UNIQUE (community_id, number)
) STRICT;
CREATE INDEX objection_by_poll ON objection (poll_id);
