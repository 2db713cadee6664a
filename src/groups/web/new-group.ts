// What the form of a new group holds, and the request it becomes.
import { minutesOf, type WallTime } from '#kernel/local-date.ts';
import type { CreateGroupRequest, GroupDay, GroupKind, GroupMode, GroupProgram } from '../rules/group.ts';
import { blocksOf, type Preset } from './block-presets.ts';

export type NewGroup = {
  readonly clinicId: string;
  readonly name: string;
  readonly program: GroupProgram;
  readonly kind: GroupKind;
  readonly mode: GroupMode;
  readonly roomId: string;
  readonly facilitatorId: string;
  readonly startsOn: string;
  readonly days: readonly GroupDay[];
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
  days: [],
  preset: 'classes',
};

/** The request that sets the group up. */
export function requestOf(group: NewGroup): CreateGroupRequest {
  const { preset, ...rest } = group;
  const lengths = group.days.map(
    (day) => minutesOf(day.endsAt as WallTime) - minutesOf(day.startsAt as WallTime),
  );
  const shortest = Math.max(1, Math.min(24 * 60, ...lengths));
  return {
    ...rest,
    roomId: group.mode === 'virtual' || group.roomId === '' ? null : group.roomId,
    days: [...group.days],
    blocks: blocksOf(preset, group.kind, shortest),
  };
}

/** Adds or takes away a weekday; a new one has the times of the first. */
export function toggleDay(days: readonly GroupDay[], weekday: number): GroupDay[] {
  if (days.some((day) => day.weekday === weekday)) return days.filter((day) => day.weekday !== weekday);
  const like = days[0] ?? { startsAt: '10:00', endsAt: '13:00' };
  const made = { weekday, startsAt: like.startsAt, endsAt: like.endsAt };
  return [...days, made].toSorted((one, other) => one.weekday - other.weekday);
}
