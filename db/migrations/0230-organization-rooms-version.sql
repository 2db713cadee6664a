-- Rooms count their changes, as clinics do: whoever edits names the version they saw.
ALTER TABLE rooms ADD COLUMN version integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN rooms.version IS 'Counts changes, so that two editors never overwrite each other. {none}';
