// Going above a group's own limit: a supervisor past the house's, a director past what nobody has confirmed, both with a
// reason and dates. A state's confirmed limit and the chairs of the room are passed by nobody; the state's own exemptions
// are for one date each.
import type { z } from 'zod';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { exemptionsOf } from '../../rules/exemptions.ts';
import { limitSteps, stepThatStops, stepWords } from '../../rules/limit-steps.ts';
import type { limitsAnswer } from '../../rules/seat-answers.ts';
import type { RaiseLimit } from '../../rules/seat.ts';
import { findGroups } from '../groups.db.ts';
import {
  findDecision,
  findDecisions,
  findRoomSeats,
  insertDecision,
  withdrawDecisionRow,
} from './limits.db.ts';
import { openGroupToChange } from './open-group.ts';
import { sizeRulesAt } from './size-rules.ts';

type OfGroup = { groupId: string };

export async function readLimits(
  ctx: ActionContext,
  input: OfGroup,
): Promise<Outcome<z.input<typeof limitsAnswer>>> {
  const { organizationId, today } = ctx;
  const [group] = await findGroups(ctx.tx, ctx.scope, { organizationId, today, groupId: input.groupId });
  if (!group) return refuse('group-not-found');
  const roomSeats = await findRoomSeats(ctx.tx, { organizationId, groupId: group.id });
  const rules = await sizeRulesAt(ctx, group, today);
  return ok({
    seatLimit: group.seat_limit,
    steps: limitSteps({ kind: group.kind, state: group.state, roomSeats }, rules),
    exemptions: [...exemptionsOf(group.state)],
    decisions: await findDecisions(ctx.tx, { organizationId, groupId: group.id, today }),
  });
}

export const raiseLimit = (ctx: ActionContext, input: RaiseLimit & OfGroup) =>
  raise(ctx, input, 'supervisor');
export const passUnconfirmed = (ctx: ActionContext, input: RaiseLimit & OfGroup) =>
  raise(ctx, input, 'director');

async function raise(
  ctx: ActionContext,
  input: RaiseLimit & OfGroup,
  as: 'supervisor' | 'director',
): Promise<Outcome<{ decisionId: string }>> {
  const opened = await openGroupToChange(ctx, input.groupId);
  if (!opened.ok) return opened;
  const group = opened.value;
  ctx.about([], { groupId: group.id, seatLimit: input.seatLimit });
  if (input.endsOn !== null && input.endsOn < input.startsOn) return refuse('seat-ends-before-start');
  if (input.startsOn < ctx.today) return refuse('change-in-past');
  if (input.seatLimit <= group.seat_limit) return refuse('not-above-limit', { limit: group.seat_limit });
  const roomSeats = await findRoomSeats(ctx.tx, { organizationId: ctx.organizationId, groupId: group.id });
  const place = { kind: group.kind, state: group.state, roomSeats };
  const rules = await sizeRulesAt(ctx, group, input.startsOn as LocalDate);
  const stops = stepThatStops(place, as, rules);
  if (stops !== null && input.seatLimit > stops.limit)
    return refuse('limit-never-passed', {
      limit: stops.limit,
      rule: stepWords(stops),
      confirmed: stops.confirmed,
      passedBy: stops.passedBy,
    });
  const decisionId = await insertDecision(ctx, {
    ...input,
    clinicId: group.clinic_id,
    groupId: group.id,
    kind: 'raise',
    exemption: null,
    passes:
      limitSteps(place, rules).findLast((step) => step.limit < input.seatLimit)?.code ??
      group.seat_limit_rule,
  });
  ctx.announce('groups', group.id);
  return ok({ decisionId });
}

/** One date that the state exempts: an outside speaker, a seminar, families together, a large event. */
export async function exemptDate(
  ctx: ActionContext,
  input: OfGroup & { exemption: string; on: string; because: string },
): Promise<Outcome<{ decisionId: string }>> {
  const opened = await openGroupToChange(ctx, input.groupId);
  if (!opened.ok) return opened;
  const group = opened.value;
  ctx.about([], { groupId: group.id });
  if (input.on < ctx.today) return refuse('change-in-past');
  if (!exemptionsOf(group.state).some((one) => one.code === input.exemption))
    return refuse('no-such-exemption');
  const decisionId = await insertDecision(ctx, {
    clinicId: group.clinic_id,
    groupId: group.id,
    kind: 'exemption',
    seatLimit: null,
    exemption: input.exemption,
    passes: group.seat_limit_rule,
    startsOn: input.on,
    endsOn: input.on,
    because: input.because,
  });
  ctx.announce('groups', group.id);
  return ok({ decisionId });
}

export async function withdrawDecision(
  ctx: ActionContext,
  input: { decisionId: string },
): Promise<Outcome<{ decisionId: string }>> {
  const found = await findDecision(ctx.tx, {
    organizationId: ctx.organizationId,
    decisionId: input.decisionId,
  });
  if (!found) return refuse('decision-not-found');
  const group = await openGroupToChange(ctx, found.group_id);
  if (!group.ok) return refuse('decision-not-found');
  ctx.about([], { groupId: found.group_id });
  await withdrawDecisionRow(ctx, found.id);
  ctx.announce('groups', found.group_id);
  return ok({ decisionId: found.id });
}
