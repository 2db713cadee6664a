// Queries of whom to tell about a change of a date, and who has been told.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Matter } from '../rules/matters.ts';

export type TellingTx = Tx<
  'rosters' | 'patients_in_brief' | 'tellings' | 'staff_in_brief' | 'sessions_in_brief'
>;

type OfSession = { readonly organizationId: OrganizationId; readonly sessionId: string };

export type PersonRow = {
  patient_id: string;
  given_name: string | null;
  family_name: string | null;
  preferred_name: string | null;
  language: string | null;
  mode: string;
  is_away: boolean;
  told: boolean | null;
  told_by: string | null;
  sequence: number | null;
};

/** Who is expected in a session, and whether they were told; a name only where the record is open to the asker. */
export async function findPeopleToTell(
  tx: TellingTx,
  key: OfSession & { matter: Matter },
): Promise<PersonRow[]> {
  return rowsOf<PersonRow>(tx, peopleText, [key.organizationId, key.sessionId, key.matter]);
}

const peopleText = `
  SELECT r.patient_id, p.given_name, p.family_name, p.preferred_name, p.language, r.mode, r.is_away, t.told, m.given_name || ' ' || m.family_name AS told_by, t.sequence
    FROM (SELECT DISTINCT ON (o.patient_id) o.patient_id, o.mode, o.known_absence IS NOT NULL AS is_away FROM rosters o
           WHERE o.organization_id = $1 AND o.session_id = $2 AND NOT o.taken_back ORDER BY o.patient_id, o.visit_id NULLS LAST) r
    LEFT JOIN patients_in_brief p ON p.organization_id = $1 AND p.id = r.patient_id
    LEFT JOIN LATERAL (
      SELECT x.told, x.told_by, x.sequence FROM tellings x
       WHERE x.organization_id = $1 AND x.session_id = $2 AND x.patient_id = r.patient_id AND x.matter = $3
       ORDER BY x.sequence DESC LIMIT 1) t ON true
    LEFT JOIN staff_in_brief m ON m.organization_id = $1 AND m.id = t.told_by
   ORDER BY p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", r.patient_id`;

export type DateToTell = {
  group_id: string;
  group_name: string;
  clinic_name: string;
  time_zone: string;
  occurs_on: string;
  held_on: string;
  starts_at: string;
  ends_at: string;
  mode: string;
  status: string;
};

/** The date that people are told of. */
export async function findDateToTell(tx: TellingTx, key: OfSession): Promise<DateToTell | undefined> {
  const [found] = await rowsOf<DateToTell>(tx, dateText, [key.organizationId, key.sessionId]);
  return found;
}

const dateText = `
  SELECT group_id, group_name, clinic_name, time_zone, occurs_on, held_on, starts_at, ends_at, mode, status
    FROM sessions_in_brief WHERE organization_id = $1 AND id = $2`;

/** Whether a person whose record is open is expected in a session. */
export async function isExpected(tx: TellingTx, key: OfSession & { patientId: string }): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM rosters r JOIN patients_in_brief p ON p.organization_id = r.organization_id AND p.id = r.patient_id
     WHERE r.organization_id = ${key.organizationId} AND r.session_id = ${key.sessionId} AND r.patient_id = ${key.patientId} AND NOT r.taken_back`.execute(
    tx,
  );
  return rows.length > 0;
}

export type NewTelling = OfSession & {
  readonly clinicId: string;
  readonly patientId: string;
  readonly matter: Matter;
  readonly sequence: number;
  readonly told: boolean;
  readonly by: StaffMemberId;
  readonly at: Instant;
};

/** Adds that somebody was told, or that they were not after all. */
export async function insertTelling(tx: TellingTx, telling: NewTelling): Promise<void> {
  await tx
    .insertInto('tellings')
    .values({
      organization_id: telling.organizationId,
      id: newId(),
      clinic_id: telling.clinicId,
      session_id: telling.sessionId,
      patient_id: telling.patientId,
      matter: telling.matter,
      sequence: telling.sequence,
      told: telling.told,
      told_by: telling.by,
      told_at: telling.at,
    })
    .execute();
}
