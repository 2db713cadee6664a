// How statuses, minutes and times of a session read.
import { dayIn, type Instant } from '#kernel/local-date.ts';
import { timeOfDay } from '#ui/format.ts';
import { joinsUntil, tooLate } from '../rules/arrival.ts';
import type { HoursNow, SessionAnswer } from '../rules/attendance-answers.ts';
import type { AttendanceStatus } from '../rules/attendance.ts';
import type { ShortfallCode } from '../rules/hours.ts';
import type { PullOutKind } from '../rules/pull-out.ts';
import type { WayHome } from '../rules/ways-home.ts';

export const statusWords: Readonly<Record<AttendanceStatus, string>> = {
  expected: 'Expected',
  present: 'Present',
  late: 'Late',
  absent: 'Absent',
  cancelled: 'Cancelled',
  could_not_stay: 'Could not stay',
};

/** Statuses in the order of their keys: 1 present, 2 late, 3 absent, 4 cancelled. */
export const statusKeys = ['present', 'late', 'absent', 'cancelled'] as const;

/** '2 h 30' of 150 minutes, '45 min' of 45. */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

export const pullOutWords: Readonly<Record<PullOutKind, string>> = {
  prescriber: 'Prescriber visit',
  test: 'Test',
  one_to_one: 'One-to-one',
};

/** What each kind lasts as a rule. */
export const pullOutMinutes: Readonly<Record<PullOutKind, number>> = {
  prescriber: 20,
  test: 10,
  one_to_one: 30,
};

export const wayHomeWords: Readonly<Record<WayHome, string>> = {
  somebody_fetches: 'Somebody fetches them',
  ride: 'A ride is called and paid',
  transit: 'Bus or train, and they call on arrival',
  stays_here: 'Rests here, the nurse looks after them',
  emergency: 'Emergency services',
  at_home: 'Is at home already, somebody is with them',
};

const shortfallWords: Readonly<Record<ShortfallCode, string>> = {
  short_session: 'the session is shorter',
  not_there: 'not there',
  could_not_stay: 'could not stay',
  late: 'late',
  left_early: 'left early',
  taken_out: 'taken out',
  stepped_out: 'stepped out',
};

/** How hours of a session's day and week are called: those of another day than today are not today's. */
export type DayWords = { readonly day: string; readonly beginning: string; readonly week: string };

const ofToday: DayWords = { day: 'today', beginning: 'Today', week: 'this week' };
const ofThatDay: DayWords = { day: 'that day', beginning: 'That day', week: 'that week' };

export function dayWords({
  asOf,
  heldOn,
  timeZone,
}: Pick<SessionAnswer['session'], 'asOf' | 'heldOn' | 'timeZone'>): DayWords {
  return dayIn(timeZone, asOf as Instant) === heldOn ? ofToday : ofThatDay;
}

/** '2 h 10 of 3 h today, 6 h of 9 h this week'. */
export function hoursSay(hours: HoursNow, words: DayWords = ofToday): string {
  const day = `${durationText(hours.todayMinutes)} of ${durationText(hours.dayNeeds)} ${words.day}`;
  return `${day}, ${durationText(hours.weekMinutes)} of ${durationText(hours.weekNeeds)} ${words.week}`;
}

/**
 * 'Today falls short: 20 min late, 10 min stepped out.', or '' while it can still be whole. How long is said by the clock;
 * where that is not what it costs, what it costs as well.
 */
export function shortfallSays(hours: HoursNow, words: DayWords = ofToday): string {
  if (hours.shortfalls.length === 0) return '';
  const causes = hours.shortfalls.map(({ because, minutes, clockMinutes }) => {
    const cause = `${durationText(clockMinutes)} ${shortfallWords[because]}`;
    return minutes === clockMinutes ? cause : `${cause} (counts ${durationText(minutes)})`;
  });
  return `${words.beginning} falls short: ${causes.join(', ')}.`;
}

/** 'At most 7 h this week.', or '' while the week can still be whole. */
export function possibleSays(hours: HoursNow, words: DayWords = ofToday): string {
  return hours.possibleMinutes < hours.weekNeeds
    ? `At most ${durationText(hours.possibleMinutes)} ${words.week}.`
    : '';
}

type LateAt = Pick<SessionAnswer['session'], 'asOf' | 'startsAt' | 'endsAt' | 'timeZone' | 'room' | 'house'>;
type LatePerson = Pick<
  SessionAnswer['people'][number],
  'status' | 'arrivedAt' | 'knownAbsence' | 'takenBack'
>;

/**
 * That it is too late to join by the rule of the house, and what is offered then; '' while it is not, and while nobody of
 * the room is marked: then nobody is known to be missing, and the same warning at every name would say the contrary.
 */
export function tooLateSays(session: LateAt, person: LatePerson, isAnybodyMarked = true): string {
  if (person.knownAbsence !== null || person.takenBack) return '';
  const { room, house } = session;
  const at = {
    startsAt: (room.startedAt ?? session.startsAt) as Instant,
    endsAt: (room.endedAt ?? session.endsAt) as Instant,
    cutoffMinutes: house.cutoffMinutes,
  };
  const arrived = { status: person.status, arrivedAt: person.arrivedAt as Instant | null };
  const found = tooLate(at, arrived, session.asOf as Instant);
  const until = timeOfDay(joinsUntil(at), session.timeZone);
  if (found === 'still-expected' && !isAnybodyMarked) return '';
  if (found === 'still-expected') return `Too late to join since ${until}: offer another session.`;
  if (found === 'came-too-late')
    return `Came after ${until}: offer another session. Who stays is recorded all the same.`;
  return '';
}

type ByVideo = Pick<SessionAnswer['people'][number], 'virtual' | 'waitsForCall' | 'status'>;

/** Of whoever takes part by video; whoever cannot join waits at a telephone, and somebody has to know it. */
export function videoWords({ virtual, waitsForCall, status }: ByVideo): string {
  if (!virtual) return '';
  const isMissing = status === 'expected' || status === 'absent';
  return waitsForCall && isMissing ? 'cannot join by video · waits for a call' : 'by video';
}
