// Every query of attendance. Marks are added and never changed; the newest of a person counts.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { PullOutKind } from '../rules/pull-out.ts';
import { clinicsOf } from '../../groups/server/door.ts';

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

type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };

export type RosterRow = {
  patient_id: string;
  given_name: string;
  family_name: string;
  preferred_name: string | null;
  safety_flag: string | null;
  status: string | null;
  arrived_at: string | null;
  left_at: string | null;
  sequence: number | null;
  visit_id: string | null;
  known_absence: string | null;
  mode: string;
  taken_back: boolean;
  /** Those that were not called off, by time. */
  pull_outs: readonly {
    id: string;
    kind: PullOutKind;
    staff_name: string;
    planned_from: string;
    planned_to: string;
    began_at: string | null;
    ended_at: string | null;
  }[];
};

/** People expected on the session's day, by a seat or a visit, whose record is open to the asker, with their newest mark. */
export async function findRoster(tx: AttendanceTx, key: SessionKey): Promise<RosterRow[]> {
  return rowsOf<RosterRow>(tx, rosterText, [key.organizationId, key.sessionId]);
}

// Whether a record is open is asked before it is read, so that it is asked once for all that is read of a person.
const rosterText = `
  SELECT r.patient_id, p.given_name, p.family_name, p.preferred_name, p.safety_flag, m.status, m.arrived_at, m.left_at, m.sequence,
         r.visit_id, r.known_absence, r.mode, r.taken_back,
         coalesce(o.pull_outs, '[]') AS pull_outs
    FROM rosters r
    JOIN patients_in_brief p ON p.organization_id = r.organization_id AND p.id = r.patient_id
    LEFT JOIN LATERAL (
      SELECT a.status, a.arrived_at, a.left_at, a.sequence FROM attendance_marks a
       WHERE a.organization_id = $1 AND a.session_id = $2 AND a.patient_id = r.patient_id
       ORDER BY a.sequence DESC LIMIT 1) m ON true
    LEFT JOIN (
      SELECT x.patient_id, json_agg(json_build_object('id', x.id, 'kind', x.kind, 'staff_name', t.given_name || ' ' || t.family_name,
               'planned_from', x.planned_from, 'planned_to', x.planned_to, 'began_at', x.began_at, 'ended_at', x.ended_at)
               ORDER BY coalesce(x.began_at, x.planned_from)) AS pull_outs
        FROM pull_outs x JOIN staff_in_brief t ON t.organization_id = x.organization_id AND t.id = x.staff_member_id
       WHERE x.organization_id = $1 AND x.session_id = $2 AND x.cancelled_at IS NULL
       GROUP BY x.patient_id) o ON o.patient_id = r.patient_id
   WHERE r.organization_id = $1 AND r.session_id = $2 AND record_is_open(r.patient_id) AND (NOT r.taken_back OR m.status IS NOT NULL)
   ORDER BY p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", r.patient_id`;

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
  return rowsOf<BoardRow>(tx, boardText, [
    at.organizationId,
    at.day,
    clinicsOf(scope),
    at.clinicId,
    at.staffMemberId,
  ]);
}

const boardText = `
  WITH day AS MATERIALIZED (
    SELECT * FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.held_on = $2 AND ($3::uuid[] IS NULL OR s.clinic_id = ANY ($3)) AND ($4::uuid IS NULL OR s.clinic_id = $4)
     ORDER BY s.starts_at, s.group_name, s.id LIMIT 200
  ), led AS MATERIALIZED (
    SELECT l.session_id, array_agg(l.given_name || ' ' || l.family_name ORDER BY l.family_name) AS leaders, bool_or(l.staff_member_id = $5) AS mine
      FROM session_leaders l WHERE l.organization_id = $1 AND l.session_id = ANY (ARRAY(SELECT id FROM day)) GROUP BY l.session_id
  )
  SELECT s.id, s.group_id, s.group_name, s.clinic_id, s.clinic_name, s.time_zone, s.mode, s.kind, r.name AS room_name, s.starts_at, s.ends_at,
         s.status, s.seat_limit, coalesce(c.seats, 0) AS seats, coalesce(c.there, 0) AS there, coalesce(c.late, 0) AS late,
         coalesce(c.absent, 0) AS absent, coalesce(c.cancelled, 0) AS cancelled, coalesce(l.leaders, '{}') AS leaders, coalesce(l.mine, false) AS mine
    FROM day s
    LEFT JOIN rooms_in_brief r ON r.organization_id = s.organization_id AND r.id = s.room_id
    LEFT JOIN led l ON l.session_id = s.id
    LEFT JOIN count_rosters(ARRAY(SELECT id FROM day)) c ON c.session_id = s.id
   ORDER BY s.starts_at, s.group_name, s.id`;
