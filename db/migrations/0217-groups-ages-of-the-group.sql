-- A group is for adults or for adolescents: whoever came without a plan mixes ages when they are not of the group's.
CREATE OR REPLACE FUNCTION ages_mix_on(organization uuid, asked_session uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM sessions s
      JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
      JOIN patients p ON p.organization_id = s.organization_id AND p.id = patient
     WHERE s.organization_id = organization AND s.id = asked_session
       AND age_group_on(p.birth_on, s.held_on) <> CASE WHEN g.youngest < 18 THEN 'adolescent' ELSE 'adult' END)
$$;
