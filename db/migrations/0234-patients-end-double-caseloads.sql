-- One counselor is responsible for a person at a clinic at a time. Where two were, the later one stays and the earlier
-- ends the day before it began.
DO $$
DECLARE
  left_over bigint;
BEGIN
  UPDATE care_relations r SET ends_on = o.next_on - 1
    FROM (SELECT organization_id, id, ends_on,
                 lead(starts_on) OVER (PARTITION BY organization_id, patient_id, clinic_id ORDER BY starts_on, id) AS next_on
            FROM care_relations WHERE kind = 'caseload') AS o
   WHERE r.organization_id = o.organization_id AND r.id = o.id AND coalesce(o.ends_on, 'infinity') >= o.next_on;
  SELECT count(*) INTO left_over
    FROM care_relations a JOIN care_relations b ON b.organization_id = a.organization_id AND b.patient_id = a.patient_id AND b.clinic_id = a.clinic_id AND b.id > a.id
   WHERE a.kind = 'caseload' AND b.kind = 'caseload'
     AND daterange(a.starts_on, a.ends_on + 1) && daterange(b.starts_on, b.ends_on + 1);
  IF left_over > 0 THEN
    RAISE EXCEPTION '% pairs of caseloads still overlap', left_over;
  END IF;
END $$;
