// What the fields of a block hold, and what they become.
import { minutesOf, type WallTime } from '#kernel/local-date.ts';
import type { GroupBlock } from '../rules/group.ts';

/** Whether a block says something that most do not: somebody beside, fewer people, or another group's room. */
export function ofItsOwn(block: GroupBlock): boolean {
  return [block.secondLeaderId, block.seatLimit, block.hostedBy].some((value) => (value ?? null) !== null);
}

/** '14:30' of a minute of the day. */
export function wallTimeAt(minute: number): string {
  const inDay = Math.min(minute, 24 * 60 - 1);
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

/** Minutes from the start of the day; 0 while the time is typed. */
export function minuteFrom(text: string, start: number): number {
  return /^\d\d:\d\d$/u.test(text) ? Math.max(0, minutesOf(text as WallTime) - start) : 0;
}

/** A whole number of people, or nothing. */
export function limitFrom(text: string): number | null {
  return /^\d{1,3}$/u.test(text) && Number(text) > 0 ? Number(text) : null;
}
