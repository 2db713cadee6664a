// A session with its people as screens get it: marks, minutes and hours by the rules of the house.
import { minutesBetween, type Instant } from '#kernel/local-date.ts';
import { countedOfSession } from '../../groups/rules/presence.ts';
import { blocksThatCount, type HoursRule } from '../../groups/rules/series/hours-of-person.ts';
import type { SessionAnswer } from '../rules/attendance-answers.ts';
import type { AttendanceStatus } from '../rules/attendance.ts';
import { countedOfMark, minutesOfMark } from '../rules/credited-minutes.ts';
import { hoursOf } from '../rules/hours.ts';
import { sessionTimes, type SessionTimes } from '../../groups/rules/session-times.ts';
import type { CountedSession } from './counted-session.ts';
import type { RosterRow } from './rosters.db.ts';
import { emptyWeek, type WeekOfPeople } from './week-of-people.ts';

export type People = {
  readonly roster: readonly RosterRow[];
  readonly week: WeekOfPeople;
  /** Who was not told of the pets of this group; left out where nobody asks. */
  readonly untold?: ReadonlySet<string> | undefined;
  readonly staffMemberId: string;
  readonly now: Instant;
};

export function sessionAnswerOf(counted: CountedSession, people: People): SessionAnswer {
  const { session, times, counting, house } = counted;
  return {
    session: {
      asOf: people.now,
      id: session.id,
      groupId: session.group_id,
      groupName: session.group_name,
      clinicId: session.clinic_id,
      clinicName: session.clinic_name,
      timeZone: session.time_zone,
      heldOn: session.held_on,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      status: session.status,
      mode: session.mode,
      kind: session.kind,
      roomName: session.room_name,
      clockMinutes: minutesBetween(times.startsAt, times.endsAt),
      treatmentMinutes: times.blocks.reduce((sum, block) => sum + block.toMinute - block.fromMinute, 0),
      countedMinutes: countedOfSession(times, counting.minutes),
      counting,
      room: {
        startedAt: session.started_at,
        endedAt: session.ended_at,
        breakFrom: session.break_from,
        breakTo: session.break_to,
        sequence: session.room_sequence ?? 0,
      },
      house: {
        graceMinutes: house.graceMinutes,
        cutoffMinutes: house.cutoffMinutes,
        shortestStepOut: house.shortestStepOut,
        emptyChairMinutes: house.emptyChairMinutes,
        earlyMinutes: house.tabletMinutes,
      },
      leaders: session.leaders,
      mine: session.leaders.some((leader) => leader.id === people.staffMemberId),
    },
    people: people.roster.map((person) => personAnswer(counted, person, people)),
  };
}

// The times of the session as they count for somebody: education may not.
function timesFor(counted: CountedSession, rule: HoursRule): SessionTimes {
  const { session, times } = counted;
  if (rule.educationCounts) return times;
  const real = { room: session, shortestStepOut: rule.shortestStepOut };
  return sessionTimes(session, blocksThatCount(rule, session.blocks), real);
}

function personAnswer(
  counted: CountedSession,
  person: RosterRow,
  { week, untold, now }: People,
): SessionAnswer['people'][number] {
  const { times, place } = counted;
  const { rule, inWeek } = week.get(person.patient_id) ?? emptyWeek(counted);
  const counting = rule.counting.minutes;
  return {
    patientId: person.patient_id,
    givenName: person.given_name,
    familyName: person.family_name,
    preferredName: person.preferred_name,
    safetyFlag: person.safety_flag,
    status: (person.status ?? 'expected') as AttendanceStatus,
    arrivedAt: person.arrived_at,
    leftAt: person.left_at,
    wayHome: person.way_home,
    atTablet: person.at_tablet,
    sequence: person.sequence ?? 0,
    visits: person.visit_id !== null,
    knownAbsence: person.known_absence,
    petsUntold: untold?.has(person.patient_id) ?? false,
    virtual: person.mode === 'virtual',
    isConfirmed: person.arrival === 'joins',
    waitsForCall: person.arrival === 'called_instead',
    takenBack: person.taken_back,
    locked: person.locked,
    ...minutesOfMark(times, person),
    countedMinutes: countedOfMark(timesFor(counted, rule), person, counting),
    hours: hoursOf(inWeek, {
      on: place.on,
      now,
      counting,
      dayNeeds: rule.dayMinutes,
      weekNeeds: rule.neededMinutes,
    }),
    stepOuts: person.step_outs.map((one) => ({ id: one.id, outAt: one.out_at, backAt: one.back_at })),
    pullOuts: person.pull_outs.map((one) => ({
      id: one.id,
      kind: one.kind,
      staffName: one.staff_name,
      plannedFrom: one.planned_from,
      plannedTo: one.planned_to,
      beganAt: one.began_at,
      endedAt: one.ended_at,
    })),
  };
}
