// Typed calls of plans. Keys begin with the topic the server announces.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { problemIn } from '#ui/problem.ts';
import type { GoalsAnswer } from '../rules/goal.ts';

/** A person's goals, those that stand first. */
export function useGoals(patientId: string) {
  return useQuery({
    queryKey: ['goals', patientId],
    queryFn: () => ask<GoalsAnswer>({ path: `/api/patients/${patientId}/goals` }),
  });
}

export type GoalTyped = { readonly words: string; readonly dismissed: readonly string[] };

/** Sets a goal; tried again after a lost answer it is set once. */
export function useSettingGoal(patientId: string, onSet: (goalId: string) => void) {
  const client = useQueryClient();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (body: GoalTyped) =>
      ask<{ goalId: string }>({ method: 'POST', path: `/api/patients/${patientId}/goals`, body, key }),
    onSuccess: async ({ goalId }) => {
      await client.invalidateQueries({ queryKey: ['goals', patientId] });
      onSet(goalId);
    },
    // What was refused is sent with other words.
    onError: (error) => {
      if (problemIn(error) !== null) setKey(newKey());
    },
  });
}

/** The words of a goal that this browser has been told; null where it was not. */
export function useGoalWords(): (patientId: string, goalId: string) => string | null {
  const client = useQueryClient();
  return (patientId, goalId) =>
    client.getQueryData<GoalsAnswer>(['goals', patientId])?.goals.find((goal) => goal.id === goalId)?.words ??
    null;
}

type Anew = { readonly patientId: string; readonly goalId: string; readonly words: string };

/** Sets a goal anew in other words, and ends the one before as entered in error; or takes that back. */
export function useGoalAnew() {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const keyFor = (what: string): string => {
    const key = keys.current.get(what) ?? newKey();
    keys.current.set(what, key);
    return key;
  };
  const onSettled = (_done: unknown, _error: Error | null, { patientId }: { readonly patientId: string }) =>
    client.invalidateQueries({ queryKey: ['goals', patientId] });
  const set = useMutation({
    mutationFn: ({ goalId, words }: Anew) =>
      ask<{ goalId: string }>({
        method: 'POST',
        path: `/api/goals/${goalId}/anew`,
        body: { words },
        key: keyFor(`${goalId} ${words}`),
      }),
    onSettled,
  });
  const undo = useMutation({
    mutationFn: ({ goalId }: { readonly patientId: string; readonly goalId: string }) =>
      ask<{ goalId: string }>({
        method: 'POST',
        path: `/api/goals/${goalId}/anew/undo`,
        body: {},
        key: keyFor(goalId),
      }),
    // Set anew in the same words after it was taken back is a change of its own.
    onSuccess: () => keys.current.clear(),
    onSettled,
  });
  return { set, undo };
}
