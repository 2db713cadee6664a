// Chairs that are free on each weekday of a group for good: as many as on its fullest date from a day on.
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { GroupsTx } from '../groups.db.ts';

export type FreeDay = { weekday: number; chairs: number };

/** Free chairs by weekday, for somebody who would come from that day on. */
export async function freeChairs(
  tx: GroupsTx,
  key: { groupId: string; from: LocalDate },
): Promise<FreeDay[]> {
  return rowsOf<FreeDay>(tx, freeText, [key.groupId, key.from]);
}

const freeText = 'SELECT weekday, chairs FROM free_chairs($1, $2) ORDER BY weekday';
