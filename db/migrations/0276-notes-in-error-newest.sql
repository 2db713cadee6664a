-- Notes entered in error are listed for the privacy officer over all people, the newest first, and for one person.
CREATE INDEX note_errors_newest ON note_errors (organization_id, marked_at DESC, note_id DESC);
CREATE INDEX note_errors_of_person ON note_errors (organization_id, patient_id);
