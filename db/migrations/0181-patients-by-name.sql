-- The list of people walks this index: names in the order of the root collation of Unicode, where an accent stands
-- beside its plain letter. The database itself compares bytes, which puts Ángel behind Zoe. Equal names stand in the
-- order of their ids.
DROP INDEX patients_by_name;
CREATE INDEX patients_by_name ON patients
  (organization_id, family_name COLLATE "und-x-icu", given_name COLLATE "und-x-icu", id);
