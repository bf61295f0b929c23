-- The stairwell (单元) of a unit: representatives and door-to-door lists go by it. Known from the
-- label where that has three parts (3-2-501), else empty until the next import.

ALTER TABLE unit ADD COLUMN stairwell TEXT NOT NULL DEFAULT '';

UPDATE unit
SET stairwell = ltrim(
    substr(label, instr(label, '-') + 1,
           instr(substr(label, instr(label, '-') + 1), '-') - 1), '0')
WHERE label LIKE '%-%-%' AND label NOT LIKE '%-%-%-%';
