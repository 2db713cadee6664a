// Who sits in which group, from when to when. Each chair of a group is followed through time: one person after
// another, with days between them, so that no date ever has more people than chairs.
// Shares of leaving and lengths of stay are those of rules.md I3 (TEDS-D 2004, intensive outpatient).
import type { PeopleMaker } from './people.ts';
import type { Random } from './random.ts';
import { historyDays, type GroupPlan, type Laying, type SeatPlan } from './world.ts';

type Words = readonly (readonly [words: string, reason: string])[];
type Leaving = { share: number; medianDays: number; absence: number; words: Words };

const leavings: readonly Leaving[] = [
  {
    share: 0.38,
    medianDays: 50,
    absence: 0.75,
    words: [
      ['Completed the program', 'completed'],
      ['Completed the program; goes on with weekly outpatient counseling', 'completed'],
      ['Completed; joins the alumni evening', 'completed'],
    ],
  },
  {
    share: 0.18,
    medianDays: 42,
    absence: 1,
    words: [
      ['Stepped down to outpatient care', 'stepped_down'],
      ['Stepped up to partial hospitalization', 'stepped_up'],
      ['Moved to residential care', 'stepped_up'],
      ['Moved to a program nearer home', 'referred'],
    ],
  },
  {
    share: 0.23,
    medianDays: 26,
    absence: 1.6,
    words: [
      ['Stopped coming; three calls and a letter stayed unanswered', 'stopped_coming'],
      ['Left against advice; door stays open', 'left_early'],
      ['Stopped coming after starting a new job', 'stopped_coming'],
    ],
  },
  {
    share: 0.14,
    medianDays: 36,
    absence: 1.4,
    words: [
      ['Ended by the program after repeated absences', 'discharged'],
      ['Ended by the program after a breach of group safety', 'discharged'],
      ['Coverage ended', 'discharged'],
    ],
  },
  {
    share: 0.07,
    medianDays: 36,
    absence: 1,
    words: [
      ['Moved away', 'moved_away'],
      ['Long stay in hospital', 'other'],
      ['In custody', 'other'],
    ],
  },
];

const joinings: Words = [
  ['Called on their own after a hard month', 'admitted'],
  ['Sent by their family doctor', 'admitted'],
  ['Asked for this time of day', 'admitted'],
  ['Residential care ended last week', 'stepped_down'],
  ['Day hospital ended; works again in the mornings', 'stepped_down'],
  ['One hour of counseling a week was not enough', 'stepped_up'],
  ['First stay was cut short by a move', 'returned'],
];

// Long stays exist, but the demonstration shows twelve weeks.
const longestStay = historyDays;
const spread = 0.75;
const simulatedFrom = -2 * historyDays - 60;

/** Seats of a group, past and present, and a few already promised. */
export function planSeats(laying: Laying, group: GroupPlan, people: PeopleMaker): SeatPlan[] {
  const seats: SeatPlan[] = [];
  for (let chair = 0; chair < group.seatLimit; chair += 1) {
    const last = fillChair(laying, { group, people, seats, isTaken: chair < group.taken });
    // A free chair may be promised to somebody who starts within two weeks.
    if (chair === group.taken && last < 0 && laying.random.chance(0.5)) {
      seats.push(
        seatFor(laying, people, {
          group,
          from: meetingFrom(laying, group, laying.random.whole(1, 12)),
          to: null,
          leaving: laying.random.pick(leavings),
        }),
      );
    }
  }
  return seats;
}

type Chair = { group: GroupPlan; people: PeopleMaker; seats: SeatPlan[]; isTaken: boolean };

