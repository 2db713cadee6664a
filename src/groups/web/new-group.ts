// What the form of a new group holds, and the request it becomes.
import type { CreateGroupRequest, GroupDay, GroupKind, GroupMode, GroupProgram } from '../rules/group.ts';
import { minutesOfDay } from '../rules/timetable.ts';
import { blocksOf, type Preset } from './block-presets.ts';
import { detailsOf, emptyDetails, type Details } from './typed-details.ts';

export type NewGroup = {
  readonly clinicId: string;
  readonly name: string;
  readonly program: GroupProgram;
  readonly kind: GroupKind;
  readonly mode: GroupMode;
  readonly roomId: string;
  readonly facilitatorId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly details: Details;
  readonly days: readonly GroupDay[];
  /** A day in a week in which it meets; null for every week. */
  readonly alternateFrom: string | null;
  readonly preset: Preset;
};

export const emptyGroup: NewGroup = {
  clinicId: '',
  name: '',
  program: 'substance_use',
  kind: 'counseling',
  mode: 'in_person',
  roomId: '',
  facilitatorId: '',
  startsOn: '',
  endsOn: '',
  details: emptyDetails,
  days: [],
  alternateFrom: null,
  preset: 'whole',
};

/** The request that sets the group up. */
export function requestOf(group: NewGroup): CreateGroupRequest {
  const { preset: _preset, details, days: _days, endsOn, ...rest } = group;
  return {
    ...rest,
    ...detailsOf(details),
    endsOn: endsOn === '' ? null : endsOn,
    roomId: group.mode === 'virtual' || group.roomId === '' ? null : group.roomId,
    ...weekOfForm(group),
  };
}

/** Weekdays with their blocks: each its own, or the same for all. */
export function weekOfForm(group: NewGroup): Pick<CreateGroupRequest, 'days' | 'blocks' | 'alternateFrom'> {
  const { alternateFrom } = group;
  const days = [...group.days];
  if (group.preset === 'own') return { days, alternateFrom };
  const shortest = Math.max(1, Math.min(24 * 60, ...days.map(minutesOfDay)));
  return {
    alternateFrom,
    days: days.map(({ weekday, startsAt, endsAt }) => ({ weekday, startsAt, endsAt })),
    ...(group.preset === 'whole' ? {} : { blocks: blocksOf(group.preset, group.kind, shortest) }),
  };
}

/** Adds or takes away a weekday; a new one has the times of the first. */
export function toggleDay(days: readonly GroupDay[], weekday: number): GroupDay[] {
  if (days.some((day) => day.weekday === weekday)) return days.filter((day) => day.weekday !== weekday);
  const like = days[0] ?? { startsAt: '10:00', endsAt: '13:00' };
  const made = { weekday, startsAt: like.startsAt, endsAt: like.endsAt };
  return [...days, made].toSorted((one, other) => one.weekday - other.weekday);
}
