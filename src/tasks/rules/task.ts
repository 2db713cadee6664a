// The nouns of tasks, and who has to see one.
import { minutesBetween, type Instant } from '#kernel/local-date.ts';

export type TaskKind = 'risk';

/** What a task looks like to whoever might have to act. */
export type OpenTask = {
  readonly ownerId: string | null;
  readonly openedBy: string;
  readonly escalatesAt: Instant | null;
};
export type Onlooker = { readonly staffMemberId: string; readonly roles: readonly string[] };

/** Whether nobody took it in time, so that it goes further up. */
export function isEscalated(task: Pick<OpenTask, 'ownerId' | 'escalatesAt'>, now: Instant): boolean {
  return task.ownerId === null && task.escalatesAt !== null && minutesBetween(task.escalatesAt, now) >= 0;
}

/**
 * Whether a task stands at the top of every screen of somebody: of its owner and of who opened it until it is closed;
 * of every supervisor in reach until somebody took it; of every director in reach once nobody took it in time.
 */
export function standsBefore(task: OpenTask, who: Onlooker, now: Instant): boolean {
  if (task.ownerId !== null) return task.ownerId === who.staffMemberId;
  if (task.openedBy === who.staffMemberId || who.roles.includes('supervisor')) return true;
  return who.roles.includes('director') && isEscalated(task, now);
}
