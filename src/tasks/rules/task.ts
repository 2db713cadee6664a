// The nouns of tasks, and who has to see one.
import { isBefore, minutesBetween, type Instant } from '#kernel/local-date.ts';

export type TaskKind = 'risk';

/** What a task looks like to whoever might have to act. */
export type OpenTask = {
  readonly ownerId: string | null;
  readonly openedBy: string;
  readonly escalatesAt: Instant | null;
  readonly dueAt: Instant;
  /** When the person whom it is about left, or null while they are there. */
  readonly leftAt: Instant | null;
};
export type Onlooker = { readonly staffMemberId: string; readonly roles: readonly string[] };

/** Whether nobody took it in time, so that it goes further up. */
export function isEscalated(task: Pick<OpenTask, 'ownerId' | 'escalatesAt'>, now: Instant): boolean {
  return task.ownerId === null && task.escalatesAt !== null && minutesBetween(task.escalatesAt, now) >= 0;
}

/** Whether its time is over and it is not done: it was to be done before the person leaves, and they may have left early. */
export function isOverdue({ dueAt, leftAt }: Pick<OpenTask, 'dueAt' | 'leftAt'>, now: Instant): boolean {
  return !isBefore(now, dueAt) || (leftAt !== null && !isBefore(now, leftAt));
}

/**
 * Whether a task stands at the top of every screen of somebody: of its owner until it is closed; of who opened it and of
 * every supervisor in reach until somebody else took it, and again once whoever took it has not done it in time; of every
 * director in reach once nobody took it in time. What one person raised and took themselves nobody else was told of: it
 * stays before supervisors.
 */
export function standsBefore(task: OpenTask, who: Onlooker, now: Instant): boolean {
  if (task.ownerId === who.staffMemberId) return true;
  const isAnswering = task.openedBy === who.staffMemberId || who.roles.includes('supervisor');
  if (task.ownerId !== null) return isAnswering && (task.ownerId === task.openedBy || isOverdue(task, now));
  if (isAnswering) return true;
  return who.roles.includes('director') && isEscalated(task, now);
}
