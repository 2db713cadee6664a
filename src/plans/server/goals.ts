// The goals of a person: listed, set, ended. A goal is never reworded: in other words it is another one. What is written
// names nobody else of the person's groups.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { findPatientsNamed } from '../../patients/server/door.ts';
import { nobodyOfGroupsNamed } from '../../attendance/server/door.ts';
import type { GoalEnding, GoalsAnswer, SetGoal } from '../rules/goal.ts';
import { endGoalRow, findGoal, findGoals, insertGoal, standAgain } from './goals.db.ts';

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
  input: SetGoal & { patientId: string },
): Promise<Outcome<{ goalId: string }>> {
  if (!(await isInScope(ctx, input.patientId))) return refuse('goal-not-found');
  ctx.about([input.patientId as PatientId]);
  return writeGoal(ctx, input, null);
}

/** Sets a goal anew in other words, and ends the one before as entered in error. */
export async function setGoalAnew(
  ctx: ActionContext,
  input: SetGoal & { goalId: string },
): Promise<Outcome<{ goalId: string }>> {
  const goal = await findGoal(ctx.tx, { organizationId: ctx.organizationId, goalId: input.goalId });
  if (!goal || !(await isInScope(ctx, goal.patient_id))) return refuse('goal-not-found');
  ctx.about([goal.patient_id as PatientId]);
  const { organizationId, today } = ctx;
  const end = { organizationId, goalId: goal.id, on: today, because: 'entered_in_error' };
  if (!(await endGoalRow(ctx.tx, end))) return refuse('goal-ended');
  return writeGoal(ctx, { ...input, patientId: goal.patient_id }, goal.id);
}

/** Takes that back on the same day: the one before stands again, and the new one ends as entered in error. */
export async function takeBackSetAnew(
  ctx: ActionContext,
  input: { goalId: string },
): Promise<Outcome<{ goalId: string }>> {
  const { organizationId, today } = ctx;
  const goal = await findGoal(ctx.tx, { organizationId, goalId: input.goalId });
  if (!goal || !(await isInScope(ctx, goal.patient_id))) return refuse('goal-not-found');
  ctx.about([goal.patient_id as PatientId]);
  if (goal.stands_for === null || goal.starts_on !== today) return refuse('goal-not-set-anew');
  const end = { organizationId, goalId: goal.id, on: today, because: 'entered_in_error' };
  if (!(await endGoalRow(ctx.tx, end))) return refuse('goal-ended');
  if (!(await standAgain(ctx.tx, { organizationId, goalId: goal.stands_for })))
    return refuse('goal-not-set-anew');
  ctx.announce('goals', goal.patient_id);
  return ok({ goalId: goal.stands_for });
}

async function writeGoal(
  ctx: ActionContext,
  { patientId, words, dismissed }: SetGoal & { patientId: string },
  standsFor: string | null,
): Promise<Outcome<{ goalId: string }>> {
  const unnamed = await nobodyOfGroupsNamed(ctx, { patientId, texts: { words }, dismissed });
  if (!unnamed.ok) return unnamed;
  const goalId = await insertGoal(ctx.tx, {
    organizationId: ctx.organizationId,
    patientId,
    words,
    startsOn: ctx.today,
    setBy: ctx.staffMemberId,
    setAt: ctx.now,
    dismissedNames: unnamed.value,
    standsFor,
  });
  ctx.announce('goals', patientId);
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
