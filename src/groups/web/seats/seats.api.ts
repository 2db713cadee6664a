// Typed calls of seats, single dates, waiting lists, limits and keep-apart pairs. Keys begin with the topic the server
// announces, so that a change by somebody else shows by itself.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import type {
  ChangesAnswer,
  DateRoster,
  KeepApartList,
  LimitsAnswer,
  WaitingList,
} from '../../rules/seat-answers.ts';

export function useDateRoster(sessionId: string) {
  return useQuery({
    queryKey: ['session', sessionId, 'expected'],
    queryFn: () => ask<DateRoster>({ path: `/api/sessions/${sessionId}/expected` }),
  });
}

export function useWaitingList(groupId: string) {
  return useQuery({
    queryKey: ['groups', groupId, 'waiting'],
    queryFn: () => ask<WaitingList>({ path: `/api/groups/${groupId}/waiting` }),
  });
}

export function useLimits(groupId: string) {
  return useQuery({
    queryKey: ['groups', groupId, 'limits'],
    queryFn: () => ask<LimitsAnswer>({ path: `/api/groups/${groupId}/limits` }),
  });
}

export function useChanges(groupId: string) {
  return useQuery({
    queryKey: ['groups', groupId, 'changes'],
    queryFn: () => ask<ChangesAnswer>({ path: `/api/groups/${groupId}/roster-changes` }),
  });
}

export function useKeepApart() {
  return useQuery({
    queryKey: ['keep-apart'],
    queryFn: () => ask<KeepApartList>({ path: '/api/keep-apart' }),
  });
}

/** Sends one change of a roster; sending again after a lost answer has one effect. */
export function useSend<Answer>(onDone?: (answer: Answer) => void) {
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { path: string; body: unknown }) =>
      ask<Answer>({ method: 'POST', path: change.path, body: change.body, key }),
    onSuccess: async (answer) => {
      setKey(newKey());
      await Promise.all(
        ['groups', 'session', 'keep-apart', 'patients'].map((topic) =>
          client.invalidateQueries({ queryKey: [topic] }),
        ),
      );
      onDone?.(answer);
    },
    onError: () => setKey(newKey()),
  });
}
