-- A ballot may be marks for options, and an option a project that costs something.
ALTER TABLE poll ADD COLUMN max_score INTEGER NOT NULL DEFAULT 0;      -- 0: no score vote
ALTER TABLE poll_option ADD COLUMN cost INTEGER NOT NULL DEFAULT 0;    -- in fen; 0: no project

-- Draws of lots are read from the record.
CREATE INDEX act_of_lots ON act (community_id, no)
    WHERE kind IN ('lot_opened', 'lot_drawn', 'lot_declined');
