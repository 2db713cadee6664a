// The tables and views that queries of patients name.
import type { Tx } from '#platform/database/database.ts';

export type PatientsTx = Tx<
  | 'patients'
  | 'patient_identifiers'
  | 'care_relations'
  | 'contacts'
  | 'record_locks'
  | 'record_lock_access'
  | 'record_openings'
  | 'patient_merges'
  | 'likely_duplicates'
  | 'clinics_in_brief'
  | 'staff_in_brief'
  | 'roles_in_brief'
  | 'patients_of_my_groups'
>;
