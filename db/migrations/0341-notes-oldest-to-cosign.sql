-- The list of notes that wait for a second signature read all that wait to show the hundred oldest. In the order of asking it
-- reads no more than it shows.
CREATE INDEX note_cosignatures_oldest ON note_cosignatures (organization_id, state, asked_at, note_id) WHERE state IN ('waiting', 'returned');
DROP INDEX note_cosignatures_open;
