// Which dates a new limit of the house would leave with more people than it allows. The rule is set, looked at and taken
// back, so that this says nothing else than what the board will say once it is set.
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import { rowsOf } from '#platform/database/database.ts';
import { savepoint } from '#platform/database/savepoint.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { z } from 'zod';
import { setRuleOfHouse } from '../../../organization/server/door.ts';
import type { limitPreviewAnswer, LimitPreview } from '../../rules/limit-preview.ts';
import { limitsPeople } from '../../rules/size-limits.ts';
import { clinicsOf } from '../groups.db.ts';

const weeks = 8;
// The house reads a dozen and how many there are; in a large one that lowers its limit for all groups, nearly every date is.
const mostLookedAt = 250;
type Preview = z.input<typeof limitPreviewAnswer>;

export async function previewLimit(ctx: ActionContext, input: LimitPreview): Promise<Outcome<Preview>> {
  if (!limitsPeople(input.code)) return ok({ weeks, dates: [], isAll: true });
  const days = { from: input.startsOn as LocalDate, to: addDays(input.startsOn as LocalDate, weeks * 7 - 1) };
  const { undo } = await savepoint(ctx.tx, 'limit');
  const set = await setRuleOfHouse(ctx, { ...input, reason: 'To be looked at' });
  const asked = set.ok ? await crowded(ctx, days, Number(input.value)) : [];
  const after = await findOver(ctx, asked.slice(0, mostLookedAt));
  await undo();
  if (!set.ok) return set;
  // Those that are over it as it stands are no news; of the others nobody asks.
  const before = await findOver(
    ctx,
    after.map((date) => date.sessionId),
  );
  const known = new Set(before.map((date) => date.sessionId));
  const dates = after.filter((date) => !known.has(date.sessionId));
  return ok({ weeks, dates, isAll: asked.length <= mostLookedAt });
}

// No date with fewer people than the new limit allows is over it. The first of the others.
async function crowded(
  ctx: ActionContext,
  { from, to }: { from: LocalDate; to: LocalDate },
  limit: number,
): Promise<string[]> {
  const found = await rowsOf<{ session_id: string }>(ctx.tx, crowdedText, [
    from,
    to,
    limit,
    mostLookedAt + 1,
  ]);
  return found.map((row) => row.session_id);
}

const crowdedText = 'SELECT session_id FROM crowded_dates($1, $2, $3, $4)';

async function findOver(ctx: ActionContext, sessionIds: readonly string[]): Promise<Preview['dates']> {
  if (sessionIds.length === 0) return [];
  return rowsOf(ctx.tx, overText, [ctx.organizationId, sessionIds, clinicsOf(ctx.scope)]);
}

const overText = `
  WITH planned AS MATERIALIZED (
    SELECT s.* FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.id = ANY ($2::uuid[]) AND ($3::uuid[] IS NULL OR s.clinic_id = ANY ($3))
  )
  SELECT p.id AS "sessionId", p.group_id AS "groupId", p.group_name AS "groupName", p.clinic_name AS "clinicName", p.held_on AS "heldOn",
         n.taken AS people, n.seat_limit AS "limit"
    FROM dates_taken(ARRAY(SELECT id FROM planned)) n JOIN planned p ON p.id = n.session_id
   WHERE n.taken > n.seat_limit
   ORDER BY p.held_on, p.clinic_name, p.group_name, p.id`;
