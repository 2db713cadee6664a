// Queries of sessions: the dated occurrences of groups.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { rowsOf } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { PlannedDate } from '../rules/series/align-dates.ts';
import { clinicsOf, type GroupsTx } from './groups.db.ts';

type DateOf = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly groupId: string;
};

/** Writes dates of a group; those that stand already stay as they are. Answers the ids of the new ones. */
export async function insertDates(
  tx: GroupsTx,
  group: DateOf,
  dates: readonly PlannedDate[],
): Promise<string[]> {
  if (dates.length === 0) return [];
  const written = await tx
    .insertInto('sessions')
    .values(
      dates.map((date) => ({
        organization_id: group.organizationId,
        id: newId(),
        clinic_id: group.clinicId,
        group_id: group.groupId,
        occurs_on: date.heldOn,
        held_on: date.heldOn,
        starts_at: date.startsAt,
        ends_at: date.endsAt,
        room_id: date.roomId,
        mode: date.mode,
        seat_limit: date.seatLimit,
        seat_limit_rule: date.seatLimitRule,
      })),
    )
    .onConflict((conflict) => conflict.columns(['organization_id', 'group_id', 'occurs_on']).doNothing())
    .returning('id')
    .execute();
  return written.map((row) => row.id);
}

type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };

export type SessionRow = {
  id: string;
  clinic_id: string;
  group_id: string;
  held_on: string;
  starts_at: string;
  ends_at: string;
  status: string;
  group_name: string;
  kind: string;
  mode: string;
  clinic_name: string;
  state: string;
  time_zone: string;
};

/** One session in the clinics of a scope, with what its group and clinic say. */
export async function findSession(
  tx: GroupsTx,
  scope: CareScope,
  key: SessionKey,
): Promise<SessionRow | undefined> {
  const clinics = clinicsOf(scope);
  const [found] = await rowsOf<SessionRow>(tx, sessionText, [key.organizationId, key.sessionId]);
  return found && (clinics === null || clinics.includes(found.clinic_id)) ? found : undefined;
}

const sessionText = `
  SELECT id, clinic_id, group_id, held_on, starts_at, ends_at, status, group_name, kind, mode, clinic_name, state, time_zone
    FROM sessions_in_brief WHERE organization_id = $1 AND id = $2`;

/** Treatment blocks of a session, in minutes from its start. */
export async function findBlocks(
  tx: GroupsTx,
  key: SessionKey,
): Promise<{ position: number; kind: string; from_minute: number; to_minute: number }[]> {
  return rowsOf(tx, blocksText, [key.organizationId, key.sessionId]);
}

const blocksText =
  'SELECT position, kind, from_minute, to_minute FROM session_blocks WHERE organization_id = $1 AND session_id = $2 ORDER BY position';

type Leader = { staff_member_id: string; given_name: string; family_name: string };

/** Who leads a session on its day. */
export async function findLeaders(tx: GroupsTx, key: SessionKey): Promise<Leader[]> {
  return rowsOf<Leader>(tx, leadersText, [key.organizationId, key.sessionId]);
}

const leadersText = `
  SELECT staff_member_id, given_name, family_name FROM session_leaders
   WHERE organization_id = $1 AND session_id = $2 ORDER BY family_name`;

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
