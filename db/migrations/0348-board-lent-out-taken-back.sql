-- Whoever runs both clinics may take it back where they read it: by which change of which group, and for whom they stand in.
DROP FUNCTION lent_out(date, uuid);
CREATE FUNCTION lent_out(from_day date, asked_clinic uuid)
RETURNS TABLE (session_id uuid, staff_member_id uuid, name text, clinic_name text, time_zone text, starts_at timestamptz, ends_at timestamptz, lent_by text, lent_at timestamptz,
               group_id uuid, change_id uuid, away_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 5 SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT ON (s.starts_at, l.staff_member_id) s.id, l.staff_member_id, m.given_name || ' ' || m.family_name, c.name, c.time_zone, s.starts_at, s.ends_at,
         b.given_name || ' ' || b.family_name, l.lent_at, CASE WHEN d.change_id IS NOT NULL THEN s.group_id END, d.change_id, d.away_id
    FROM lendings l
    JOIN sessions s ON s.organization_id = l.organization_id AND s.id = l.session_id AND s.held_on >= from_day AND s.status <> 'cancelled'
    JOIN clinics c ON c.organization_id = l.organization_id AND c.id = l.clinic_id
    JOIN staff_members m ON m.organization_id = l.organization_id AND m.id = l.staff_member_id
    JOIN staff_members b ON b.organization_id = l.organization_id AND b.id = l.lent_by
    LEFT JOIN dates_covered d ON d.organization_id = l.organization_id AND d.session_id = s.id AND d.substitute_id = l.staff_member_id
      AND context_opens_clinic(l.clinic_id)
   WHERE l.organization_id = context_organization()
     AND EXISTS (SELECT FROM session_leaders x WHERE x.organization_id = l.organization_id AND x.session_id = s.id AND x.staff_member_id = l.staff_member_id)
     AND EXISTS (SELECT FROM role_assignments r
                  WHERE r.organization_id = l.organization_id AND r.staff_member_id = l.staff_member_id AND r.role IN ('counselor', 'supervisor')
                    AND r.clinic_id <> l.clinic_id AND (asked_clinic IS NULL OR r.clinic_id = asked_clinic) AND context_opens_clinic(r.clinic_id)
                    AND r.starts_on <= s.held_on AND coalesce(r.ends_on, 'infinity') >= s.held_on
                    AND NOT EXISTS (SELECT FROM lendings o WHERE o.organization_id = r.organization_id AND o.role_assignment_id = r.id))
   ORDER BY s.starts_at, l.staff_member_id, l.lent_at DESC LIMIT 20
$$;
COMMENT ON FUNCTION lent_out(date, uuid) IS 'Who of the clinics in scope, or of one of them, stands in at another clinic from a day on: where, when, and who lent them. By which change only where that clinic is in scope as well; never the people.';
REVOKE ALL ON FUNCTION lent_out(date, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lent_out(date, uuid) TO evenkeel_runtime;
