// One group with its people, and what is said of groups in a list.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { z } from 'zod';
import type { PolicyValue } from '../../organization/rules/policy-values.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { ageGroupOfGroup } from '../../patients/rules/age-group.ts';
import { countedWeek, countingOn, type CountingNow } from '../rules/counting-policy.ts';
import type { groupAnswer, groupSummary } from '../rules/group-answers.ts';
import type { WeekDay } from '../rules/group.ts';
import { limitFacts } from '../rules/limit-steps.ts';
import { sizeRulesOn, type SizeRule } from '../rules/size-limits.ts';
import { weeklyMinutes } from '../rules/timetable.ts';
import { findGroups, findTimetables, type FullestDate } from './groups.db.ts';
import { findDatesTaken } from './seats/one-date.db.ts';
import { findPauses } from './seats/pauses.db.ts';
import { findSeatsOfGroup } from './seats/seats-of-group.db.ts';
import { findNames } from './series/consequences.db.ts';
import { findNextSessions } from './sessions.db.ts';

export type GroupSummaryIn = z.input<typeof groupSummary>;
export type GroupRow = Awaited<ReturnType<typeof findGroups>>[number];

export async function openGroup(
  ctx: ActionContext,
  input: { groupId: string },
): Promise<Outcome<z.input<typeof groupAnswer>>> {
  const [group] = await summariesOf(ctx, await findGroups(ctx.tx, ctx.scope, placeOf(ctx, input.groupId)));
  if (!group) return refuse('group-not-found');
  const key = { organizationId: ctx.organizationId, groupId: group.id, from: ctx.today };
  const seats = await findSeatsOfGroup(ctx.tx, { ...key, petsWelcome: group.petsWelcome });
  const sessions = await findNextSessions(ctx.tx, { ...key, most: 12 });
  const taken = await findDatesTaken(
    ctx.tx,
    sessions.map((session) => session.id),
  );
  const named = seats.filter((seat) => seat.given_name !== null);
  const pauses = await findPauses(ctx.tx, {
    organizationId: ctx.organizationId,
    groupId: group.id,
    today: ctx.today,
  });
  ctx.about(
    named.map((seat) => seat.patient_id as PatientId),
    { groupId: group.id },
  );
  return ok({
    today: ctx.today,
    group,
    hiddenSeats: seats.length - named.length,
    seats: named.map((seat) => ({
      id: seat.id,
      patientId: seat.patient_id,
      givenName: seat.given_name ?? '',
      familyName: seat.family_name ?? '',
      preferredName: seat.preferred_name,
      number: seat.number ?? '',
      startsOn: seat.starts_on,
      endsOn: seat.ends_on,
      weekdays: seat.weekdays,
      virtualWeekdays: seat.virtual_weekdays,
      alternateFrom: seat.alternate_from,
      level: seat.level,
      phase: seat.phase,
      reason: seat.joined_reason,
      because: seat.joined_because,
      pause: pauses.get(seat.patient_id) ?? null,
      petsUntold: seat.pets_untold,
    })),
    sessions: sessions.map((session) => ({
      id: session.id,
      heldOn: session.held_on,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      status: session.status,
      taken: taken.get(session.id)?.taken ?? 0,
      limit: taken.get(session.id)?.seat_limit ?? group.seatLimit,
    })),
  });
}

function placeOf({ organizationId, today }: ActionContext, groupId: string) {
  return { organizationId, today, groupId };
}

/** Hours, places, facilitators and numbers of groups, in the order of the rows. */
export async function summariesOf(
  ctx: ActionContext,
  groups: readonly GroupRow[],
): Promise<GroupSummaryIn[]> {
  const { organizationId, today } = ctx;
  const timetables = await findTimetables(ctx.tx, {
    organizationId,
    today,
    groupIds: groups.map((group) => group.id),
  });
  const leaders = Map.groupBy(timetables.leaders, (row) => row.group_id);
  const fullest = new Map(timetables.fullest.map((row) => [row.group_id, row]));
  const values = await policiesOf(ctx.tx, organizationId);
  const rooms = await findNames(
    ctx.tx,
    organizationId,
    [...timetables.places.values()].flatMap((each) => each.room_id ?? []),
  );
  return groups.map((group) =>
    summaryOf(group, {
      today,
      values,
      rooms,
      held: timetables.places.get(group.id) ?? { ...group, alternate_from: null },
      week: timetables.weeks.get(group.id) ?? [],
      leaders: leaders.get(group.id) ?? [],
      fullest: fullest.get(group.id),
    }),
  );
}

type Leaders = Awaited<ReturnType<typeof findTimetables>>['leaders'];
type OfGroup = {
  readonly today: LocalDate;
  readonly values: readonly PolicyValue[];
  readonly rooms: ReadonlyMap<string, string>;
  /** The row of a group follows at night; each day shows what holds that day. */
  readonly held: {
    readonly mode: string;
    readonly room_id: string | null;
    readonly alternate_from: string | null;
  };
  readonly week: readonly WeekDay[];
  readonly leaders: Leaders;
  readonly fullest: FullestDate | undefined;
};

function summaryOf(group: GroupRow, of: OfGroup): GroupSummaryIn {
  const { values, held, week, rooms } = of;
  const place = { state: group.state, clinicId: group.clinic_id, on: of.today };
  const counting = countingOn(values, place, ageGroupOfGroup(group) ?? 'adult');
  return {
    id: group.id,
    name: group.name,
    clinicId: group.clinic_id,
    clinicName: group.clinic_name,
    clinicAddress: `${group.clinic_street}, ${group.clinic_city}`,
    timeZone: group.time_zone,
    program: group.program,
    kind: group.kind,
    mode: held.mode,
    roomName: held.room_id === null ? null : (rooms.get(held.room_id) ?? group.room_name),
    startsOn: group.starts_on,
    endsOn: group.ends_on,
    ...seatsOn(group, of.fullest, sizeRulesOn(values, place)),
    alternateFrom: held.alternate_from,
    days: week.map(({ weekday, startsAt, endsAt, blocks }) => ({
      weekday,
      startsAt,
      endsAt,
      blocks: [...blocks],
    })),
    ...hoursOf(counting, week),
    leaders: of.leaders.map((leader) => ({
      id: leader.id,
      givenName: leader.given_name,
      familyName: leader.family_name,
      part: leader.part,
    })),
    language: group.language,
    audiences: group.audiences,
    youngest: group.youngest,
    oldest: group.oldest,
    petsWelcome: group.pets_welcome,
    virtualLink: group.virtual_link,
    statedMinutes: group.stated_minutes,
    statedSessions: group.stated_sessions,
    roomId: held.room_id,
    version: group.version,
  };
}

// What is free on the fullest date is free for good.
function seatsOn(group: GroupRow, fullest: FullestDate | undefined, rules: readonly SizeRule[]) {
  const limit = fullest?.seat_limit ?? group.seat_limit;
  const taken = fullest?.taken ?? 0;
  const { state, kind } = group;
  return {
    seatsTaken: taken,
    seatLimit: limit,
    freeSeats: Math.max(0, limit - taken),
    fullestOn: fullest?.day ?? null,
    seatLimitRule: limitFacts({ limit, rule: group.seat_limit_rule, state, kind }, rules).rule,
  };
}

function hoursOf(counting: CountingNow, week: readonly WeekDay[]) {
  return {
    ...weeklyMinutes(week),
    countedMinutes: countedWeek(
      counting,
      week,
      (weekday) => week.find((day) => day.weekday === weekday)?.blocks ?? [],
    ),
    counting,
  };
}
