// The goals of a person: listed, set, ended. A goal is never reworded.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { findPatientsNamed } from '../../patients/server/door.ts';
import type { GoalEnding, GoalsAnswer } from '../rules/goal.ts';
import { endGoalRow, findGoal, findGoals, insertGoal } from './goals.db.ts';

export async function listGoals(
  ctx: ActionContext,
  input: { patientId: string },
): Promise<Outcome<GoalsAnswer>> {
  if (!(await isInScope(ctx, input.patientId))) return refuse('goal-not-found');
  ctx.about([input.patientId as PatientId]);
  const rows = await findGoals(ctx.tx, { organizationId: ctx.organizationId, patientId: input.patientId });
  return ok({
    goals: rows.map((row) => ({
      id: row.id,
      words: row.words,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      endedBecause: row.ended_because as GoalEnding | null,
    })),
  });
}

export async function setGoal(
  ctx: ActionContext,
  input: { patientId: string; words: string },
): Promise<Outcome<{ goalId: string }>> {
  if (!(await isInScope(ctx, input.patientId))) return refuse('goal-not-found');
  ctx.about([input.patientId as PatientId]);
  const goalId = await insertGoal(ctx.tx, {
    organizationId: ctx.organizationId,
    patientId: input.patientId,
    words: input.words,
    startsOn: ctx.today,
    setBy: ctx.staffMemberId,
    setAt: ctx.now,
  });
  ctx.announce('goals', input.patientId);
  return ok({ goalId });
}

export async function endGoal(
  ctx: ActionContext,
  input: { goalId: string; because: GoalEnding },
): Promise<Outcome<{ goalId: string }>> {
  const goal = await findGoal(ctx.tx, { organizationId: ctx.organizationId, goalId: input.goalId });
  if (!goal || !(await isInScope(ctx, goal.patient_id))) return refuse('goal-not-found');
  ctx.about([goal.patient_id as PatientId]);
  const key = { organizationId: ctx.organizationId, goalId: goal.id };
  if (!(await endGoalRow(ctx.tx, { ...key, on: ctx.today, because: input.because })))
    return refuse('goal-ended');
  ctx.announce('goals', goal.patient_id);
  return ok({ goalId: goal.id });
}

// Row security would show no goal of anybody else; this is the program's own wall, which holds without it.
async function isInScope(ctx: ActionContext, patientId: string): Promise<boolean> {
  const key = { organizationId: ctx.organizationId, patientIds: [patientId] };
  return (await findPatientsNamed(ctx.tx, ctx.scope, key)).length === 1;
}
