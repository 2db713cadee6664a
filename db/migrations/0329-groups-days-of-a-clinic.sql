-- A clinic's day or week read the days of every clinic and left most of them out: an index that begins with the clinic reads its own.
CREATE INDEX sessions_of_clinic_by_day ON sessions (organization_id, clinic_id, held_on);
DROP INDEX sessions_of_day;
