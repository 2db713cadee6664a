-- What the sealer may see. Entries of all organizations go into one chain, so it looks past the wall, through one
-- function that answers nothing but entries without a seal.
--
-- An entry is ready when no running transaction can still add one before it: its transaction is older than the oldest
-- that runs (pg_snapshot_xmin). Every entry up to the last sealed one's transaction has a seal already, so the search
-- begins there; ">=" because one transaction may have many entries, of which a former batch took a part. After a restore
-- all entries carry the restoring transaction, and the same search still finds those that had no seal.
CREATE FUNCTION audit_entries_to_seal(most integer)
RETURNS TABLE (
  organization_id uuid, id uuid, at text, staff_member_id uuid, action text, kind text, outcome text,
  patient_ids text[], detail text, address text, request_id text
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
  SELECT e.organization_id, e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.staff_member_id,
         e.action, e.kind, e.outcome, e.patient_ids::text[], e.detail::text, e.address::text, e.request_id
    FROM public.audit_entries e
   WHERE e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
     AND e.transaction_id >= coalesce((
           SELECT last.transaction_id
             FROM public.audit_seals s
             JOIN public.audit_entries last ON last.organization_id = s.organization_id AND last.id = s.entry_id
            ORDER BY s.position DESC LIMIT 1), '0'::xid8)
     AND NOT EXISTS (SELECT FROM public.audit_seals s WHERE s.organization_id = e.organization_id AND s.entry_id = e.id)
   ORDER BY e.transaction_id, e.id
   LIMIT most;
END;
COMMENT ON FUNCTION audit_entries_to_seal(integer) IS
  'Entries of all organizations that are ready for the chain and not in it, oldest transaction first. For the sealer only.';
REVOKE ALL ON FUNCTION audit_entries_to_seal(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_entries_to_seal(integer) TO evenkeel_runtime;
