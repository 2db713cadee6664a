// Typed calls of tasks. Keys begin with the topic the server announces.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, newKey } from '#ui/ask.ts';
import type { TaskList, TaskSigns, UrgentAnswer } from '../rules/task-schema.ts';

// The event stream tells at once. Whoever answers for a clinic asks again as well, in case it could not, and since time
// alone sends a task further up.
const againMs = 45_000;

/** Which tasks belong at the top of this screen. */
export function useTaskSigns(isOn: boolean, asksAgain: boolean) {
  return useQuery({
    queryKey: ['tasks', 'signs'],
    queryFn: () => ask<TaskSigns>({ path: '/api/tasks/signs', quiet: true }),
    refetchInterval: asksAgain ? againMs : false,
    enabled: isOn,
  });
}

// As long as a supervisor may have to wait for it at most is a minute.
const lockedAgainMs = 20_000;

/** Whether something urgent waits, asked on a locked screen, also while another window is before it. */
export function useUrgent() {
  return useQuery({
    queryKey: ['lock', 'urgent'],
    queryFn: () => ask<UrgentAnswer>({ path: '/api/tasks/urgent', quiet: true }),
    staleTime: 0,
    refetchInterval: lockedAgainMs,
    refetchIntervalInBackground: true,
  });
}

/** Open tasks in reach: asked for while some stand at the top of this screen, and anew when others do or one is overdue. */
export function useOpenTasks(stand: TaskSigns['tasks']) {
  return useQuery({
    queryKey: ['tasks', 'open', stand.map((one) => Object.values(one).join(' ')).join()],
    queryFn: () => ask<TaskList>({ path: '/api/tasks' }),
    placeholderData: (before: TaskList | undefined) => before,
    enabled: stand.length > 0,
  });
}

export type TaskStep = {
  readonly taskId: string;
  readonly steps: number;
  readonly step: 'take' | 'outcome' | 'word';
  readonly words?: string;
  /** Names in the words that mean somebody else than a member of the group. */
  readonly dismissed?: readonly string[];
};

/** Takes a task, says what was done, or gives a supervisor's word. */
export function useTaskStep(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ taskId, steps, step, words, dismissed = [] }: TaskStep) =>
      ask({
        method: 'POST',
        path: `/api/tasks/${taskId}/${step}`,
        body: { after: steps, ...(words === undefined ? {} : { words, dismissed }) },
        key: newKey(),
      }),
    onSuccess: () => onDone?.(),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['tasks'] });
      await client.invalidateQueries({ queryKey: ['notes'] });
    },
  });
}
