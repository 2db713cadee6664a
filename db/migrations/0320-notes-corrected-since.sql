-- Whose signed notes stand beside times that were corrected since: looked for by who signed them, newest first.
CREATE INDEX signatures_by_signer ON signatures (organization_id, signed_by, signed_at);
