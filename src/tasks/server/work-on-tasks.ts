// Open tasks in reach, and what people do with them: take, say what was done, or let what waits go on.
import type { PatientId } from '#kernel/ids.ts';
import { isBefore } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { nobodyNamed } from '../../attendance/server/door.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import { sharedScreenName } from '../../patients/rules/display-name.ts';
import { placeOf } from '../rules/place.ts';
import { isEscalated, isOverdue, standsBefore, type OpenTask } from '../rules/task.ts';
import type { TaskAnswer, TaskList, TaskSigns, UrgentAnswer } from '../rules/task-schema.ts';
import { tasksAccess } from './tasks.access.ts';
import {
  findOpenTasks,
  findSigns,
  findTask,
  findUrgent,
  insertStep,
  type NewStep,
  type SignRow,
  type TaskRow,
} from './tasks.db.ts';

export async function listTasks(ctx: ActionContext): Promise<Outcome<TaskList>> {
  const { organizationId, now } = ctx;
  const rows = await findOpenTasks(ctx.tx, { organizationId, clinicIds: clinicsOf(ctx.scope) });
  ctx.about(rows.flatMap((row) => (row.patient_id === null ? [] : [row.patient_id as PatientId])));
  return ok({ now, tasks: rows.map((row) => answerOf(ctx, row)) });
}

/** What the shell of every screen asks again and again: ids alone, of what belongs at its top. */
export async function listSigns(ctx: ActionContext): Promise<Outcome<TaskSigns>> {
  const { organizationId, now } = ctx;
  const rows = await findSigns(ctx.tx, { organizationId, clinicIds: clinicsOf(ctx.scope) });
  const before = rows
    .map((row) => ({ id: row.id, steps: row.steps, task: openTaskOf(row) }))
    .filter(({ task }) => standsBefore(task, ctx, now));
  return ok({
    tasks: before.map(({ id, steps, task }) => ({ id, steps, isOverdue: isOverdue(task, now) })),
  });
}

/** Whether something urgent waits for who asks: the one thing of tasks that a locked screen is told. */
export async function lookForUrgent(ctx: ActionContext): Promise<Outcome<UrgentAnswer>> {
  const { roles: seeing } = tasksAccess['tasks.see'];
  return ok({ waits: await findUrgent(ctx.tx, { seeing, now: ctx.now }) });
}

function openTaskOf(row: SignRow): OpenTask {
  return {
    ownerId: row.owner_id,
    openedBy: row.opened_by,
    escalatesAt: row.escalates_at,
    dueAt: row.due_at,
    leftAt: row.left_at,
  };
}

function answerOf(ctx: ActionContext, row: TaskRow): TaskAnswer {
  const task = openTaskOf(row);
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    clinicName: row.clinic_name,
    timeZone: row.time_zone,
    patientId: row.patient_id,
    personName: calledOnScreens(row),
    isVirtual: row.is_virtual,
    place: placeOf(row),
    sessionId: row.session_id,
    groupName: row.group_name,
    openedBy: row.opened_by,
    openedByName: row.opened_by_name,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    steps: row.steps,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    isReleased: row.released_at !== null,
    isEscalated: isEscalated(task, ctx.now),
    leftAt: task.leftAt !== null && isBefore(ctx.now, task.leftAt) ? null : task.leftAt,
    isOverdue: isOverdue(task, ctx.now),
    isBefore: standsBefore(task, ctx, ctx.now),
  };
}

// Others may look on: preferred name and initial.
function calledOnScreens(row: TaskRow): string | null {
  const { given_name: givenName, family_name: familyName, preferred_name: preferredName } = row;
  if (givenName === null || familyName === null) return null;
  return sharedScreenName({ givenName, familyName, preferredName });
}

type Made = { taskId: string; steps: number };
type OfTask = { readonly taskId: string; readonly after: number };
type Said = OfTask & { readonly words: string; readonly dismissed: readonly string[] };

export async function takeTask(ctx: ActionContext, input: OfTask): Promise<Outcome<Made>> {
  return addStep(ctx, { ...input, dismissed: [] }, { step: 'taken', ownerId: ctx.staffMemberId, words: '' });
}

export async function closeTask(ctx: ActionContext, input: Said): Promise<Outcome<Made>> {
  return addStep(ctx, input, { step: 'outcome', ownerId: null, words: input.words });
}

export async function releaseTask(ctx: ActionContext, input: Said): Promise<Outcome<Made>> {
  return addStep(ctx, input, { step: 'word', ownerId: null, words: input.words });
}

async function addStep(
  ctx: ActionContext,
  input: Pick<Said, 'taskId' | 'after' | 'dismissed'>,
  added: Pick<NewStep, 'step' | 'ownerId' | 'words'>,
): Promise<Outcome<Made>> {
  const { organizationId } = ctx;
  const task = await findInReach(ctx, input.taskId);
  if (!task) return refuse('task-not-found');
  ctx.about(task.patient_id === null ? [] : [task.patient_id as PatientId], { taskId: task.id });
  if (task.closed_at !== null) return refuse('task-closed');
  if (added.step === 'outcome' && task.owner_id !== null && task.owner_id !== ctx.staffMemberId)
    return refuse('task-of-another');
  const unnamed = await nobodyNamedIn(ctx, task, { words: added.words, dismissed: input.dismissed });
  if (!unnamed.ok) return unnamed;
  await insertStep(ctx.tx, {
    ...added,
    dismissedNames: unnamed.value,
    organizationId,
    clinicId: task.clinic_id,
    taskId: task.id,
    after: input.after,
    madeBy: ctx.staffMemberId,
    madeAt: ctx.now,
  });
  ctx.announce('tasks', task.id);
  if (task.session_id !== null) ctx.announce('notes', task.session_id);
  return ok({ taskId: task.id, steps: input.after + 1 });
}

async function findInReach(ctx: ActionContext, taskId: string) {
  const task = await findTask(ctx.tx, { organizationId: ctx.organizationId, taskId });
  const clinics = clinicsOf(ctx.scope);
  return task && (clinics === null || clinics.includes(task.clinic_id)) ? task : undefined;
}

// What is said goes into a note, or stands beside it: it names no other member of the group.
function nobodyNamedIn(
  ctx: ActionContext,
  task: { readonly session_id: string | null; readonly patient_id: string | null },
  { words, dismissed }: Pick<Said, 'words' | 'dismissed'>,
): Promise<Outcome<string[]>> {
  if (task.session_id === null) return Promise.resolve(ok([]));
  return nobodyNamed(ctx, {
    sessionId: task.session_id,
    patientId: task.patient_id,
    texts: { words },
    dismissed,
  });
}
