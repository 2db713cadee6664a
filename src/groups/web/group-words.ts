// How a group's timetable, hours and choices read.
import { hoursText, shortDay, wallTimeRange, weekdaysText } from '#ui/format.ts';
import type { GroupDay, GroupKind, GroupMode } from '../rules/group.ts';
import type { GroupSummary } from '../rules/group-answers.ts';

export { programWords } from '../rules/find-groups.ts';

export const kindWords: Readonly<Record<GroupKind, string>> = {
  counseling: 'Counseling',
  education: 'Education',
  skills: 'Skills',
  family: 'Family',
  multi_family: 'Multi-family',
  activity: 'Activity',
};
export const modeWords: Readonly<Record<GroupMode, string>> = {
  in_person: 'In person',
  virtual: 'Virtual',
  hybrid: 'In person and virtual',
};
/** The word of a value of one of these lists; the value itself if it is a new one. */
export function wordOf(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}

type Met = { readonly days: readonly GroupDay[]; readonly alternateFrom: string | null };

/** 'Mon, Tue, Thu 10:00 AM to 1:00 PM'; days of other times follow after a semicolon, and the rhythm when not weekly. */
export function timetableWords({ days, alternateFrom }: Met): string {
  const byTimes = Map.groupBy(days, (day) => wallTimeRange(day.startsAt, day.endsAt));
  const times = [...byTimes]
    .map(([each, same]) => `${weekdaysText(same.map((day) => day.weekday))} ${each}`)
    .join('; ');
  return alternateFrom === null ? times : `${times}, every other week`;
}

/** 'a week', or for every other week 'in each week it meets'. */
function perWeek({ alternateFrom }: Pick<Met, 'alternateFrom'>): string {
  return alternateFrom === null ? 'a week' : 'in each week it meets';
}

/** '9 h on the clock, 7.5 h treatment a week'. */
export function hoursWords(
  group: Pick<GroupSummary, 'clockMinutes' | 'treatmentMinutes' | 'alternateFrom'>,
): string {
  return `${hoursText(group.clockMinutes)} h on the clock, ${hoursText(group.treatmentMinutes)} h treatment ${perWeek(group)}`;
}

/** 'Ana Cruz, Ben Okafor'. */
export function leaderNames(leaders: GroupSummary['leaders']): string {
  return leaders.map((leader) => `${leader.givenName} ${leader.familyName}`).join(', ');
}

/** '7.5 h count a week (Monday to Sunday). Net: breaks do not count; not yet confirmed.' */
export function countingWords({
  counting,
  countedMinutes,
  alternateFrom,
}: Pick<GroupSummary, 'counting' | 'countedMinutes' | 'alternateFrom'>): string {
  const confirmed = counting.isConfirmed ? '' : '; not yet confirmed';
  return `${hoursText(countedMinutes)} h count ${perWeek({ alternateFrom })} (${counting.weekSays}). ${counting.minutesSay}${confirmed}.`;
}

/** What a week lacks by the policy in force; null when it is enough. */
export function shortWords({
  counting,
  countedMinutes,
}: Pick<GroupSummary, 'counting' | 'countedMinutes'>): string | null {
  const lacks = counting.weekHours * 60 - countedMinutes;
  return lacks <= 0
    ? null
    : `${hoursText(lacks)} h short of the ${counting.weekHours} h a week for ${counting.weekHoursFor}, if this group is all they attend.`;
}

type Free = Pick<GroupSummary, 'freeSeats' | 'fullestOn'>;
type Taken = Free & Pick<GroupSummary, 'seatsTaken'>;

/** '2 free', or 'full'. */
export function freeShort({ freeSeats }: Free): string {
  return freeSeats === 0 ? 'full' : `${freeSeats} free`;
}

/** What is free for good, and on which date the group is fullest. */
export function freeSeatsWords({ freeSeats, fullestOn, seatsTaken }: Taken): string {
  const free = freeSeats === 0 ? 'No free seat' : `${freeSeats} free ${freeSeats === 1 ? 'seat' : 'seats'}`;
  return fullestOn === null || seatsTaken === 0
    ? `${free}.`
    : `${free} for good; the fullest date is ${shortDay(fullestOn)}.`;
}
