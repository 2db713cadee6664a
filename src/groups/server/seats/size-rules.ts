// The limits that count for a group on a day, as the house has set them.
import type { LocalDate } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { policiesOf } from '../../../organization/server/door.ts';
import { sizeRulesOn, type SizeRule } from '../../rules/size-limits.ts';

export async function sizeRulesAt(
  ctx: Pick<ActionContext, 'tx' | 'organizationId'>,
  place: { readonly state: string; readonly clinic_id: string },
  on: LocalDate,
): Promise<readonly SizeRule[]> {
  const values = await policiesOf(ctx.tx, ctx.organizationId);
  return sizeRulesOn(values, { state: place.state, clinicId: place.clinic_id, on });
}
