// How many seats each group of a week has free for good: on its fullest date, from that week on. Asked for beside the
// week itself, which does not wait for it: every date that lies ahead is counted.
import { addDays, mondayOf, type LocalDate } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import type { FreeForGood } from '../rules/board-answers.ts';
import type { FreeForGoodQuery } from '../rules/week-board.ts';
import { findFreeForGood } from './board.db.ts';

export async function readFreeForGood(
  ctx: ActionContext,
  input: FreeForGoodQuery,
): Promise<Outcome<FreeForGood>> {
  const monday = mondayOf((input.week ?? ctx.today) as LocalDate);
  const rows = await findFreeForGood(ctx.tx, {
    organizationId: ctx.organizationId,
    from: monday,
    to: addDays(monday, 6),
    countedFrom: monday > ctx.today ? monday : ctx.today,
    clinics: clinicsOf(ctx.scope),
    clinicId: input.clinicId,
  });
  return ok({
    groups: rows.map((row) => ({
      id: row.group_id,
      free: Math.max(0, row.seat_limit - row.taken),
      fullestOn: row.day,
    })),
  });
}
