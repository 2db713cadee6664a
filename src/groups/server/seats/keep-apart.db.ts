// Queries of people who must not share a room. Whoever reads these holds groups.keep-apart; others only ever meet the
// refusal of the database.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { GroupsTx } from '../groups.db.ts';

type ApartTx = Tx<'keep_aparts' | 'staff_in_brief' | 'patients_in_brief'>;

type Named = {
  id: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
  number: string;
};
export type PairRow = {
  id: string;
  one: Named;
  other: Named;
  because: string;
  startsOn: LocalDate;
  endsOn: LocalDate | null;
  decidedAt: Instant;
  decidedBy: string;
  endedBecause: string | null;
  /** Groups in which both have a seat now or later. */
  together: { id: string; name: string }[];
};

const person = (alias: 'p' | 'q') =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'givenName', ${sql.ref(`${alias}.given_name`)}, 'familyName', ${sql.ref(`${alias}.family_name`)},
    'preferredName', ${sql.ref(`${alias}.preferred_name`)}, 'number', ${sql.ref(`${alias}.number`)})`;

/** All pairs whose records are both open to the asker: those that stand first. */
export async function findPairs(
  tx: ApartTx,
  key: { organizationId: OrganizationId; today: LocalDate },
): Promise<PairRow[]> {
  const found = await sql<PairRow>`
    SELECT k.id, ${person('p')} AS one, ${person('q')} AS other, k.because, k.starts_on AS "startsOn", k.ends_on AS "endsOn",
           k.decided_at AS "decidedAt", m.given_name || ' ' || m.family_name AS "decidedBy", k.ended_because AS "endedBecause",
           (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('id', g.id, 'name', g.name)), '[]')
              FROM seats s
              JOIN seats t ON t.organization_id = s.organization_id AND t.group_id = s.group_id AND t.patient_id = k.other_patient_id AND t.taken_back_at IS NULL
              JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
             WHERE s.organization_id = k.organization_id AND s.patient_id = k.patient_id AND s.taken_back_at IS NULL
               AND shares_day(s, t, greatest(k.starts_on, ${key.today})) <= coalesce(k.ends_on, 'infinity')) AS together
      FROM keep_aparts k
      JOIN patients_in_brief p ON p.organization_id = k.organization_id AND p.id = k.patient_id
      JOIN patients_in_brief q ON q.organization_id = k.organization_id AND q.id = k.other_patient_id
      JOIN staff_in_brief m ON m.organization_id = k.organization_id AND m.id = k.decided_by
     WHERE k.organization_id = ${key.organizationId}
     ORDER BY (k.ends_on IS NOT NULL AND k.ends_on < ${key.today}), p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", k.starts_on DESC
     LIMIT 200`.execute(tx);
  return found.rows;
}

/** Decides that two people must not share a room; answers the id. */
export async function insertPair(
  tx: ApartTx,
  pair: {
    organizationId: OrganizationId;
    patientIds: readonly [string, string];
    because: string;
    startsOn: string;
    endsOn: string | null;
    decidedBy: StaffMemberId;
    decidedAt: Instant;
  },
): Promise<string> {
  const id = newId();
  const [one, other] = pair.patientIds.toSorted();
  await tx
    .insertInto('keep_aparts')
    .values({
      organization_id: pair.organizationId,
      id,
      patient_id: one ?? '',
      other_patient_id: other ?? '',
      because: pair.because,
      starts_on: pair.startsOn,
      ends_on: pair.endsOn,
      decided_by: pair.decidedBy,
      decided_at: pair.decidedAt,
    })
    .execute();
  return id;
}

type PairKey = { readonly organizationId: OrganizationId; readonly keepApartId: string };

/** One pair. */
export async function findPair(tx: ApartTx, key: PairKey) {
  return tx
    .selectFrom('keep_aparts')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.keepApartId)
    .select(['id', 'patient_id', 'other_patient_id', 'starts_on', 'ends_on'])
    .executeTakeFirst();
}

/** Ends a pair on a day; the row stays. */
export async function endPair(
  tx: ApartTx,
  key: PairKey,
  end: { endsOn: string; because: string; by: StaffMemberId; at: Instant },
): Promise<void> {
  await tx
    .updateTable('keep_aparts')
    .set({ ends_on: end.endsOn, ended_because: end.because, ended_by: end.by, ended_at: end.at })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.keepApartId)
    .execute();
}

/** Whether somebody is expected in the session from whom the person must be kept apart; nobody's name. */
export async function meetsKeptApart(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; sessionId: string; patientId: string },
): Promise<boolean> {
  const found = await sql<{ meets: boolean }>`
    SELECT meets_kept_apart(${key.sessionId}, ${key.patientId}) AS meets`.execute(tx);
  return found.rows[0]?.meets ?? false;
}
