// Queries of groups, their timetables and facilitators.
import { sql } from 'kysely';
import type { ClinicId, GroupId, OrganizationId, RoomId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { GroupBlock, GroupDay } from '../rules/group.ts';

export type GroupsTx = Tx<
  | 'groups'
  | 'timetables'
  | 'timetable_days'
  | 'timetable_blocks'
  | 'timetables_in_force'
  | 'facilitations'
  | 'sessions'
  | 'seats'
  | 'visits'
  | 'known_absences'
  | 'guests'
  | 'clinics_in_brief'
  | 'rooms_in_brief'
  | 'staff_in_brief'
  | 'roles_in_brief'
  | 'patients_in_brief'
  | 'sessions_in_brief'
  | 'rosters'
  | 'session_leaders'
  | 'session_blocks'
>;

/** Clinics a scope reaches; null for all. What a client sends can only narrow it. */
export function clinicsOf(scope: CareScope): readonly string[] | null {
  return scope.wholeOrganization ? null : [...scope.clinicIds, ...scope.caseloadClinicIds];
}

/** Groups that run on or after a day in the clinics of a scope, by clinic and name. */
export async function findGroups(
  tx: GroupsTx,
  scope: CareScope,
  at: { organizationId: OrganizationId; today: LocalDate; groupId?: string },
) {
  const clinics = clinicsOf(scope);
  let query = tx
    .selectFrom('groups as g')
    .innerJoin('clinics_in_brief as c', (join) =>
      join.onRef('c.organization_id', '=', 'g.organization_id').onRef('c.id', '=', 'g.clinic_id'),
    )
    .leftJoin('rooms_in_brief as r', (join) =>
      join.onRef('r.organization_id', '=', 'g.organization_id').onRef('r.id', '=', 'g.room_id'),
    )
    .where('g.organization_id', '=', at.organizationId)
    .where((where) => where.or([where('g.ends_on', 'is', null), where('g.ends_on', '>=', at.today)]))
    .select([
      'g.id',
      'g.name',
      'g.clinic_id',
      'c.name as clinic_name',
      'c.time_zone',
      'c.state',
      'g.program',
      'g.kind',
      'g.mode',
      'r.name as room_name',
      'g.starts_on',
      'g.ends_on',
      'g.seat_limit',
      'g.seat_limit_rule',
    ])
    .orderBy('c.name')
    .orderBy('g.name')
    .orderBy('g.id');
  if (clinics !== null) query = query.where('g.clinic_id', 'in', clinics.length > 0 ? clinics : [nowhere]);
  if (at.groupId !== undefined) query = query.where('g.id', '=', at.groupId);
  return query.execute();
}

// Matches no clinic: an empty scope sees nothing.
const nowhere = '00000000-0000-0000-0000-000000000000';

export type GroupKey = {
  readonly organizationId: OrganizationId;
  readonly groupIds: readonly string[];
  readonly today: LocalDate;
};

/** Days, blocks, facilitators and taken seats of several groups. */
export async function findTimetables(tx: GroupsTx, key: GroupKey) {
  if (key.groupIds.length === 0) return { days: [], blocks: [], leaders: [], taken: [] };
  const days = await inForce(tx, key)
    .innerJoin('timetable_days as d', (join) =>
      join.onRef('d.organization_id', '=', 't.organization_id').onRef('d.timetable_id', '=', 't.id'),
    )
    .select(['t.group_id', 'd.weekday', 'd.starts_at', 'd.ends_at'])
    .orderBy('d.weekday')
    .execute();
  const blocks = await inForce(tx, key)
    .innerJoin('timetable_blocks as b', (join) =>
      join.onRef('b.organization_id', '=', 't.organization_id').onRef('b.timetable_id', '=', 't.id'),
    )
    .select(['t.group_id', 'b.weekday', 'b.position', 'b.kind', 'b.from_minute', 'b.to_minute'])
    .orderBy('b.weekday')
    .orderBy('b.position')
    .execute();
  const leaders = await tx
    .selectFrom('facilitations as f')
    .innerJoin('staff_in_brief as m', (join) =>
      join.onRef('m.organization_id', '=', 'f.organization_id').onRef('m.id', '=', 'f.staff_member_id'),
    )
    .where('f.organization_id', '=', key.organizationId)
    .where('f.group_id', 'in', key.groupIds)
    .where((where) => where.or([where('f.ends_on', 'is', null), where('f.ends_on', '>=', key.today)]))
    .select(['f.group_id', 'm.id', 'm.given_name', 'm.family_name'])
    .orderBy('m.family_name')
    .execute();
  const taken = await sql<{ group_id: string; seats: number }>`
    SELECT group_id, seats FROM seats_taken(${key.groupIds}::uuid[], ${key.today})`.execute(tx);
  return { days, blocks, leaders, taken: taken.rows };
}

// The timetable of each group in force today; of a group that has not begun, its first.
function inForce(tx: GroupsTx, key: GroupKey) {
  return tx
    .selectFrom('timetables_in_force as t')
    .innerJoin('groups as g', (join) =>
      join.onRef('g.organization_id', '=', 't.organization_id').onRef('g.id', '=', 't.group_id'),
    )
    .where('t.organization_id', '=', key.organizationId)
    .where('t.group_id', 'in', key.groupIds)
    .where('t.starts_on', '<=', sql<string>`greatest(g.starts_on, ${key.today}::date)`)
    .where((where) =>
      where.or([
        where('t.ends_on', 'is', null),
        where('t.ends_on', '>=', sql<string>`greatest(g.starts_on, ${key.today}::date)`),
      ]),
    );
}

/** The clinic, if the scope reaches it. */
export async function findClinic(
  tx: GroupsTx,
  scope: CareScope,
  key: { organizationId: OrganizationId; clinicId: string },
) {
  const clinics = clinicsOf(scope);
  if (clinics !== null && !clinics.includes(key.clinicId)) return undefined;
  return tx
    .selectFrom('clinics_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.clinicId)
    .selectAll()
    .executeTakeFirst();
}

/** A room of a clinic. */
export async function findRoom(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; clinicId: string; roomId: string },
) {
  return tx
    .selectFrom('rooms_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('clinic_id', '=', key.clinicId)
    .where('id', '=', key.roomId)
    .selectAll()
    .executeTakeFirst();
}

export type NewGroup = {
  readonly organizationId: OrganizationId;
  readonly groupId: GroupId;
  readonly clinicId: ClinicId;
  readonly roomId: RoomId | null;
  readonly facilitatorId: StaffMemberId;
  readonly name: string;
  readonly program: string;
  readonly kind: string;
  readonly mode: string;
  readonly startsOn: LocalDate;
  readonly seatLimit: number;
  readonly seatLimitRule: string;
  readonly days: readonly GroupDay[];
  readonly blocks: readonly GroupBlock[];
  readonly madeBy: StaffMemberId;
  readonly madeAt: Instant;
};

/** Writes a group with its timetable, blocks and facilitator. */
export async function insertGroup(tx: GroupsTx, group: NewGroup): Promise<void> {
  const own = { organization_id: group.organizationId, group_id: group.groupId };
  await tx
    .insertInto('groups')
    .values({
      organization_id: group.organizationId,
      id: group.groupId,
      clinic_id: group.clinicId,
      name: group.name,
      program: group.program,
      kind: group.kind,
      mode: group.mode,
      room_id: group.roomId,
      starts_on: group.startsOn,
      seat_limit: group.seatLimit,
      seat_limit_rule: group.seatLimitRule,
    })
    .execute();
  await insertTimetable(tx, { ...group, sequence: 1 });
  await tx
    .insertInto('facilitations')
    .values({
      ...own,
      id: newId(),
      clinic_id: group.clinicId,
      staff_member_id: group.facilitatorId,
      starts_on: group.startsOn,
    })
    .execute();
}

type NewTimetable = Omit<
  NewGroup,
  'facilitatorId' | 'name' | 'program' | 'kind' | 'seatLimit' | 'seatLimitRule'
> & {
  readonly sequence: number;
};

/** Writes a timetable of a group with its days and their blocks. */
async function insertTimetable(tx: GroupsTx, made: NewTimetable): Promise<void> {
  const id = newId();
  const own = { organization_id: made.organizationId, timetable_id: id };
  await tx
    .insertInto('timetables')
    .values({
      organization_id: made.organizationId,
      id,
      clinic_id: made.clinicId,
      group_id: made.groupId,
      sequence: made.sequence,
      starts_on: made.startsOn,
      mode: made.mode,
      room_id: made.roomId,
      made_by: made.madeBy,
      made_at: made.madeAt,
    })
    .execute();
  await tx
    .insertInto('timetable_days')
    .values(
      made.days.map((day) => ({
        ...own,
        weekday: day.weekday,
        starts_at: day.startsAt,
        ends_at: day.endsAt,
      })),
    )
    .execute();
  await tx
    .insertInto('timetable_blocks')
    .values(
      made.days.flatMap((day) =>
        made.blocks.map((block, index) => ({
          ...own,
          weekday: day.weekday,
          position: index + 1,
          kind: block.kind,
          from_minute: block.fromMinute,
          to_minute: block.toMinute,
        })),
      ),
    )
    .execute();
}
