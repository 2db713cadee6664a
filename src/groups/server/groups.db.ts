// Queries of groups, their timetables and facilitators.
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CreateGroup, WeekDay } from '../rules/group.ts';
import type { Series } from '../rules/series/series-facts.ts';
import { findWeeks } from './weeks.db.ts';

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
  | 'pauses'
  | 'clinics_in_brief'
  | 'rooms_in_brief'
  | 'staff_in_brief'
  | 'roles_in_brief'
  | 'patients_in_brief'
  | 'sessions_in_brief'
  | 'rosters'
  | 'session_leaders'
  | 'session_blocks'
  | 'session_staff'
  | 'session_exceptions'
  | 'series_changes'
  | 'virtual_means'
  | 'device_answers'
  | 'closures_in_brief'
>;

/** Clinics a scope reaches; null for all. What a client sends can only narrow it. */
export function clinicsOf(scope: CareScope): readonly string[] | null {
  return scope.wholeOrganization ? null : [...scope.clinicIds, ...scope.caseloadClinicIds];
}

/**
 * A condition in SQL: the clinic is one of those a parameter names, or of the whole organization ($1) where it is null.
 * Joined as rows, so that the index of a clinic's days reads no other clinic's.
 */
export function inClinics(column: string, parameter: string): string {
  return `${column} IN (SELECT unnest(coalesce(${parameter}::uuid[], ARRAY(SELECT c.id FROM clinics_in_brief c WHERE c.organization_id = $1))))`;
}

/** Groups that run on or after a day in the clinics of a scope, by clinic and name. */
export async function findGroups(
  tx: GroupsTx,
  scope: CareScope,
  at: {
    organizationId: OrganizationId;
    today: LocalDate;
    groupId?: string | undefined;
    clinicId?: string | undefined;
    program?: string | undefined;
  },
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
      'c.street as clinic_street',
      'c.city as clinic_city',
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
      'g.language',
      'g.audiences',
      'g.youngest',
      'g.oldest',
      'g.pets_welcome',
      'g.virtual_link',
      'g.stated_minutes',
      'g.stated_sessions',
      'g.room_id',
      'g.version',
    ])
    .orderBy('c.name')
    .orderBy('g.name')
    .orderBy('g.id');
  if (clinics !== null) query = query.where('g.clinic_id', 'in', clinics.length > 0 ? clinics : [nowhere]);
  if (at.groupId !== undefined) query = query.where('g.id', '=', at.groupId);
  if (at.clinicId !== undefined) query = query.where('g.clinic_id', '=', at.clinicId);
  if (at.program !== undefined) query = query.where('g.program', '=', at.program);
  return query.execute();
}

// Matches no clinic: an empty scope sees nothing.
const nowhere = '00000000-0000-0000-0000-000000000000';

export type GroupKey = {
  readonly organizationId: OrganizationId;
  readonly groupIds: readonly string[];
  readonly today: LocalDate;
};

/** The date of a group with the fewest free chairs from a day on. */
export type FullestDate = { group_id: string; day: LocalDate; taken: number; seat_limit: number };

/** How and where a group meets by the timetable in force. */
type PlaceInForce = {
  readonly mode: string;
  readonly room_id: string | null;
  readonly alternate_from: string | null;
};
const noPlaces: ReadonlyMap<string, PlaceInForce> = new Map();

/** Weeks and places in force, facilitators and the fullest date of several groups. */
export async function findTimetables(tx: GroupsTx, key: GroupKey) {
  if (key.groupIds.length === 0)
    return { weeks: new Map<string, readonly WeekDay[]>(), places: noPlaces, leaders: [], fullest: [] };
  const timetables = await inForce(tx, key)
    .select(['t.group_id', 't.id', 't.mode', 't.room_id', 't.alternate_from'])
    .execute();
  const weeks = await findWeeks(tx, {
    organizationId: key.organizationId,
    timetableIds: timetables.map((timetable) => timetable.id),
  });
  const leaders = await leadersOfGroups(tx, key).execute();
  const fullest = await sql<FullestDate>`
    SELECT group_id, day, taken, seat_limit FROM fullest_dates(${key.groupIds}::uuid[], ${key.today})`.execute(
    tx,
  );
  const byGroup = timetables.map((each): [string, readonly WeekDay[]] => [
    each.group_id,
    weeks.get(each.id) ?? [],
  ]);
  const places = new Map(timetables.map((each) => [each.group_id, each]));
  return { weeks: new Map(byGroup), places, leaders, fullest: fullest.rows };
}

// Who leads groups from a day on.
function leadersOfGroups(tx: GroupsTx, key: GroupKey) {
  return tx
    .selectFrom('facilitations as f')
    .innerJoin('staff_in_brief as m', (join) =>
      join.onRef('m.organization_id', '=', 'f.organization_id').onRef('m.id', '=', 'f.staff_member_id'),
    )
    .where('f.organization_id', '=', key.organizationId)
    .where('f.group_id', 'in', key.groupIds)
    .where((where) => where.or([where('f.ends_on', 'is', null), where('f.ends_on', '>=', key.today)]))
    .select(['f.group_id', 'm.id', 'm.given_name', 'm.family_name', 'f.part'])
    .orderBy('m.family_name');
}

type FoundBy = { days: { weekday: number; startsAt: string }[]; leaders: string[] };

/** What groups are found by beside their own row: weekdays with their begin, and names of facilitators. */
export async function findFactsOfGroups(tx: GroupsTx, key: GroupKey): Promise<ReadonlyMap<string, FoundBy>> {
  if (key.groupIds.length === 0) return new Map();
  const days = await inForce(tx, key)
    .innerJoin('timetable_days as d', (join) =>
      join.onRef('d.organization_id', '=', 't.organization_id').onRef('d.timetable_id', '=', 't.id'),
    )
    .select(['t.group_id', 'd.weekday', 'd.starts_at'])
    .execute();
  const leaders = await leadersOfGroups(tx, key).execute();
  const found = new Map<string, FoundBy>(key.groupIds.map((id) => [id, { days: [], leaders: [] }]));
  for (const { group_id, weekday, starts_at } of days)
    found.get(group_id)?.days.push({ weekday, startsAt: starts_at });
  for (const leader of leaders)
    found.get(leader.group_id)?.leaders.push(`${leader.given_name} ${leader.family_name}`);
  return found;
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

export type NewGroup = Series &
  Pick<
    CreateGroup,
    'program' | 'language' | 'audiences' | 'oldest' | 'virtualLink' | 'statedMinutes' | 'statedSessions'
  >;

/** Writes a group; its timetable and leader follow. */
export async function insertGroup(tx: GroupsTx, group: NewGroup): Promise<void> {
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
      ends_on: group.endsOn,
      seat_limit: group.seatLimit,
      seat_limit_rule: group.seatLimitRule,
      language: group.language,
      audiences: group.audiences,
      youngest: group.youngest,
      oldest: group.oldest,
      pets_welcome: group.petsWelcome,
      virtual_link: group.virtualLink,
      stated_minutes: group.statedMinutes,
      stated_sessions: group.statedSessions,
    })
    .execute();
}
