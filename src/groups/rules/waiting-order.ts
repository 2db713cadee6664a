// The waiting list of a group: its order, what may follow what, and who is the first that a free chair fits.
import type { SeatPattern } from './seat-terms.ts';

export type WaitingStatus = 'waiting' | 'offered' | 'accepted' | 'declined' | 'lapsed' | 'left';

/** What may follow. Whoever declined or let an offer lapse may wait again; nothing is deleted. */
const next: Readonly<Record<WaitingStatus, readonly WaitingStatus[]>> = {
  waiting: ['waiting', 'offered', 'accepted', 'left'],
  offered: ['waiting', 'offered', 'accepted', 'declined', 'lapsed', 'left'],
  accepted: [],
  declined: ['waiting'],
  lapsed: ['waiting'],
  left: ['waiting'],
};

/** Whether a step may follow another. */
export function mayFollow(from: WaitingStatus, to: WaitingStatus): boolean {
  return next[from].includes(to);
}

/** Whether somebody still stands on the list. */
export function stillWaits(status: string): boolean {
  return status === 'waiting' || status === 'offered';
}

/** The number that puts somebody at a place (1 is the first) among those who stand there, themselves left out. */
export function placeNumber(others: readonly number[], place: number): number {
  const before = others[place - 2];
  const after = others[place - 1];
  if (before === undefined) return (others[0] ?? 1) - 1;
  if (after === undefined) return (others.at(-1) ?? 0) + 1;
  return (before + after) / 2;
}

/** Chairs that are free on each weekday from a day on. */
export type FreeChairs = ReadonlyMap<number, number>;
type Waiting = Pick<SeatPattern, 'weekdays'> & { readonly status: string };

/** The first on the list whose weekdays all have a free chair. Chairs that are held for an offer are not free. */
export function firstFitting<Entry extends Waiting>(
  entries: readonly Entry[],
  free: FreeChairs,
): Entry | undefined {
  return entries.find((entry) => entry.status === 'waiting' && fits(entry, free));
}

/** How many on the list would lose a chair that fits them, should somebody who comes after them take one now. */
export function passedOver(
  before: readonly Waiting[],
  free: FreeChairs,
  asked: Pick<SeatPattern, 'weekdays'>,
): number {
  const waiting = before.filter((entry) => entry.status === 'waiting');
  return served(waiting, free) - served(waiting, without(free, asked));
}

// How many find a chair, each in turn.
function served(entries: readonly Waiting[], free: FreeChairs): number {
  let left = free;
  let count = 0;
  for (const entry of entries.filter((one) => fits(one, free)))
    if (fits(entry, left)) {
      left = without(left, entry);
      count += 1;
    }
  return count;
}

function fits(entry: Pick<SeatPattern, 'weekdays'>, free: FreeChairs): boolean {
  const days = entry.weekdays ?? [...free.keys()];
  return days.length > 0 && days.every((day) => (free.get(day) ?? 0) > 0);
}

function without(free: FreeChairs, entry: Pick<SeatPattern, 'weekdays'>): FreeChairs {
  const days = entry.weekdays ?? [...free.keys()];
  return new Map([...free].map(([day, chairs]) => [day, days.includes(day) ? chairs - 1 : chairs]));
}
