// Queries of sessions: the dated occurrences of groups.
import type { ClinicId, GroupId, OrganizationId, RoomId, SessionId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { newId } from '#platform/database/new-id.ts';
import type { SessionSpan } from '../rules/timetable.ts';
import { clinicsOf, type GroupsTx } from './groups.db.ts';

/** Writes sessions of a group; those that stand already stay as they are. Answers the new ones. */
export async function insertSessions(
  tx: GroupsTx,
  group: { organizationId: OrganizationId; clinicId: ClinicId; groupId: GroupId; roomId: RoomId | null },
  spans: readonly SessionSpan[],
): Promise<(SessionSpan & { sessionId: SessionId })[]> {
  const made = spans.map((span) => ({ ...span, sessionId: newId<SessionId>() }));
  if (made.length === 0) return [];
  const written = await tx
    .insertInto('sessions')
    .values(
      made.map((span) => ({
        organization_id: group.organizationId,
        id: span.sessionId,
        clinic_id: group.clinicId,
        group_id: group.groupId,
        held_on: span.heldOn,
        starts_at: span.startsAt,
        ends_at: span.endsAt,
        room_id: group.roomId,
      })),
    )
    .onConflict((conflict) => conflict.columns(['organization_id', 'group_id', 'held_on']).doNothing())
    .returning('id')
    .execute();
  const ids = new Set(written.map((row) => row.id));
  return made.filter((span) => ids.has(span.sessionId));
}

/** One session in the clinics of a scope, with what its group and clinic say. */
export async function findSession(
  tx: GroupsTx,
  scope: CareScope,
  key: { organizationId: OrganizationId; sessionId: string },
) {
  const clinics = clinicsOf(scope);
  const found = await tx
    .selectFrom('sessions_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.sessionId)
    .select([
      'id',
      'clinic_id',
      'group_id',
      'held_on',
      'starts_at',
      'ends_at',
      'room_id',
      'status',
      'group_name',
      'kind',
      'mode',
      'program',
      'seat_limit',
      'clinic_name',
      'state',
      'time_zone',
    ])
    .executeTakeFirst();
  return found && (clinics === null || clinics.includes(found.clinic_id)) ? found : undefined;
}

/** Treatment blocks of a session, in minutes from its start. */
export async function findBlocks(tx: GroupsTx, key: { organizationId: OrganizationId; sessionId: string }) {
  return tx
    .selectFrom('session_blocks')
    .where('organization_id', '=', key.organizationId)
    .where('session_id', '=', key.sessionId)
    .select(['position', 'kind', 'from_minute', 'to_minute'])
    .orderBy('position')
    .execute();
}

/** Who leads a session on its day. */
export async function findLeaders(tx: GroupsTx, key: { organizationId: OrganizationId; sessionId: string }) {
  return tx
    .selectFrom('session_leaders')
    .where('organization_id', '=', key.organizationId)
    .where('session_id', '=', key.sessionId)
    .select(['staff_member_id', 'given_name', 'family_name'])
    .orderBy('family_name')
    .execute();
}

/** The next sessions of a group from a day on. */
export async function findNextSessions(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; groupId: string; from: LocalDate; most: number },
) {
  return tx
    .selectFrom('sessions')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where('held_on', '>=', key.from)
    .select(['id', 'held_on', 'starts_at', 'ends_at', 'status'])
    .orderBy('held_on')
    .limit(key.most)
    .execute();
}
