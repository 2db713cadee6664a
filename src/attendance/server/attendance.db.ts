// Queries of the board, of marks and of the week of people. Marks are added and never changed; the newest of a person counts.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import { instantText } from '#platform/database/rows.ts';
import { clinicsOf, inClinics } from '../../groups/server/door.ts';

export type AttendanceTx = Tx<
  | 'attendance_marks'
  | 'current_attendance'
  | 'pull_outs'
  | 'staff_in_brief'
  | 'rosters'
  | 'patients_in_brief'
  | 'sessions_in_brief'
  | 'session_leaders'
  | 'session_blocks'
  | 'rooms_in_brief'
>;

export type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };

export type NewMark = {
  readonly patientId: string;
  readonly sequence: number;
  readonly status: string;
  readonly arrivedAt: Instant | null;
  readonly leftAt: Instant | null;
  /** Of somebody who could not stay: who saw to them, and how they get home. */
  readonly safely?: { readonly seenBy: string; readonly wayHome: string };
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
        seen_by: mark.safely?.seenBy ?? null,
        way_home: mark.safely?.wayHome ?? null,
        recorded_by: at.recordedBy,
        recorded_at: at.recordedAt,
      })),
    )
    .execute();
}

export type BoardRow = {
  id: string;
  group_id: string;
  group_name: string;
  clinic_id: string;
  clinic_name: string;
  time_zone: string;
  mode: string;
  kind: string;
  room_name: string | null;
  starts_at: string;
  ends_at: string;
  status: string;
  seat_limit: number;
  seats: number;
  there: number;
  late: number;
  absent: number;
  cancelled: number;
  leaders: string[];
  mine: boolean;
};

/** Sessions of a day in the clinics of a scope, with who leads them and, in numbers only, who is there: it opens no record. */
export async function findBoard(
  tx: AttendanceTx,
  scope: CareScope,
  at: {
    organizationId: OrganizationId;
    day: LocalDate;
    clinicId: string | null;
    staffMemberId: StaffMemberId;
  },
): Promise<BoardRow[]> {
  const asked = [at.organizationId, at.day, clinicsOf(scope), at.clinicId, at.staffMemberId];
  const [found] = await rowsOf<{ board: BoardRow[] }>(tx, boardText, asked);
  return (found?.board ?? []).map((session) => ({
    ...session,
    starts_at: instantText(session.starts_at),
    ends_at: instantText(session.ends_at),
  }));
}

// One value instead of twenty for each session: reading those was a fifth of what a board cost the server.
const boardText = `
  WITH day AS MATERIALIZED (
    SELECT * FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.held_on = $2 AND ${inClinics('s.clinic_id', '$3')} AND ($4::uuid IS NULL OR s.clinic_id = $4)
     ORDER BY s.starts_at, s.group_name, s.id LIMIT 200
  ), led AS MATERIALIZED (
    SELECT l.session_id, array_agg(l.given_name || ' ' || l.family_name ORDER BY l.family_name) AS leaders, bool_or(l.staff_member_id = $5) AS mine
      FROM session_leaders l WHERE l.organization_id = $1 AND l.session_id = ANY (ARRAY(SELECT id FROM day)) GROUP BY l.session_id
  )
  SELECT coalesce(json_agg(b), '[]') AS board FROM (
    SELECT s.id, s.group_id, s.group_name, s.clinic_id, s.clinic_name, s.time_zone, s.mode, s.kind, r.name AS room_name, s.starts_at::text AS starts_at, s.ends_at::text AS ends_at,
           s.status, coalesce(c.seat_limit, s.seat_limit) AS seat_limit, coalesce(c.seats, 0) AS seats, coalesce(c.there, 0) AS there, coalesce(c.late, 0) AS late,
           coalesce(c.absent, 0) AS absent, coalesce(c.cancelled, 0) AS cancelled, coalesce(l.leaders, '{}') AS leaders, coalesce(l.mine, false) AS mine
      FROM day s
      LEFT JOIN rooms_in_brief r ON r.organization_id = s.organization_id AND r.id = s.room_id
      LEFT JOIN led l ON l.session_id = s.id
      LEFT JOIN count_rosters(ARRAY(SELECT id FROM day)) c ON c.session_id = s.id
     ORDER BY s.starts_at, s.group_name, s.id) AS b`;
