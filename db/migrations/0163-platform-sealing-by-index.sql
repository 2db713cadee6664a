-- The sealer asks for the next few of what may be millions, always by index. Planned while the chain is short or its
-- counts are old, the search read whole tables for each batch: half a millisecond an entry at a million.
ALTER FUNCTION audit_entries_to_seal(integer) SET enable_seqscan = off;
ALTER FUNCTION audit_entries_to_seal(integer) SET enable_hashjoin = off;
ALTER FUNCTION audit_entries_to_seal(integer) SET enable_mergejoin = off;
ALTER FUNCTION audit_entries_to_seal(integer) SET enable_sort = off;
