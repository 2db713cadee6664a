-- Who pays for some people is asked whenever hours are counted; the exclusion's own index cannot look for several at once.
CREATE INDEX patient_payers_by_person ON patient_payers (organization_id, patient_id);
