// A session with its people as screens get it: marks, minutes and hours by the rules of the house.
import { minutesBetween, type Instant, type LocalDate } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { countingOn, type CountingNow } from '../../groups/rules/counting-policy.ts';
import { treatmentWeek } from '../../groups/rules/treatment-week.ts';
import type { PolicyValue } from '../../organization/rules/policy-values.ts';
import { ageGroupOn, type AgeGroup } from '../../patients/rules/age-group.ts';
import type { SessionAnswer } from '../rules/attendance-answers.ts';
import type { AttendanceStatus } from '../rules/attendance.ts';
import { countedOfMark, countedOfSession, minutesOfMark } from '../rules/credited-minutes.ts';
import { hoursOf } from '../rules/hours.ts';
import { houseTimesOn, type HouseTimes } from '../rules/house-times.ts';
import { sessionTimes, type SessionTimes } from '../rules/session-times.ts';
import { findPresences, type DateOfPerson } from './presences.db.ts';
import type { RosterRow } from './rosters.db.ts';
import type { WholeSession } from './whole-sessions.db.ts';

/** A session with how minutes count in it. */
export type CountedSession = {
  readonly session: WholeSession;
  readonly times: SessionTimes;
  readonly counting: CountingNow;
  readonly house: HouseTimes;
};

export function countedSession(session: WholeSession, policies: readonly PolicyValue[]): CountedSession {
  const place = { state: session.state, clinicId: session.clinic_id, on: session.held_on as LocalDate };
  const house = houseTimesOn(policies, place);
  const real = { room: session, shortestStepOut: house.shortestStepOut };
  return {
    session,
    house,
    counting: countingOn(policies, place),
    times: sessionTimes(session, session.blocks, real),
  };
}

/** The week of everybody on the rosters of sessions of one day. */
export function weekOfPeople(
  tx: ActionContext['tx'],
  sessions: readonly CountedSession[],
): Promise<ReadonlyMap<string, DateOfPerson[]>> {
  const [first] = sessions;
  if (first === undefined) return Promise.resolve(new Map());
  const week = treatmentWeek(first.counting.week, first.session.held_on as LocalDate);
  return findPresences(tx, {
    ...week,
    sessionIds: sessions.map(({ session }) => session.id),
    shortestStepOut: first.house.shortestStepOut,
  });
}

export type People = {
  readonly roster: readonly RosterRow[];
  readonly week: ReadonlyMap<string, DateOfPerson[]>;
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
      },
      leaders: session.leaders,
      mine: session.leaders.some((leader) => leader.id === people.staffMemberId),
    },
    people: people.roster.map((person) => personAnswer(counted, person, people)),
  };
}

// Of somebody whose record is locked the age is not told.
function ageGroupOf({ birth_on: birthOn }: RosterRow, on: LocalDate): AgeGroup {
  return birthOn === null ? 'adult' : ageGroupOn(birthOn as LocalDate, on);
}

function personAnswer(
  { session, times, counting, house }: CountedSession,
  person: RosterRow,
  { week, now }: People,
): SessionAnswer['people'][number] {
  const heldOn = session.held_on as LocalDate;
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
    virtual: person.mode === 'virtual',
    takenBack: person.taken_back,
    locked: person.locked,
    ...minutesOfMark(times, person),
    countedMinutes: countedOfMark(times, person, counting.minutes),
    hours: hoursOf(week.get(person.patient_id) ?? [], {
      on: heldOn,
      now,
      counting: counting.minutes,
      dayNeeds: house.dayNeeds,
      weekNeeds: house.weekNeeds[ageGroupOf(person, heldOn)],
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
