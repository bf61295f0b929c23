-- Written authorities that the host has announced: who may vote for whom in polls of these days.
CREATE TABLE proxy_authority (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    agent_id INTEGER NOT NULL,      -- account; 0: the announcement named nobody
    filed_at INTEGER NOT NULL,
    event TEXT NOT NULL,            -- the message that announced it
    PRIMARY KEY (unit_id, agent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proxy_agent ON proxy_authority (agent_id);
