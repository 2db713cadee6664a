// Care relations that come of a seat or a visit: they open the record to the clinic of the group, and end some time
// after the last day, so that notes are finished and the person is called once more.
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

/** Follow-up calls are made up to 90 days after somebody left (26 TAC 564; not yet confirmed). */
const daysAfterLeaving = 90;

type RelationKey = {
  readonly organizationId: OrganizationId;
  readonly patientId: string;
  readonly clinicId: string;
};

/** Opens the record to the clinic from today on, unless a relation without an end does so already. */
export async function openToClinic(
  tx: Tx<'care_relations'>,
  key: RelationKey & { today: LocalDate; lastDay: LocalDate | null },
): Promise<void> {
  const endsOn = key.lastDay === null ? null : addDays(key.lastDay, daysAfterLeaving);
  await sql`INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on, ends_on)
    SELECT ${key.organizationId}, ${newId()}, ${key.patientId}, ${key.clinicId}, 'seat', ${key.today}, ${endsOn}::date
     WHERE NOT EXISTS (SELECT FROM care_relations r WHERE r.organization_id = ${key.organizationId} AND r.patient_id = ${key.patientId}
       AND r.clinic_id = ${key.clinicId} AND r.kind <> 'caseload' AND (r.ends_on IS NULL OR r.ends_on >= ${endsOn}::date))`.execute(
    tx,
  );
}

/** Lets the open relation of a seat end some time after its last day. */
export async function closeToClinic(
  tx: Tx<'care_relations'>,
  key: RelationKey & { lastDay: LocalDate },
): Promise<void> {
  await tx
    .updateTable('care_relations')
    .set({ ends_on: addDays(key.lastDay, daysAfterLeaving) })
    .where('organization_id', '=', key.organizationId)
    .where('patient_id', '=', key.patientId)
    .where('clinic_id', '=', key.clinicId)
    .where('kind', '=', 'seat')
    .where('ends_on', 'is', null)
    .execute();
}
