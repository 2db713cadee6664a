// Queries of who pays for people.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import { addDays, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

type PayersTx = Tx<'patient_payers' | 'payers_in_brief'>;

export type PayerOfPerson = {
  patient_id: string;
  payer_id: string;
  name: string;
  kind: string;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
};

/** Who pays for people, of all their records; the newest first, without what never came to count. */
export async function findPayersOfPeople(
  tx: PayersTx,
  key: { organizationId: OrganizationId; patientIds: readonly string[] },
): Promise<PayerOfPerson[]> {
  if (key.patientIds.length === 0) return [];
  return rowsOf<PayerOfPerson>(tx, payersText, [key.organizationId, key.patientIds]);
}

// Their records first: asked for by themselves, they are found by index instead of looking through everybody's lines.
const payersText = `
  WITH asked AS MATERIALIZED (
    SELECT a.id, record FROM unnest($2::uuid[]) AS a (id) CROSS JOIN LATERAL unnest(whole_record(a.id)) AS record
  ), lines AS MATERIALIZED (
    SELECT f.* FROM patient_payers f
     WHERE f.organization_id = $1 AND f.patient_id = ANY ((SELECT array_agg(record) FROM asked)::uuid[]) AND (f.ends_on IS NULL OR f.ends_on >= f.starts_on)
  )
  SELECT asked.id AS patient_id, f.payer_id, p.name, p.kind, f.starts_on, f.ends_on
    FROM asked
    JOIN lines f ON f.patient_id = asked.record
    JOIN payers_in_brief p ON p.organization_id = f.organization_id AND p.id = f.payer_id
   ORDER BY f.starts_on DESC, f.id DESC`;

type NewPayer = {
  readonly organizationId: OrganizationId;
  readonly patientId: string;
  readonly payerId: string | null;
  readonly startsOn: LocalDate;
  readonly by: StaffMemberId;
  readonly at: Instant;
};

/** From that day on somebody else pays: what would still count then ends the day before. Changes of one person take turns. */
export async function replacePayer(tx: PayersTx & Tx<'patients'>, set: NewPayer): Promise<void> {
  await sql`SELECT 1 FROM patients p WHERE p.organization_id = ${set.organizationId} AND p.id = ${set.patientId} FOR NO KEY UPDATE`.execute(
    tx,
  );
  await tx
    .updateTable('patient_payers')
    .set({ ends_on: sql<string>`greatest(starts_on - 1, ${addDays(set.startsOn, -1)}::date)` })
    .where('organization_id', '=', set.organizationId)
    .where('patient_id', '=', set.patientId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', set.startsOn)]))
    .where(sql<boolean>`(ends_on IS NULL OR ends_on >= starts_on)`)
    .execute();
  if (set.payerId === null) return;
  await tx
    .insertInto('patient_payers')
    .values({
      organization_id: set.organizationId,
      id: newId(),
      patient_id: set.patientId,
      payer_id: set.payerId,
      starts_on: set.startsOn,
      written_by: set.by,
      written_at: set.at,
    })
    .execute();
}
