// How the day of a clinic reads in numbers, and which people fit what is looked for.
import { folded } from '#kernel/folded.ts';
import { addMinutes, isBefore, type Instant } from '#kernel/local-date.ts';
import { sharedScreenName } from '../../patients/rules/display-name.ts';
import type { TodayAnswer } from '../rules/attendance-answers.ts';
import type { ShownPerson } from './mark-queue.ts';

/** What tells the two apart who are not there. */
export const awayWords =
  'Absent: did not come and had not said so. Cancelled: said so before the start, or the team took them off this date.';

type OneOfToday = TodayAnswer['sessions'][number];
type Counted = Pick<OneOfToday, 'counts' | 'people' | 'session' | 'hidden'>;

/** '12 expected · 9 arrived, 1 of them late · 1 absent · 1 cancelled · 1 could not stay · 0 open'. */
export function countsOfDay(sessions: readonly Counted[]): string {
  const held = sessions.filter(({ session }) => session.status !== 'cancelled');
  const sum = (of: (each: Counted) => number) => held.reduce((all, each) => all + of(each), 0);
  return words({
    seats: sum(({ counts }) => counts.seats),
    there: sum(({ counts }) => counts.there),
    late: sum(({ counts }) => counts.late),
    absent: sum(({ counts }) => counts.absent),
    cancelled: sum(({ counts }) => counts.cancelled),
    couldNotStay: sum(({ people }) => people.filter((one) => one.status === 'could_not_stay').length),
    open: sum(({ people }) => openOf(people)),
    hidden: sum(({ hidden }) => hidden),
  });
}

/** The same of one session as it stands on this screen. */
export function countsOfSession(each: Counted, shown: readonly ShownPerson[]): string {
  const count = (...statuses: readonly string[]) =>
    shown.filter((person) => statuses.includes(person.status)).length;
  const known = shown.length > 0;
  return words({
    seats: each.counts.seats,
    there: known ? count('present', 'late') : each.counts.there,
    late: known ? count('late') : each.counts.late,
    absent: known ? count('absent') : each.counts.absent,
    cancelled: known ? count('cancelled') : each.counts.cancelled,
    couldNotStay: count('could_not_stay'),
    open: openOf(shown),
    hidden: each.hidden,
  });
}

type WithStatus = Pick<ShownPerson, 'status' | 'knownAbsence' | 'takenBack'>;

function openOf(people: readonly WithStatus[]): number {
  return people.filter(hasNoStatus).length;
}

function hasNoStatus(one: WithStatus): boolean {
  return one.status === 'expected' && one.knownAbsence === null && !one.takenBack;
}

/** Who has no status yet: preferred names and initials, as the day's list is read at the desk. */
export function namesWithoutStatus(people: Counted['people']): string[] {
  return people.filter(hasNoStatus).map(sharedScreenName);
}

/** How many are looked for by now: expected, and not there some minutes into their session. */
export function emptyChairsOf(sessions: readonly Counted[]): number {
  return sessions
    .filter(({ session }) => session.status !== 'cancelled' && isLookedInto(session))
    .reduce((sum, { people }) => sum + people.filter(hasNoStatus).length, 0);
}

function isLookedInto({ asOf, startsAt, room, house }: Counted['session']): boolean {
  const from = addMinutes((room.startedAt ?? startsAt) as Instant, house.emptyChairMinutes);
  return !isBefore(asOf as Instant, from);
}

type Numbers = Readonly<
  Record<'seats' | 'there' | 'late' | 'absent' | 'cancelled' | 'couldNotStay' | 'open' | 'hidden', number>
>;

function words(of: Numbers): string {
  const parts = [
    `${of.seats} expected`,
    `${of.there} arrived${of.late > 0 ? `, ${of.late} of them late` : ''}`,
    `${of.absent} absent`,
    `${of.cancelled} cancelled`,
    of.couldNotStay > 0 ? `${of.couldNotStay} could not stay` : '',
    of.open > 0 ? `${of.open} without a status` : '',
    // Of people whose record is not open, nobody here can tell.
    of.open === 0 && of.hidden === 0 ? 'everybody has a status' : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Whether any name of a person begins with what is typed, accents and case aside. */
export function fits(
  person: Pick<ShownPerson, 'givenName' | 'familyName' | 'preferredName'>,
  typed: string,
): boolean {
  const looked = folded(typed).trim();
  if (looked === '') return true;
  const names = [person.preferredName ?? '', person.givenName, person.familyName].flatMap((name) =>
    folded(name)
      .trim()
      .split(/[\s-]+/u),
  );
  return looked.split(/\s+/u).every((word) => names.some((name) => name.startsWith(word)));
}
