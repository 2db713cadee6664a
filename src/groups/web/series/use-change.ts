// Looks what a change would do and then saves it. Whatever is typed anew must be looked at anew.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '#ui/problem.ts';
import type { ChangeAsked } from '../../rules/series/series.ts';
import { groupKey } from '../groups.api.ts';
import { previewOf, saveChange, type PreviewAnswer } from './series.api.ts';

export function useChange(groupId: string, onDone: () => void) {
  const client = useQueryClient();
  const [shown, setShown] = useState<PreviewAnswer | null>(null);
  const look = useMutation({
    mutationFn: (asked: ChangeAsked) => previewOf(groupId, asked),
    onSuccess: setShown,
  });
  const save = useMutation({
    mutationFn: (asked: ChangeAsked & { readonly shown: string }) => saveChange(groupId, asked),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: groupKey(groupId) });
      onDone();
    },
    // What it does has changed since it was shown: it is shown anew.
    onError: (error, { shown: _seen, ...asked }) => {
      if (error instanceof ProblemError && error.problem.code === 'consequences-not-shown')
        look.mutate(asked);
    },
  });
  return {
    shown,
    look,
    save,
    forget: () => {
      setShown(null);
      look.reset();
      save.reset();
    },
  };
}
