-- The foundation: who is where, what was said, what was voted, what goes out.
-- Times are UTC milliseconds, areas 0.01 m². Ids are given out by the store (table counter).

CREATE TABLE instance (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    id TEXT NOT NULL,               -- random; outgoing idempotency keys are derived from it
    started INTEGER NOT NULL DEFAULT 0  -- start epoch: leases of earlier starts are free
) STRICT;

CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL          -- every number up to here may be in use
) STRICT, WITHOUT ROWID;

CREATE TABLE community (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    zone TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('zh', 'en')),
    street TEXT NOT NULL DEFAULT '',
    is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;

-- Numbers people read (V12, O31) run per community and kind.
CREATE TABLE short_number (
    community_id INTEGER NOT NULL REFERENCES community (id),
    kind TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (community_id, kind)
) STRICT, WITHOUT ROWID;

-- One-time codes: to link a chat (setup) or an account to a unit (bind). Only hashes are kept.
CREATE TABLE code (
    hash TEXT PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    kind TEXT NOT NULL CHECK (kind IN ('setup', 'bind')),
    unit_id INTEGER REFERENCES unit (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    used_at INTEGER,
    used_by INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX code_by_unit ON code (community_id, unit_id);

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    name TEXT NOT NULL,
    phone_hash TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_by_community ON person (community_id, name);

CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    label TEXT NOT NULL,
    area INTEGER NOT NULL CHECK (area >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('home', 'shop', 'parking')),
    status TEXT NOT NULL CHECK (status IN ('sold', 'unsold', 'undelivered')),
    building TEXT NOT NULL,
    UNIQUE (community_id, label)
) STRICT;

CREATE TABLE ownership (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (unit_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    adapter TEXT NOT NULL,
    platform_user TEXT NOT NULL,
    shown_name TEXT NOT NULL DEFAULT '',
    direct_chat_id INTEGER,
    language TEXT CHECK (language IN ('zh', 'en')),
    UNIQUE (adapter, platform_user)
) STRICT;

-- Who an account is within a community.
CREATE TABLE member (
    account_id INTEGER NOT NULL REFERENCES account (id),
    community_id INTEGER NOT NULL REFERENCES community (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (account_id, community_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_person ON member (person_id);

CREATE TABLE binding (
    account_id INTEGER NOT NULL REFERENCES account (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL CHECK (kind IN ('owner', 'tenant')),
    bound_at INTEGER NOT NULL,
    via TEXT NOT NULL CHECK (via IN ('code', 'roster', 'manager')),
    PRIMARY KEY (account_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX binding_by_unit ON binding (unit_id);

CREATE TABLE role (
    person_id INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('admin', 'committee', 'manager', 'community', 'street')),
    title TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (person_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat (
    id INTEGER PRIMARY KEY,
    adapter TEXT NOT NULL,
    platform_chat TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('group', 'direct')),
    name TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL CHECK (purpose IN ('none', 'owners', 'council', 'work')),
    community_id INTEGER REFERENCES community (id),
    account_id INTEGER REFERENCES account (id),
    is_gone INTEGER NOT NULL DEFAULT 0 CHECK (is_gone IN (0, 1)),
    UNIQUE (adapter, platform_chat)
) STRICT;
CREATE INDEX chat_by_community ON chat (community_id, purpose);

-- What has been received. Lean: no body, the bot is a number (reliability.md §3.2).
CREATE TABLE bot (
    id INTEGER PRIMARY KEY,
    adapter TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE inbox (
    bot INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    received INTEGER NOT NULL,
    body_sha256 BLOB NOT NULL,
    outcome INTEGER NOT NULL,       -- 0 nothing, 1 applied, 2 refused, 3 dead letter, 4 too old
    poll_id INTEGER,                -- kept as long as this poll
    differed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (bot, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dead_letter (
    id INTEGER PRIMARY KEY,
    bot INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    received INTEGER NOT NULL,
    error TEXT NOT NULL,
    event TEXT NOT NULL             -- the decoded event, for the operator; purged with chat text
) STRICT;

-- Cursors of polled platforms (getUpdates).
CREATE TABLE poll_cursor (
    adapter TEXT PRIMARY KEY,
    cursor TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE poll (
    id INTEGER PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    number INTEGER NOT NULL,
    question TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('yes_no', 'single', 'multiple')),
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'cancelled')),
    rule TEXT NOT NULL,
    is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
    is_numbered INTEGER NOT NULL CHECK (is_numbered IN (0, 1)),
    choices_max INTEGER NOT NULL,
    scope_buildings TEXT NOT NULL DEFAULT '',
    count_parking INTEGER NOT NULL DEFAULT 0,
    opened_at INTEGER NOT NULL,
    closes_at INTEGER,
    closed_at INTEGER,
    opened_by INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    meeting_id INTEGER,
    item INTEGER NOT NULL DEFAULT 0,
    ordinal INTEGER NOT NULL DEFAULT 0,
    rights INTEGER NOT NULL,        -- frozen at opening
    area INTEGER NOT NULL,
    UNIQUE (community_id, number)
) STRICT;
CREATE INDEX poll_open ON poll (community_id, state);
CREATE INDEX poll_deadline ON poll (closes_at) WHERE state = 'open';

CREATE TABLE poll_option (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    no INTEGER NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('plain', 'yes', 'no', 'abstain')),
    PRIMARY KEY (poll_id, no)
) STRICT, WITHOUT ROWID;

-- The electorate, copied at opening: later changes of the roster do not touch it.
CREATE TABLE poll_right (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    no INTEGER NOT NULL,
    label TEXT NOT NULL,
    area INTEGER NOT NULL,
    PRIMARY KEY (poll_id, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE poll_right_unit (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    unit_id INTEGER NOT NULL,
    right_no INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (poll_id, unit_id)
) STRICT, WITHOUT ROWID;

-- One counting ballot a right; the primary key is the second fence against double counting.
CREATE TABLE ballot (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    right_no INTEGER NOT NULL,
    choice TEXT NOT NULL,           -- option keys, separated by a line feed; empty: withdrawn
    revision INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    order_key INTEGER,
    decided_at INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (poll_id, right_no)
) STRICT, WITHOUT ROWID;

-- Ballots that were replaced. Nothing is lost, and the newest order key per voter is found here.
CREATE TABLE ballot_past (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    right_no INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    choice TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    order_key INTEGER,
    decided_at INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (poll_id, right_no, revision)
) STRICT, WITHOUT ROWID;

-- Ballots waiting for the next name-free group line.
CREATE TABLE confirmation (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    chat_id INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (poll_id, chat_id)
) STRICT, WITHOUT ROWID;

-- A refusal is explained once per person, poll and reason.
CREATE TABLE told (
    account_id INTEGER NOT NULL,
    poll_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, poll_id, reason)
) STRICT, WITHOUT ROWID;

-- What the bot asked somebody in a chat; their next words there answer it.
CREATE TABLE pending_question (
    account_id INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    payload TEXT NOT NULL DEFAULT '',
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, chat_id)
) STRICT, WITHOUT ROWID;

-- Messages linyi posted about something, so that quoting them finds it.
CREATE TABLE posted (
    chat_id INTEGER NOT NULL,
    platform_message TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    PRIMARY KEY (chat_id, platform_message)
) STRICT, WITHOUT ROWID;

CREATE TABLE act (
    no INTEGER PRIMARY KEY,
    community_id INTEGER,
    poll_id INTEGER,
    kind TEXT NOT NULL,
    right_no INTEGER,
    revision INTEGER NOT NULL DEFAULT 0,
    decided_at INTEGER NOT NULL,
    payload TEXT NOT NULL
) STRICT;
CREATE INDEX act_by_poll ON act (poll_id, no) WHERE poll_id IS NOT NULL AND kind <> 'ballot_counted';

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    lane INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL DEFAULT '',
    subject_id INTEGER NOT NULL DEFAULT 0,
    community_id INTEGER,
    created INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    not_after INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,  -- counted when claimed: a message that kills us runs out
    state TEXT NOT NULL CHECK (state IN
        ('offered', 'pending', 'inflight', 'sent', 'dead', 'expired', 'cancelled')),
    plain INTEGER NOT NULL DEFAULT 0,
    tried INTEGER,                  -- first attempt since it was written or redriven
    lease_epoch INTEGER,
    lease_until INTEGER,
    settled INTEGER,
    last_status INTEGER,
    last_error TEXT NOT NULL DEFAULT '',
    platform_message TEXT NOT NULL DEFAULT '',
    told INTEGER NOT NULL DEFAULT 0,  -- dead letters: the admin chat knows
    document TEXT NOT NULL          -- frozen at commit; last, so that claims need not step over it
) STRICT;
-- Small whatever the table's size: only messages not yet done are in it.
CREATE INDEX outbox_open ON outbox (lane, id) WHERE state IN ('offered', 'pending', 'inflight');
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';

-- A lane that waits for a Retry-After, whatever becomes of its first message meanwhile.
CREATE TABLE lane_state (
    lane INTEGER PRIMARY KEY,
    paused_until INTEGER NOT NULL,
    why TEXT NOT NULL
) STRICT;

-- A bot account that waits: a Retry-After for all its chats, or a platform that shut it out.
CREATE TABLE account_state (
    adapter TEXT PRIMARY KEY,
    paused_until INTEGER NOT NULL,
    is_stopped INTEGER NOT NULL CHECK (is_stopped IN (0, 1)),
    why TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- When attempts began, as far back as a platform's limits look; read after a restart.
CREATE TABLE send_start (
    at INTEGER NOT NULL,
    outbox_id INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    PRIMARY KEY (at, outbox_id)
) STRICT, WITHOUT ROWID;

-- After a restore: messages up to this id wait for the operator's word.
CREATE TABLE outbox_hold (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    up_to INTEGER NOT NULL,
    since INTEGER NOT NULL
) STRICT;
