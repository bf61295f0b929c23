-- The ledger: every act is an entry of a hash chain and of a Merkle tree (docs/ledger.md). What is
-- hashed stands in columns of the act; what may have to be erased, or must stay hidden, is hashed
-- under a salt of its own. Acts from before are sealed when the database is opened next.

ALTER TABLE act ADD COLUMN salt BLOB;         -- of the payload; NULL: erased, see act_erased
ALTER TABLE act ADD COLUMN choice BLOB;       -- commitment to the choice of a ballot stored by this act
ALTER TABLE act ADD COLUMN previous INTEGER;  -- the act that stored the right's ballot before
ALTER TABLE act ADD COLUMN leaf BLOB;         -- hash of the entry, which holds the leaf before it

ALTER TABLE ballot ADD COLUMN salt BLOB;      -- with the choice it opens the act's commitment
ALTER TABLE ballot ADD COLUMN entry INTEGER;  -- the act that stored it
ALTER TABLE ballot_past ADD COLUMN salt BLOB;
ALTER TABLE ballot_past ADD COLUMN entry INTEGER;

ALTER TABLE poll_right ADD COLUMN pseudonym BLOB;  -- what the ledger calls the right

-- What makes a poll's pseudonyms, and the hashes of its frozen roll: with names only for those who
-- may see them.
CREATE TABLE poll_seal (
    poll_id INTEGER PRIMARY KEY REFERENCES poll (id),
    key BLOB NOT NULL,
    salt BLOB NOT NULL,
    roll BLOB NOT NULL,
    names BLOB NOT NULL
) STRICT;

-- A payload that was erased is stood for by its commitment.
CREATE TABLE act_erased (
    no INTEGER PRIMARY KEY,
    payload BLOB NOT NULL
) STRICT;

-- One log for each epoch. A restored backup begins a new one: what came after it is gone.
CREATE TABLE ledger_log (
    epoch INTEGER PRIMARY KEY,
    log BLOB NOT NULL,
    first_entry INTEGER NOT NULL,
    public_key BLOB               -- of its checkpoints; NULL: not signed yet
) STRICT;

-- Roots of complete subtrees of 256 leaves, so that a proof need not read all leaves.
CREATE TABLE ledger_chunk (
    no INTEGER PRIMARY KEY,       -- from 0
    root BLOB NOT NULL
) STRICT;

-- Where the ledger ends, signed; written in the transaction that appends.
CREATE TABLE ledger_head (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    note TEXT NOT NULL,           -- the signed checkpoint; empty: there is no key
    is_upgraded INTEGER NOT NULL CHECK (is_upgraded IN (0, 1))
) STRICT;

-- Which community is to be shown a checkpoint, and when.
CREATE TABLE checkpoint_post (
    community_id INTEGER PRIMARY KEY REFERENCES community (id),
    wanted INTEGER NOT NULL,      -- a checkpoint of at least so many entries, at once …
    posted INTEGER NOT NULL DEFAULT 0,  -- … unless one of this many was shown
    looked INTEGER NOT NULL DEFAULT 0,  -- entries at the last daily look
    look_at INTEGER               -- the next daily look
) STRICT;