/** Follows one chair; answers the last day on which somebody sat there, 0 while somebody does. */
function fillChair(laying: Laying, chair: Chair): number {
  let last = simulatedFrom;
  for (
    let day = simulatedFrom + laying.random.whole(0, 40);
    day < 0;
    day = last + laying.random.whole(1, 9)
  ) {
    const from = meetingFrom(laying, chair.group, day);
    if (from > 0) break;
    const until = fillOnce(laying, chair, from);
    if (until === null) return last;
    last = until;
    if (last === 0) return 0;
  }
  if (!chair.isTaken) return last;
  // The gap reached today: a taken chair is taken by somebody who begins on the group's newest day.
  const from = Math.max(meetingUntil(laying, chair.group, 0), last + 1);
  chair.seats.push(
    seatFor(laying, chair.people, { group: chair.group, from, to: null, leaving: drawLeaving(laying) }),
  );
  return 0;
}

/** One stay from a day on; answers its last day, 0 when it goes on, null when a free chair would be taken today. */
function fillOnce(laying: Laying, { group, people, seats, isTaken }: Chair, from: number): number | null {
  const leaving = drawLeaving(laying);
  const stay = Math.min(
    longestStay,
    Math.max(4, Math.round(laying.random.logNormal(leaving.medianDays, spread))),
  );
  const until = meetingUntil(laying, group, from + stay);
  const goesOn = until >= 0;
  if (goesOn && !isTaken) return null;
  // Whoever left before the history begins is not part of the demonstration.
  if (until >= -historyDays)
    seats.push(seatFor(laying, people, { group, from, to: goesOn ? null : until, leaving }));
  return goesOn ? 0 : until;
}

function seatFor(
  laying: Laying,
  people: PeopleMaker,
  of: { group: GroupPlan; from: number; to: number | null; leaving: Leaving },
): SeatPlan {
  const { random } = laying;
  const wait = Math.round(random.logNormal(6, 0.6)) + Math.round(random.logNormal(8, 0.6));
  const absence = Math.min(0.8, (0.05 + 0.32 * random.next() ** 2) * of.leaving.absence);
  const person = people.add({
    clinic: of.group.clinic,
    registered: Math.min(of.from, 0) - wait,
    absence,
    isYoung: of.group.ages === 'adolescent',
  });
  const [joined, joinedReason] = random.pick(joinings);
  const [left, leftReason] = of.to === null ? [null, null] : random.pick(of.leaving.words);
  return {
    id: laying.newId(),
    group: of.group,
    person,
    from: of.from,
    to: of.to,
    joined,
    joinedReason,
    left,
    leftReason,
    ...drawDays(random, of),
  };
}

type Days = Pick<SeatPlan, 'weekdays' | 'virtualWeekdays' | 'phase' | 'alternateFrom'>;

// Most come each time the group meets. Some are in a later phase with fewer days, some work in shifts, and in a hybrid
// group some join one of the days by video.
function drawDays(random: Random, of: { group: GroupPlan; from: number }): Days {
  const all = of.group.meetings.map((meeting) => meeting.weekday);
  const last = all.slice(-1);
  const virtualWeekdays = of.group.mode === 'hybrid' && random.chance(0.4) ? last : [];
  const each: Days = { weekdays: null, virtualWeekdays, phase: null, alternateFrom: null };
  const draw = random.next();
  if (draw < 0.06) return { ...each, weekdays: all.slice(0, 2), virtualWeekdays: [], phase: 2 };
  if (draw < 0.09) return { ...each, weekdays: all.slice(0, 1), virtualWeekdays: [], phase: 1 };
  return draw < 0.11 ? { ...each, alternateFrom: of.from } : each;
}

function drawLeaving({ random }: Laying): Leaving {
  let left = random.next();
  for (const leaving of leavings) {
    left -= leaving.share;
    if (left < 0) return leaving;
  }
  return random.pick(leavings);
}

/** The first day from a day on, on which the group meets. */
function meetingFrom({ almanac }: Laying, group: GroupPlan, day: number): number {
  let found = day;
  while (!group.meetings.some((meeting) => meeting.weekday === almanac.weekday(found))) found += 1;
  return found;
}

/** The last day until a day on which the group meets. */
function meetingUntil({ almanac }: Laying, group: GroupPlan, day: number): number {
  let found = day;
  while (!group.meetings.some((meeting) => meeting.weekday === almanac.weekday(found))) found -= 1;
  return found;
}
