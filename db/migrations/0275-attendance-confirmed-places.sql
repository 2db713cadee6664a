-- Where somebody who takes part by video said that they are, for help that has to come to them.
CREATE VIEW confirmed_places_in_brief WITH (security_invoker = true) AS
  SELECT DISTINCT ON (a.organization_id, a.session_id, a.patient_id)
         a.organization_id, a.session_id, a.patient_id, a.address, a.state, a.call_back, a.confirmed_at
    FROM virtual_arrivals a
   ORDER BY a.organization_id, a.session_id, a.patient_id, a.sequence DESC;
GRANT SELECT ON confirmed_places_in_brief TO evenkeel_runtime;
COMMENT ON VIEW confirmed_places_in_brief IS 'Of each person and session the newest place that was confirmed on arrival by video.';
