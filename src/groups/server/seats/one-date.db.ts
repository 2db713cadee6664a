// Queries of one date: visits, known absences and guests, and who is expected. Withdrawn rows stay.
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { GroupMode } from '../../rules/group.ts';
import type { GroupsTx } from '../groups.db.ts';
import { expectedUntold } from './pets-untold.ts';

type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };
type By = Pick<ActionContext, 'organizationId' | 'staffMemberId' | 'now'> & { tx: GroupsTx };
export type DateOf = {
  readonly id: string;
  readonly clinic_id: string;
  readonly group_id: string;
  readonly group_name: string;
  readonly occurs_on: LocalDate;
  readonly held_on: LocalDate;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly status: string;
  readonly mode: GroupMode;
  readonly kind: string;
  readonly state: string;
  readonly clinic_name: string;
  readonly time_zone: string;
  readonly seat_limit_rule: string | null;
};

/** One session with what its group and clinic say; row security leaves out other clinics. */
export async function findDate(tx: GroupsTx, key: SessionKey): Promise<DateOf | undefined> {
  const [found] = await rowsOf<DateOf>(tx, dateText, [key.organizationId, key.sessionId]);
  return found;
}

const dateText = `
  SELECT id, clinic_id, group_id, group_name, occurs_on, held_on, starts_at, ends_at, status, mode, kind, state, clinic_name, time_zone, seat_limit_rule
    FROM sessions_in_brief WHERE organization_id = $1 AND id = $2`;

export type DateTaken = {
  session_id: string;
  taken: number;
  /** People and guests in the room. */
  in_room: number;
  guests: number;
  away: number;
  held: number;
  seat_limit: number;
  /** Null by video. */
  chairs: number | null;
};

/** How full dates are, in numbers. */
export async function findDatesTaken(
  tx: GroupsTx,
  sessionIds: readonly string[],
): Promise<Map<string, DateTaken>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await rowsOf<DateTaken>(tx, takenText, [sessionIds]);
  return new Map(rows.map((row) => [row.session_id, row]));
}

const nobody: Omit<DateTaken, 'session_id'> = {
  taken: 0,
  in_room: 0,
  guests: 0,
  away: 0,
  held: 0,
  seat_limit: 0,
  chairs: null,
};

/** How full one date is, as pages show it. */
export function takenOn(date: Pick<DateOf, 'id'>, all: ReadonlyMap<string, DateTaken>) {
  const found = all.get(date.id) ?? nobody;
  return {
    taken: found.taken,
    limit: found.seat_limit,
    away: found.away,
    held: found.held,
    inRoom: found.in_room,
    chairs: found.chairs,
  };
}

const takenText = 'SELECT * FROM dates_taken($1::uuid[])';

export type ExpectedRow = {
  patient_id: string;
  given_name: string;
  family_name: string;
  preferred_name: string | null;
  number: string;
  seat_id: string | null;
  visit_id: string | null;
  visit_kind: string | null;
  visit_because: string | null;
  mode: string;
  known_absence: string | null;
  absence_id: string | null;
  absence_because: string | null;
  /** As of their seat or visit: the group welcomes pets, they have an allergy or a fear, and were not told. */
  pets_untold: boolean;
};

/** Who is expected, with names where the record is open. */
export async function findExpected(tx: GroupsTx, key: SessionKey): Promise<ExpectedRow[]> {
  return rowsOf<ExpectedRow>(tx, expectedText, [key.organizationId, key.sessionId]);
}

const expectedText = `
  SELECT r.patient_id, p.given_name, p.family_name, p.preferred_name, p.number, r.seat_id, r.visit_id, v.kind AS visit_kind, v.because AS visit_because,
         r.mode, r.known_absence, a.id AS absence_id, a.because AS absence_because,
         g.pets_welcome AND ${expectedUntold} AS pets_untold
    FROM rosters r
    JOIN groups g ON g.organization_id = r.organization_id AND g.id = r.group_id
    LEFT JOIN seats t ON t.organization_id = r.organization_id AND t.id = r.seat_id
    JOIN patients_in_brief p ON p.organization_id = r.organization_id AND p.id = r.patient_id
    LEFT JOIN visits v ON v.organization_id = r.organization_id AND v.id = r.visit_id
    LEFT JOIN known_absences a ON a.organization_id = r.organization_id AND a.session_id = r.session_id AND a.patient_id = r.patient_id AND a.withdrawn_at IS NULL
   WHERE r.organization_id = $1 AND r.session_id = $2 AND NOT r.taken_back
   ORDER BY p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", r.patient_id`;

/** Guests of a session. */
export async function findGuests(tx: GroupsTx, key: SessionKey) {
  return tx
    .selectFrom('guests')
    .where('organization_id', '=', key.organizationId)
    .where('session_id', '=', key.sessionId)
    .where('withdrawn_at', 'is', null)
    .select(['id', 'kind', 'name', 'virtual', 'under_18 as under18'])
    .orderBy('given_at')
    .orderBy('id')
    .execute();
}

type OnDate = { readonly date: DateOf; readonly changeId: string };

/** Adds a visit under the id its change names. */
export async function insertVisit(
  by: By,
  { date, changeId }: OnDate,
  {
    id,
    ...visit
  }: {
    id: string;
    patientId: string;
    kind: string;
    mode: string | null;
    because: string;
    petsAccepted: boolean;
  },
): Promise<void> {
  await by.tx
    .insertInto('visits')
    .values({
      ...placeOf(by, date, id),
      patient_id: visit.patientId,
      kind: visit.kind,
      mode: visit.mode,
      because: visit.because,
      pets_accepted: visit.petsAccepted,
      change_id: changeId,
      given_by: by.staffMemberId,
      given_at: by.now,
    })
    .execute();
}

