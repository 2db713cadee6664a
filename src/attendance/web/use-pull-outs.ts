// Taking people out of a group and back, as the session's page works with it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import type { ChangePullOut, PullOut, PullOutChoices, StartPullOut } from '../rules/pull-out.ts';
import type { ChangeStepOut } from '../rules/room-times.ts';
import { sessionKey } from './attendance.api.ts';
import type { ShownPerson } from './mark-queue.ts';

type Start = Omit<StartPullOut, 'patientId'> & { readonly patientId: string };
type StepOutChange = { readonly stepOutId: string; readonly becomes: ChangeStepOut['becomes'] };
type Change = { readonly pullOutId: string; readonly becomes: ChangePullOut['becomes'] };

/** What a roster line needs to take somebody out and back. */
export type PullOutWork = {
  /** Whose choice of who takes them is open. */
  readonly openFor: string | null;
  readonly sessionId: string;
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** Whose last step was refused. */
  readonly refusedId: string | null;
  /** Opens the choice; brings back whoever is out. */
  readonly outOrBack: (person: ShownPerson) => void;
  readonly close: () => void;
  readonly start: (of: Start) => void;
  readonly change: (of: Change, patientId: string) => void;
  /** Out of the group by themselves, from now on. */
  readonly stepOut: (patientId: string) => void;
  readonly changeStepOut: (of: StepOutChange, patientId: string) => void;
};

export function usePullOuts(sessionId: string): PullOutWork {
  const client = useQueryClient();
  const [openFor, setOpenFor] = useState<string | null>(null);
  const [refusedId, setRefusedId] = useState<string | null>(null);
  const path = `/api/sessions/${sessionId}/pull-outs`;
  const sending = useMutation({
    mutationFn: (sent: { to: string; body: unknown; patientId: string }) =>
      ask({ method: 'POST', path: sent.to, body: sent.body, key: newKey() }),
    onSuccess: async () => {
      setOpenFor(null);
      setRefusedId(null);
      await client.invalidateQueries({ queryKey: ['session'] });
    },
    onError: (_, { patientId }) => {
      setRefusedId(patientId);
      void client.invalidateQueries({ queryKey: ['session'] });
    },
  });
  const change = ({ pullOutId, becomes }: Change, patientId: string) =>
    sending.mutate({ to: `${path}/${pullOutId}`, body: { becomes }, patientId });
  const stepOuts = `/api/sessions/${sessionId}/step-outs`;
  const changeStepOut = ({ stepOutId, becomes }: StepOutChange, patientId: string) =>
    sending.mutate({ to: `${stepOuts}/${stepOutId}`, body: { becomes }, patientId });
  const close = () => {
    setOpenFor(null);
    setRefusedId(null);
  };
  return {
    openFor,
    sessionId,
    isBusy: sending.isPending,
    error: sending.error,
    refusedId,
    outOrBack: (person) => {
      const open = openPullOut(person);
      const stepped = person.stepOuts.find((one) => one.backAt === null);
      if (stepped !== undefined) changeStepOut({ stepOutId: stepped.id, becomes: 'back' }, person.patientId);
      else if (open !== undefined) change({ pullOutId: open.id, becomes: 'ended' }, person.patientId);
      else if (openFor === person.patientId) close();
      else {
        setRefusedId(null);
        setOpenFor(person.patientId);
      }
    },
    close,
    start: (of) => sending.mutate({ to: path, body: of, patientId: of.patientId }),
    change,
    stepOut: (patientId) => sending.mutate({ to: stepOuts, body: { patientId }, patientId }),
    changeStepOut,
  };
}

/** The pull-out they have not come back from. */
function openPullOut(person: ShownPerson): PullOut | undefined {
  return person.pullOuts.find((one) => one.beganAt !== null && one.endedAt === null);
}

/** Whether they are out of the group now, by themselves or taken. */
export function isOutNow(person: ShownPerson): boolean {
  return openPullOut(person) !== undefined || person.stepOuts.some((one) => one.backAt === null);
}

/** Who may take somebody out, and who is free; asked anew each time the choice is opened. */
export function usePullOutChoices(sessionId: string) {
  return useQuery({
    queryKey: [...sessionKey(sessionId), 'pull-out-choices'],
    queryFn: () => ask<PullOutChoices>({ path: `/api/sessions/${sessionId}/pull-outs` }),
  });
}
