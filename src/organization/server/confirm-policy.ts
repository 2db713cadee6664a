// Marks a rule that ships as "not yet confirmed" as confirmed from today on, with where it was read, and takes that
// back. The rule itself and its value stay as they are.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ConfirmPolicy } from '../rules/organization-answers.ts';
import { ruleOf } from '../rules/policies.ts';
import { clinicIdsOf, findAllClinics } from './clinics.db.ts';
import { findStandingConfirmation, insertConfirmation, withdrawConfirmationRow } from './confirmations.db.ts';

type Refusals = 'policy-out-of-reach' | 'rule-confirmed-already' | 'rule-not-confirmed';
type Done = Outcome<{ confirmationId: string }, Refusals>;

export async function confirmPolicy(ctx: ActionContext, input: ConfirmPolicy): Promise<Done> {
  const rule = ruleOf(input.code);
  if (rule.confirmed) return refuse('rule-confirmed-already');
  const state = rule.state ?? null;
  if (!(await reachesAllOf(ctx, state))) return refuse('policy-out-of-reach');
  return done(ctx, await insertConfirmation(ctx.tx, { ...byNow(ctx), ...input, state }));
}

export async function withdrawConfirmation(
  ctx: ActionContext,
  input: { confirmationId: string },
): Promise<Done> {
  const key = { organizationId: ctx.organizationId, ...input };
  const standing = await findStandingConfirmation(ctx.tx, key);
  if (standing === undefined) return refuse('rule-not-confirmed');
  if (!(await reachesAllOf(ctx, standing.state))) return refuse('policy-out-of-reach');
  if (!(await withdrawConfirmationRow(ctx.tx, { ...byNow(ctx), ...input })))
    return refuse('rule-not-confirmed');
  return done(ctx, input.confirmationId);
}

// A rule counts for every clinic of its state, or for all: whoever confirms it reaches all of those.
async function reachesAllOf(ctx: ActionContext, state: string | null): Promise<boolean> {
  const reached = clinicIdsOf(ctx.scope);
  if (reached === null) return true;
  const all = await findAllClinics(ctx.tx, ctx.organizationId);
  return all
    .filter((clinic) => state === null || clinic.state === state)
    .every(({ id }) => reached.includes(id));
}

function byNow({ organizationId, staffMemberId, now, today }: ActionContext) {
  return { organizationId, by: staffMemberId, at: now, today };
}

function done(ctx: ActionContext, confirmationId: string): Done {
  ctx.about([], { confirmation: confirmationId });
  ctx.announce('policies', confirmationId);
  return ok({ confirmationId });
}