/** Adds a guest under the id its change names. */
export async function insertGuest(
  by: By,
  { date, changeId }: OnDate,
  { id, ...guest }: { id: string; kind: string; name: string; virtual: boolean; under18: boolean },
): Promise<void> {
  await by.tx
    .insertInto('guests')
    .values({
      ...placeOf(by, date, id),
      kind: guest.kind,
      name: guest.name,
      virtual: guest.virtual,
      under_18: guest.under18,
      change_id: changeId,
      given_by: by.staffMemberId,
      given_at: by.now,
    })
    .execute();
}

/** Writes the absence of a person on each of several dates. */
export async function insertAbsences(
  by: By,
  dates: readonly DateOf[],
  absence: { patientId: string; reason: string; because: string; changeId: string },
): Promise<void> {
  await by.tx
    .insertInto('known_absences')
    .values(
      dates.map((date) => ({
        ...placeOf(by, date, newId()),
        patient_id: absence.patientId,
        reason: absence.reason,
        because: absence.because,
        change_id: absence.changeId,
        given_by: by.staffMemberId,
        given_at: by.now,
      })),
    )
    .execute();
}

function placeOf(by: By, date: DateOf, id: string) {
  return {
    organization_id: by.organizationId,
    id,
    clinic_id: date.clinic_id,
    group_id: date.group_id,
    session_id: date.id,
  };
}

/** Dates of a group from one until a day on which the person is expected and not known to be away. */
export async function findDatesOfPerson(
  tx: GroupsTx,
  key: {
    organizationId: OrganizationId;
    groupId: string;
    patientId: string;
    from: LocalDate;
    until: LocalDate;
  },
): Promise<DateOf[]> {
  return rowsOf<DateOf>(tx, datesOfPersonText, [
    key.organizationId,
    key.groupId,
    key.patientId,
    key.from,
    key.until,
  ]);
}

const datesOfPersonText = `
  SELECT s.id, s.clinic_id, s.group_id, s.group_name, s.occurs_on, s.held_on, s.starts_at, s.ends_at, s.status, s.mode, s.kind, s.state, s.clinic_name,
         s.time_zone, s.seat_limit_rule
    FROM rosters r JOIN sessions_in_brief s ON s.organization_id = r.organization_id AND s.id = r.session_id
   WHERE r.organization_id = $1 AND r.group_id = $2 AND r.patient_id = $3 AND s.occurs_on BETWEEN $4 AND $5 AND s.status <> 'cancelled'
     AND NOT r.taken_back AND r.known_absence IS NULL
   ORDER BY s.occurs_on`;

/** Whether somebody has a seat in a group on a day from one to another. */
export async function sitsFrom(
  tx: GroupsTx,
  key: {
    organizationId: OrganizationId;
    groupId: string;
    patientId: string;
    from: LocalDate;
    until: LocalDate;
  },
): Promise<boolean> {
  const { organizationId, groupId, patientId, from, until } = key;
  const rows = await rowsOf(tx, sitsFromText, [organizationId, groupId, patientId, from, until]);
  return rows.length > 0;
}

const sitsFromText = `
  SELECT 1 AS one FROM seats WHERE organization_id = $1 AND group_id = $2 AND patient_id = $3 AND taken_back_at IS NULL
     AND starts_on <= $5 AND coalesce(ends_on, 'infinity') >= $4 LIMIT 1`;

const oneDateTables = ['visits', 'known_absences', 'guests'] as const;
export type OneDateTable = (typeof oneDateTables)[number];

/** A standing visit, absence or guest, with the session it is in. */
export async function findOneDate(
  tx: GroupsTx,
  table: OneDateTable,
  key: { organizationId: OrganizationId; id: string },
): Promise<{ id: string; session_id: string; patient_id: string | null } | undefined> {
  const patient = table === 'guests' ? sql`NULL::uuid` : sql.ref('patient_id');
  const found = await sql<{ id: string; session_id: string; patient_id: string | null }>`
    SELECT id, session_id, ${patient} AS patient_id FROM ${sql.table(table)}
     WHERE organization_id = ${key.organizationId} AND id = ${key.id} AND withdrawn_at IS NULL`.execute(tx);
  return found.rows[0];
}

/** Withdraws one visit, absence or guest. */
export async function withdraw(
  by: By,
  off: { table: OneDateTable; id: string; because: string },
): Promise<void> {
  await sql`UPDATE ${sql.table(off.table)} SET withdrawn_at = ${by.now}, withdrawn_by = ${by.staffMemberId}, withdrawn_because = ${off.because}
    WHERE organization_id = ${by.organizationId} AND id = ${off.id} AND withdrawn_at IS NULL`.execute(by.tx);
}

/** Lets what was withdrawn stand again; false where it does already. */
export async function bringBack(by: By, table: OneDateTable, id: string): Promise<boolean> {
  const done =
    await sql`UPDATE ${sql.table(table)} SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_because = NULL
    WHERE organization_id = ${by.organizationId} AND id = ${id} AND withdrawn_at IS NOT NULL`.execute(by.tx);
  return (done.numAffectedRows ?? 0n) > 0n;
}

/** Withdraws all that one change has given. */
export async function withdrawByChange(by: By, changeId: string, because: string): Promise<void> {
  for (const table of oneDateTables)
    await sql`UPDATE ${sql.table(table)} SET withdrawn_at = ${by.now}, withdrawn_by = ${by.staffMemberId}, withdrawn_because = ${because}
      WHERE organization_id = ${by.organizationId} AND change_id = ${changeId} AND withdrawn_at IS NULL`.execute(
      by.tx,
    );
}
