// One note a person a program day, or one for each of its blocks (policy notes_each). House policy; payers differ, and no
// text of theirs could be confirmed. The minutes of a block are those that somebody was in it, so that the notes of a day
// by blocks add up to the treatment of that day.
import {
  minutesOfMark,
  type CreditedMinutes,
  type MarkRow,
} from '../../attendance/rules/credited-minutes.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';

/** Stands for the whole program day. */
export const wholeDay = 0;

export type PlannedBlock = {
  readonly position: number;
  readonly kind: string;
  readonly from_minute: number;
  readonly to_minute: number;
};

/**
 * What notes are written for: the whole day, or each block of a session that has several. Notes that are signed already
 * decide before the policy does: a session is never noted in both ways.
 */
export function blocksToNote(
  each: string,
  blocks: readonly Pick<PlannedBlock, 'position'>[],
  signed: readonly { readonly block: number }[],
): number[] {
  const way = signed.length > 0 ? signed.some((note) => note.block > wholeDay) : each === 'block';
  return way && blocks.length > 1 ? blocks.map((block) => block.position) : [wholeDay];
}

/** Whether nothing is left to be signed of somebody: the day has its note, or each of the blocks has. */
export function isWhollySigned(
  signed: readonly { readonly block: number }[],
  blocks: readonly unknown[],
): boolean {
  return (
    signed.some((note) => note.block === wholeDay) || (signed.length > 0 && signed.length >= blocks.length)
  );
}

/** When a block took place, in minutes from the real start of the session. */
export function spanOfBlock(
  times: SessionTimes,
  planned: readonly PlannedBlock[],
  block: number,
): { fromMinute: number; toMinute: number } {
  const place = planned.findIndex((one) => one.position === block);
  // Where a break was held so that other spans came of it, the plan says which block was which.
  const real = times.blocks.length === planned.length ? times.blocks[place] : undefined;
  const plan = planned[place];
  return real ?? { fromMinute: plan?.from_minute ?? 0, toMinute: plan?.to_minute ?? 0 };
}

/** Minutes of a mark that a note of a block, or of the whole day, freezes. */
export function minutesOfNote(
  times: SessionTimes,
  mark: MarkRow,
  of: { readonly block: number; readonly planned: readonly PlannedBlock[] },
): CreditedMinutes {
  if (of.block === wholeDay) return minutesOfMark(times, mark);
  const span = spanOfBlock(times, of.planned, of.block);
  const { treatmentMinutes } = minutesOfMark({ ...times, blocks: [span] }, mark);
  return { clockMinutes: treatmentMinutes, treatmentMinutes };
}
