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
type Preview = z.input<typeof limitPreviewAnswer>;

export async function previewLimit(ctx: ActionContext, input: LimitPreview): Promise<Outcome<Preview>> {
  if (!limitsPeople(input.code)) return ok({ weeks, dates: [] });
  const days = { from: input.startsOn as LocalDate, to: addDays(input.startsOn as LocalDate, weeks * 7 - 1) };
  const { undo } = await savepoint(ctx.tx, 'limit');
  const set = await setRuleOfHouse(ctx, { ...input, reason: 'To be looked at' });
  const after = set.ok ? await findOver(ctx, { ...days, sessionIds: null }) : [];
  await undo();
  if (!set.ok) return set;
  // Those that are over it as it stands are no news; of the others nobody asks.
  const sessionIds = after.map((date) => date.sessionId);
  const before = sessionIds.length === 0 ? [] : await findOver(ctx, { ...days, sessionIds });
  const known = new Set(before.map((date) => date.sessionId));
  return ok({ weeks, dates: after.filter((date) => !known.has(date.sessionId)) });
}

type Asked = { from: LocalDate; to: LocalDate; sessionIds: readonly string[] | null };

function findOver(ctx: ActionContext, asked: Asked): Promise<Preview['dates']> {
  const { from, to, sessionIds } = asked;
  return rowsOf(ctx.tx, overText, [ctx.organizationId, from, to, clinicsOf(ctx.scope), sessionIds]);
}

const overText = `
  WITH planned AS MATERIALIZED (
    SELECT s.* FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.held_on BETWEEN $2 AND $3 AND s.status = 'planned' AND ($4::uuid[] IS NULL OR s.clinic_id = ANY ($4))
       AND ($5::uuid[] IS NULL OR s.id = ANY ($5))
  )
  SELECT p.id AS "sessionId", p.group_id AS "groupId", p.group_name AS "groupName", p.clinic_name AS "clinicName", p.held_on AS "heldOn",
         n.taken AS people, n.seat_limit AS "limit"
    FROM dates_taken(ARRAY(SELECT id FROM planned)) n JOIN planned p ON p.id = n.session_id
   WHERE n.taken > n.seat_limit
   ORDER BY p.held_on, p.clinic_name, p.group_name, p.id`;
