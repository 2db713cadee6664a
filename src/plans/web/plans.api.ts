// Typed calls of plans. Keys begin with the topic the server announces.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
