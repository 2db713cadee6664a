// What each group has free for good, handed to every date on the board: a chair that is free on one date may be taken on
// the next.
import { createContext, useContext } from 'react';
import type { BoardCell } from '../rules/board-answers.ts';
import { freeForGoodOf } from '../rules/fill.ts';

export const ForGood = createContext<ReadonlyMap<string, number>>(new Map());

/** How many of a date's free seats are free for good; null where all are, or nobody knows yet. */
export function useForGood(session: BoardCell): number | null {
  return freeForGoodOf(session, useContext(ForGood).get(session.groupId));
}

/** 'none for good', '1 for good'. */
export function forGoodText(forGood: number): string {
  return forGood === 0 ? 'none for good' : `${forGood} for good`;
}
