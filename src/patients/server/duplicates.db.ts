// Queries of likely duplicates and of merges.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { DescribedPerson } from '../rules/patient.ts';
import type { PatientsTx } from './patients-tables.db.ts';

/** Ids of likely duplicates in scope, and null where there is one elsewhere; nothing tells which or where. */
export async function findAlike(
  tx: PatientsTx,
  person: DescribedPerson & { readonly except?: string },
): Promise<(string | null)[]> {
  const found = await sql<{
    id: string | null;
  }>`SELECT id FROM find_likely_duplicates(${person.givenName}, ${person.familyName},
    ${person.preferredName ?? null}, ${person.birthOn}::date, ${person.phone ?? null}, ${person.except ?? null}::uuid) AS alike (id)`.execute(
    tx,
  );
  return found.rows.map((row) => row.id);
}

/** Keeps the pairs that a record registered all the same makes. */
export async function noteAlike(tx: PatientsTx, patientId: string): Promise<void> {
  await sql`SELECT note_duplicates_of(${patientId})`.execute(tx);
}

export type PersonInPair = {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
  birthOn: string;
  phone: string | null;
  registeredAt: string;
  clinics: string[];
};
export type Pair = { one: PersonInPair; other: PersonInPair; foundAt: string };

const personIn = (name: string) => {
  const p = (column: string) => sql.ref(`${name}.${column}`);
  return sql`json_build_object('id', ${p('id')}, 'number', ${p('number')}, 'givenName', ${p('given_name')}, 'familyName', ${p('family_name')},
    'preferredName', ${p('preferred_name')}, 'birthOn', ${p('birth_on')}, 'phone', ${p('phone')}, 'registeredAt', ${p('registered_at')},
    'clinics', (SELECT coalesce(json_agg(DISTINCT c.name), '[]') FROM care_relations r JOIN clinics_in_brief c ON c.organization_id = r.organization_id AND c.id = r.clinic_id
                 WHERE r.organization_id = ${p('organization_id')} AND r.patient_id = ${p('id')}))`;
};

/** Pairs that nobody has decided about, the newest first. */
export async function listPairs(
  tx: PatientsTx,
  key: { organizationId: OrganizationId; from: number; most: number },
): Promise<Pair[]> {
  const found =
    await sql<Pair>`SELECT ${personIn('a')} AS one, ${personIn('b')} AS other, d.found_at AS "foundAt"
      FROM likely_duplicates d
      JOIN patients a ON a.organization_id = d.organization_id AND a.id = d.patient_id
      JOIN patients b ON b.organization_id = d.organization_id AND b.id = d.other_id
     WHERE d.organization_id = ${key.organizationId} AND d.dismissed_at IS NULL AND a.merged_into IS NULL AND b.merged_into IS NULL
     ORDER BY d.found_at DESC, d.patient_id DESC, d.other_id DESC OFFSET ${key.from} LIMIT ${key.most}`.execute(
      tx,
    );
  return found.rows;
}

/** Says that a pair are two people; false when there is no such pair that waits. */
export async function dismissPair(
  tx: PatientsTx,
  of: {
    organizationId: OrganizationId;
    patientId: string;
    otherId: string;
    because: string;
    by: StaffMemberId;
    now: Instant;
  },
): Promise<boolean> {
  const done =
    await sql`UPDATE likely_duplicates SET dismissed_by = ${of.by}, dismissed_at = ${of.now}, dismissed_because = ${of.because}
    WHERE organization_id = ${of.organizationId} AND patient_id = least(${of.patientId}::uuid, ${of.otherId}::uuid)
      AND other_id = greatest(${of.patientId}::uuid, ${of.otherId}::uuid) AND dismissed_at IS NULL`.execute(
      tx,
    );
  return Number(done.numAffectedRows ?? 0) > 0;
}

export type MergeStep = {
  readonly organizationId: OrganizationId;
  readonly mergedId: string;
  readonly keptId: string;
  readonly step: 'merged' | 'separated';
  readonly because: string;
  readonly by: StaffMemberId;
  readonly now: Instant;
};

/** Adds a step; the database points one record to the other, or takes the pointer away. */
export async function insertMergeStep(tx: PatientsTx, step: MergeStep): Promise<void> {
  await tx
    .insertInto('patient_merges')
    .values({
      organization_id: step.organizationId,
      id: newId(),
      merged_id: step.mergedId,
      kept_id: step.keptId,
      step: step.step,
      because: step.because,
      decided_by: step.by,
      decided_at: step.now,
    })
    .execute();
}

export type StandingMerge = {
  merged: PersonInPair;
  kept: PersonInPair;
  because: string;
  decidedBy: string;
  decidedAt: string;
};

/** Merges that stand, the newest first. */
export async function listMerges(
  tx: PatientsTx,
  key: { organizationId: OrganizationId; most: number },
): Promise<StandingMerge[]> {
  const found =
    await sql<StandingMerge>`SELECT ${personIn('a')} AS merged, ${personIn('b')} AS kept, s.because, m.given_name || ' ' || m.family_name AS "decidedBy", s.decided_at AS "decidedAt"
      FROM patients a JOIN patients b ON b.organization_id = a.organization_id AND b.id = a.merged_into
      JOIN LATERAL (SELECT * FROM patient_merges s WHERE s.organization_id = a.organization_id AND s.merged_id = a.id AND s.step = 'merged'
                     ORDER BY s.decided_at DESC, s.id DESC LIMIT 1) AS s ON true
      JOIN staff_in_brief m ON m.organization_id = s.organization_id AND m.id = s.decided_by
     WHERE a.organization_id = ${key.organizationId} AND a.merged_into IS NOT NULL
     ORDER BY s.decided_at DESC, a.id LIMIT ${key.most}`.execute(tx);
  return found.rows;
}
