// Typed calls of plans. Keys begin with the topic the server announces.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import type { GoalsAnswer } from '../rules/goal.ts';

/** A person's goals, those that stand first. */
export function useGoals(patientId: string) {
  return useQuery({
    queryKey: ['goals', patientId],
    queryFn: () => ask<GoalsAnswer>({ path: `/api/patients/${patientId}/goals` }),
  });
}

/** Sets a goal; tried again after a lost answer it is set once. */
export function useSettingGoal(patientId: string, onSet: (goalId: string) => void) {
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (words: string) =>
      ask<{ goalId: string }>({
        method: 'POST',
        path: `/api/patients/${patientId}/goals`,
        body: { words },
        key,
      }),
    onSuccess: async ({ goalId }) => {
      await client.invalidateQueries({ queryKey: ['goals', patientId] });
      onSet(goalId);
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

type Rewording = {
  readonly patientId: string;
  readonly goalId: string;
  readonly words: string;
  readonly onSet: (goalId: string) => void;
};

/** Sets a goal anew in other words and ends the one before as entered in error; tried again after a lost answer both happen once. */
export function useRewordingGoal() {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const keyFor = (what: string): string => {
    const key = keys.current.get(what) ?? newKey();
    keys.current.set(what, key);
    return key;
  };
  return useMutation({
    mutationFn: async ({ patientId, goalId, words, onSet }: Rewording) => {
      const set = await ask<{ goalId: string }>({
        method: 'POST',
        path: `/api/patients/${patientId}/goals`,
        body: { words },
        key: keyFor(`set ${goalId} ${words}`),
      });
      onSet(set.goalId);
      await ask({
        method: 'POST',
        path: `/api/goals/${goalId}/end`,
        body: { because: 'entered_in_error' },
        key: keyFor(`end ${goalId}`),
      });
    },
    onSettled: (_done, _error, { patientId }) => client.invalidateQueries({ queryKey: ['goals', patientId] }),
  });
}
