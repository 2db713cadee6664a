// Sessions with all that is said of them as a whole: blocks, who leads, when they really took place, and counts.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { rowsOf } from '#platform/database/database.ts';
import { clinicsOf, type sessionInScope } from '../../groups/server/door.ts';
import type { RoomRow } from '../../groups/rules/session-times.ts';
import type { AttendanceTx, SessionKey } from './attendance.db.ts';

export type WholeSession = NonNullable<Awaited<ReturnType<typeof sessionInScope>>> & {
  pets_welcome: boolean;
  room_name: string | null;
  leaders: { id: string; givenName: string; familyName: string }[];
  blocks: { from_minute: number; to_minute: number; kind: string }[];
  room_sequence: number | null;
  seats: number;
  there: number;
  late: number;
  absent: number;
  cancelled: number;
} & RoomRow;

/** One session of the clinics in a scope. */
export async function findWholeSession(
  tx: AttendanceTx,
  scope: CareScope,
  key: SessionKey,
): Promise<WholeSession | undefined> {
  const [found] = await rowsOf<WholeSession>(tx, sessionText, [
    key.organizationId,
    key.sessionId,
    clinicsOf(scope),
  ]);
  return found;
}

/** The sessions of a clinic's day, or one of them, if the clinic is in the scope. */
export async function findWholeDay(
  tx: AttendanceTx,
  scope: CareScope,
  at: { organizationId: OrganizationId; clinicId: string; day: LocalDate; sessionId: string | null },
): Promise<WholeSession[]> {
  const asked = [at.organizationId, at.clinicId, clinicsOf(scope), at.day, at.sessionId];
  return rowsOf<WholeSession>(tx, dayText, asked);
}

const wholeText = `, led AS MATERIALIZED (
    SELECT l.session_id, json_agg(json_build_object('id', l.staff_member_id, 'givenName', l.given_name, 'familyName', l.family_name) ORDER BY l.family_name) AS leaders
      FROM session_leaders l WHERE l.organization_id = $1 AND l.session_id = ANY (ARRAY(SELECT id FROM asked)) GROUP BY l.session_id
  )
  SELECT s.id, s.clinic_id, s.group_id, s.held_on, s.starts_at, s.ends_at, s.status, s.group_name, s.kind, s.mode, s.pets_welcome, s.clinic_name, s.state, s.time_zone,
         r.name AS room_name, coalesce(l.leaders, '[]') AS leaders,
         (SELECT coalesce(json_agg(json_build_object('from_minute', b.from_minute, 'to_minute', b.to_minute, 'kind', b.kind) ORDER BY b.position), '[]')
            FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.session_id = s.id) AS blocks,
         t.started_at, t.ended_at, t.break_from, t.break_to, t.sequence AS room_sequence,
         coalesce(c.seats, 0) AS seats, coalesce(c.there, 0) AS there, coalesce(c.late, 0) AS late, coalesce(c.absent, 0) AS absent, coalesce(c.cancelled, 0) AS cancelled
    FROM asked s
    LEFT JOIN rooms_in_brief r ON r.organization_id = s.organization_id AND r.id = s.room_id
    LEFT JOIN led l ON l.session_id = s.id
    LEFT JOIN count_rosters(ARRAY(SELECT id FROM asked)) c ON c.session_id = s.id
    LEFT JOIN LATERAL (
      SELECT x.started_at, x.ended_at, x.break_from, x.break_to, x.sequence FROM room_times x
       WHERE x.organization_id = s.organization_id AND x.session_id = s.id ORDER BY x.sequence DESC LIMIT 1) t ON true
   ORDER BY s.starts_at, s.group_name, s.id`;

const sessionText = `
  WITH asked AS MATERIALIZED (
    SELECT * FROM sessions_in_brief s WHERE s.organization_id = $1 AND s.id = $2 AND ($3::uuid[] IS NULL OR s.clinic_id = ANY ($3))
  )${wholeText}`;

const dayText = `
  WITH asked AS MATERIALIZED (
    SELECT * FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.clinic_id = $2 AND ($3::uuid[] IS NULL OR s.clinic_id = ANY ($3)) AND s.held_on = $4 AND ($5::uuid IS NULL OR s.id = $5)
     ORDER BY s.starts_at LIMIT 60
  )${wholeText}`;
