// Turns a whole day of a clinic virtual, or one of its dates, and takes that date back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import type { VirtualDayAnswer } from '../rules/cover-answers.ts';

type SessionOfDay = VirtualDayAnswer['sessions'][number];
export type ToTurn = {
  readonly clinicIds: readonly string[];
  readonly day: string;
  readonly because: string;
};

/** `only` is the one date to turn; null for the whole day. */
export function useTurnVirtual(only: SessionOfDay | null) {
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (turn: ToTurn) => (only === null ? turnDay(turn, key) : turnDate(only, turn.because, key)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['groups'] }),
    onError: () => setKey(newKey()),
  });
}

function turnDay(turn: ToTurn, key: string): Promise<unknown> {
  return ask({ method: 'POST', path: '/api/board/virtual-days', body: turn, key });
}

// One date is an exception of its series like any other: looked at, then made. What people lack for it stands on the
// page already.
async function turnDate(
  { groupId, sessionId }: SessionOfDay,
  because: string,
  key: string,
): Promise<unknown> {
  const path = `/api/groups/${groupId}/changes`;
  const change = {
    reach: 'this',
    sessionId,
    fromOn: null,
    because,
    change: { kind: 'mode', mode: 'virtual', roomId: null, virtualLink: null },
  };
  const { shown } = await ask<{ shown: string }>({ method: 'POST', path: `${path}/preview`, body: change });
  return ask({ method: 'POST', path, body: { ...change, shown }, key });
}

export function useTakeBackDate(groupId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changeId: string) =>
      ask({ method: 'POST', path: `/api/groups/${groupId}/changes/${changeId}/take-back`, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: ['groups'] }),
  });
}
