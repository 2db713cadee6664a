// Queries of checking in at a tablet: the transaction opens no record, so each goes through a function that knows which
// tablet asks (db/migrations/0271).
import { sql } from 'kysely';
import type { ClinicId, OrganizationId, TabletId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { AttendanceStatus } from '../rules/attendance.ts';
import type { Arrived } from '../rules/arrival.ts';
import type { CheckInByName } from '../rules/check-in-schema.ts';
import type { ExpectedThere } from '../rules/check-in.ts';
import type { AttendanceTx, SessionKey } from './attendance.db.ts';

type CheckInTx = Tx<'attendance_marks'>;

type ExpectedRow = {
  session_id: string;
  patient_id: string;
  starts_at: Instant;
  ends_at: Instant;
  status: AttendanceStatus;
  sequence: number;
  arrived_sequence: number;
  is_away: boolean;
};

/** Who may check in now at the tablet that asks: whoever is called so, or all to be compared with a code. */
export async function findExpectedThere(
  tx: CheckInTx,
  at: { now: Instant; opensTo: Instant; called: CheckInByName | null },
): Promise<ExpectedThere[]> {
  const rows = await rowsOf<ExpectedRow>(tx, 'SELECT * FROM expected_at_tablet($1, $2, $3, $4)', [
    at.now,
    at.opensTo,
    at.called?.name ?? null,
    at.called?.birthOn ?? null,
  ]);
  return rows.map((row) => ({
    sessionId: row.session_id,
    patientId: row.patient_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    status: row.status,
    sequence: row.sequence,
    arrivedSequence: row.arrived_sequence,
    isAway: row.is_away,
  }));
}

type AtTablet = {
  readonly organizationId: OrganizationId;
  readonly clinicId: ClinicId;
  readonly tabletId: TabletId;
  readonly now: Instant;
};

/** Adds the mark of an arrival. If somebody else marks them at the same moment, theirs stands. */
export async function insertArrivalAtTablet(
  tx: CheckInTx,
  at: AtTablet,
  one: ExpectedThere & Arrived,
): Promise<void> {
  await sql`INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, arrived_at, tablet_id, recorded_at)
    VALUES (${at.organizationId}, ${newId()}, ${at.clinicId}, ${one.sessionId}, ${one.patientId}, ${one.sequence + 1}, ${one.status}, ${one.arrivedAt},
            ${at.tabletId}, ${at.now})
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** Brings back who had left or stepped out. If staff wrote something at the same moment, theirs stands. */
export async function returnAtTablet(
  tx: CheckInTx,
  one: Pick<ExpectedThere, 'sessionId' | 'patientId'>,
  now: Instant,
): Promise<void> {
  await rowsOf(tx, 'SELECT return_at_tablet($1, $2, $3, $4, $5)', [
    one.sessionId,
    one.patientId,
    newId(),
    newId(),
    now,
  ]);
}

export type Greeting = {
  first_name: string;
  initial: string;
  room_name: string | null;
  starts_at: string;
};

export async function findGreeting(
  tx: CheckInTx,
  one: Pick<ExpectedThere, 'sessionId' | 'patientId'>,
): Promise<Greeting> {
  const [found] = await rowsOf<Greeting>(tx, 'SELECT * FROM greeted_at_tablet($1, $2)', [
    one.sessionId,
    one.patientId,
  ]);
  if (found === undefined) throw new Error('Somebody who checked in is not expected.');
  return found;
}

/** Newest mark by which somebody was there, 0 for none. */
export async function findArrivedSequence(
  tx: AttendanceTx,
  key: SessionKey & { patientId: string },
): Promise<number> {
  const row = await tx
    .selectFrom('attendance_marks')
    .select((eb) => eb.fn.max('sequence').as('sequence'))
    .where('organization_id', '=', key.organizationId)
    .where('session_id', '=', key.sessionId)
    .where('patient_id', '=', key.patientId)
    .where('status', 'in', ['present', 'late'])
    .executeTakeFirst();
  return row?.sequence ?? 0;
}
