// Queries of who is responsible for a person, and of staff to choose from.
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { newId } from '#platform/database/new-id.ts';
import type { PatientsTx } from './patients-tables.db.ts';

export type StaffChoice = { id: string; name: string; roles: string[] };

/** Staff who work at a clinic on a day, or at any clinic of the scope, by name. */
export async function findStaffChoices(
  tx: PatientsTx,
  scope: CareScope,
  key: { organizationId: OrganizationId; clinicId: string | undefined; day: LocalDate },
): Promise<StaffChoice[]> {
  const clinics = [...scope.clinicIds, ...scope.caseloadClinicIds];
  const found = await sql<StaffChoice>`
    SELECT m.id, m.given_name || ' ' || m.family_name AS name, array_agg(DISTINCT r.role ORDER BY r.role) AS roles
      FROM roles_in_brief r JOIN staff_in_brief m ON m.organization_id = r.organization_id AND m.id = r.staff_member_id
     WHERE r.organization_id = ${key.organizationId} AND r.starts_on <= ${key.day} AND (r.ends_on IS NULL OR r.ends_on >= ${key.day})
       AND (m.left_on IS NULL OR m.left_on >= ${key.day})
       AND (r.clinic_id IS NULL OR ${scope.wholeOrganization} OR r.clinic_id = ANY (${clinics}::uuid[]))
       AND (${key.clinicId ?? null}::uuid IS NULL OR r.clinic_id IS NULL OR r.clinic_id = ${key.clinicId ?? null}::uuid)
     GROUP BY m.id, m.given_name, m.family_name ORDER BY m.family_name COLLATE "und-x-icu", m.given_name COLLATE "und-x-icu", m.id LIMIT 500`.execute(
    tx,
  );
  return found.rows;
}

type Caseload = {
  readonly organizationId: OrganizationId;
  readonly patientId: string;
  readonly clinicId: string;
  readonly staffMemberId: string | null;
  readonly today: LocalDate;
};

/** Ends whoever is responsible at the clinic and begins the next; history stays. Changes of one person take turns. */
export async function changeCaseload(tx: PatientsTx, to: Caseload): Promise<void> {
  await sql`SELECT 1 FROM patients p WHERE p.organization_id = ${to.organizationId} AND p.id = ${to.patientId} FOR UPDATE`.execute(
    tx,
  );
  await sql`UPDATE care_relations r SET ends_on = greatest(r.starts_on, ${to.today}) - 1
    WHERE r.organization_id = ${to.organizationId} AND r.patient_id = ANY (whole_record(${to.patientId})) AND r.clinic_id = ${to.clinicId}
      AND r.kind = 'caseload' AND (r.ends_on IS NULL OR r.ends_on >= ${to.today})`.execute(tx);
  if (to.staffMemberId === null) return;
  await tx
    .insertInto('care_relations')
    .values({
      organization_id: to.organizationId,
      id: newId(),
      patient_id: to.patientId,
      clinic_id: to.clinicId,
      staff_member_id: to.staffMemberId,
      kind: 'caseload',
      starts_on: to.today,
    })
    .execute();
}
