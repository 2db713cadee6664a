// Sets a rule of the house from a day on, for the organization, a state or one clinic. What counted before stays as
// history; the past is never counted anew.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { SetPolicy } from '../rules/organization-answers.ts';
import { ruleOf } from '../rules/policies.ts';
import { checkPolicyValue } from '../rules/policy-values.ts';
import { clinicIdsOf, findAllClinics } from './clinics.db.ts';
import { replacePolicy } from './policies.db.ts';

export async function setPolicy(
  ctx: ActionContext,
  input: SetPolicy,
): Promise<Outcome<{ policyId: string }>> {
  const reached = clinicIdsOf(ctx.scope);
  const clinics = await findAllClinics(ctx.tx, ctx.organizationId);
  const isReached = (clinic: { id: string }) => reached === null || reached.includes(clinic.id);
  const clinic = clinics.find((each) => each.id === input.clinicId && isReached(each));
  if (input.clinicId !== null && clinic === undefined) return refuse('no-such-clinic');
  const checked = checkPolicyValue(ruleOf(input.code), input.value, {
    state: input.state,
    clinicState: clinic?.state ?? null,
    payerId: input.payerId,
  });
  if (!checked.ok) return checked;
  if (input.startsOn < ctx.today) return refuse('policy-in-the-past');
  const concerned = clinics.filter((each) => input.state === null || each.state === input.state);
  if (clinic === undefined && !concerned.every(isReached)) return refuse('policy-out-of-reach');
  const policyId = await replacePolicy(ctx.tx, {
    ...input,
    value: checked.value,
    organizationId: ctx.organizationId,
    setBy: ctx.staffMemberId,
    setAt: ctx.now,
  });
  ctx.about([], { policy: policyId });
  ctx.announce('policies', policyId);
  return ok({ policyId });
}
