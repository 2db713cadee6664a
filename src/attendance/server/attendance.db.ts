// Every query of attendance. Marks are added and never changed; the newest of a person counts.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import { clinicsOf } from '../../groups/server/door.ts';

export type AttendanceTx = Tx<
  | 'attendance_marks'
  | 'current_attendance'
  | 'rosters'
  | 'patients_in_brief'
  | 'sessions_in_brief'
  | 'session_leaders'
  | 'session_blocks'
  | 'rooms_in_brief'
>;

type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };

/** People with a seat on the session's day and those marked in it, whose record is open to the asker, with their newest mark. */
export async function findRoster(tx: AttendanceTx, key: SessionKey) {
  return tx
    .selectFrom('rosters as r')
    .innerJoin('patients_in_brief as p', (join) =>
      join.onRef('p.organization_id', '=', 'r.organization_id').onRef('p.id', '=', 'r.patient_id'),
    )
    .leftJoin('current_attendance as a', (join) =>
      join
        .onRef('a.organization_id', '=', 'r.organization_id')
        .onRef('a.session_id', '=', 'r.session_id')
        .onRef('a.patient_id', '=', 'r.patient_id')
        .on('a.session_id', '=', key.sessionId),
    )
    .where('r.organization_id', '=', key.organizationId)
    .where('r.session_id', '=', key.sessionId)
    .select([
      'r.patient_id',
      'p.given_name',
      'p.family_name',
      'p.preferred_name',
      'p.safety_flag',
      'a.status',
      'a.arrived_at',
      'a.left_at',
      'a.sequence',
    ])
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('r.patient_id')
    .execute();
}

export type NewMark = {
  readonly patientId: string;
  readonly sequence: number;
  readonly status: string;
  readonly arrivedAt: Instant | null;
  readonly leftAt: Instant | null;
};

/** Adds marks in one statement. A mark that somebody else added meanwhile breaks attendance_marks_one_after_another. */
export async function insertMarks(
  tx: AttendanceTx,
  at: SessionKey & { clinicId: string; recordedBy: StaffMemberId; recordedAt: Instant },
  marks: readonly NewMark[],
): Promise<void> {
  await tx
    .insertInto('attendance_marks')
    .values(
      marks.map((mark) => ({
        organization_id: at.organizationId,
        id: newId(),
        clinic_id: at.clinicId,
        session_id: at.sessionId,
        patient_id: mark.patientId,
        sequence: mark.sequence,
        status: mark.status,
        arrived_at: mark.arrivedAt,
        left_at: mark.leftAt,
        recorded_by: at.recordedBy,
        recorded_at: at.recordedAt,
      })),
    )
    .execute();
}

/** Sessions of a day in the clinics of a scope. */
export async function findSessionsOfDay(
  tx: AttendanceTx,
  scope: CareScope,
  at: { organizationId: OrganizationId; day: LocalDate; clinicId: string | undefined },
) {
  const clinics = clinicsOf(scope);
  let query = tx
    .selectFrom('sessions_in_brief as s')
    .leftJoin('rooms_in_brief as r', (join) =>
      join.onRef('r.organization_id', '=', 's.organization_id').onRef('r.id', '=', 's.room_id'),
    )
    .where('s.organization_id', '=', at.organizationId)
    .where('s.held_on', '=', at.day)
    .select([
      's.id',
      's.group_id',
      's.group_name',
      's.clinic_id',
      's.clinic_name',
      's.time_zone',
      's.mode',
      's.kind',
      's.starts_at',
      's.ends_at',
      's.status',
      's.seat_limit',
      'r.name as room_name',
    ])
    .orderBy('s.starts_at')
    .orderBy('s.group_name')
    .orderBy('s.id')
    .limit(200);
  if (clinics !== null) query = query.where('s.clinic_id', 'in', [noClinic, ...clinics]);
  if (at.clinicId !== undefined) query = query.where('s.clinic_id', '=', at.clinicId);
  return query.execute();
}

// Keeps the list of clinics from being empty; matches none.
const noClinic = '00000000-0000-0000-0000-000000000000';

type SessionsKey = { readonly organizationId: OrganizationId; readonly sessionIds: readonly string[] };

/** How many people of each session have which newest mark; null for not marked yet. Numbers only: it opens no record. */
export async function countMarks(tx: AttendanceTx, key: SessionsKey) {
  const counted = await sql<{ session_id: string; status: string | null; people: number }>`
    SELECT session_id, status, people FROM count_rosters(${key.sessionIds}::uuid[])`.execute(tx);
  return counted.rows;
}

/** Who leads each session on its day. */
export async function findLeadersOf(tx: AttendanceTx, key: SessionsKey) {
  if (key.sessionIds.length === 0) return [];
  return tx
    .selectFrom('session_leaders')
    .where('organization_id', '=', key.organizationId)
    .where('session_id', 'in', key.sessionIds)
    .select(['session_id', 'staff_member_id', 'given_name', 'family_name'])
    .orderBy('family_name')
    .execute();
}
