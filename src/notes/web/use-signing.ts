// Signs the notes of a session in one action: first everything typed is saved, then exactly what was seen is signed.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { problemIn, ProblemError } from '#ui/problem.ts';
import type { ShownPerson } from '../../attendance/web/door.ts';
import { forgetSigningProof } from '../../staff/web/door.ts';
import { notesKey } from './notes.api.ts';
import type { Parts } from './use-parts.ts';

export type FoundName = {
  readonly patientId: string | null;
  readonly name: string;
  readonly isGuest: boolean;
};

export type Signing = {
  readonly sign: (people: readonly ShownPerson[]) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Whom a refusal is about. */
  readonly refusedId: string | null;
  /** Names that the server found and this screen cannot: of people whose record is locked to the signer, or who come on other days. */
  readonly named: readonly FoundName[];
  readonly reset: () => void;
};

export function useSigning(sessionId: string, parts: Parts, onSigned: (signed: number) => void): Signing {
  const client = useQueryClient();
  // The same notes signed again after a lost answer are one request; other revisions are another one.
  const last = useRef({ body: '', key: '' });
  const [named, setNamed] = useState<readonly FoundName[]>([]);
  const signing = useMutation({
    mutationFn: async (people: readonly ShownPerson[]) => {
      await saveAll(
        parts,
        people.map(({ patientId }) => patientId),
      );
      const body = {
        block: parts.shared.place.block,
        sharedRevision: parts.shared.now().revision,
        people: people.map(({ patientId, sequence }) => ({
          patientId,
          revision: parts.of(patientId)?.now().revision ?? 0,
          mark: sequence,
        })),
      };
      const text = JSON.stringify(body);
      if (last.current.body !== text) last.current = { body: text, key: newKey() };
      return ask<{ signed: number }>({
        method: 'POST',
        path: `/api/sessions/${sessionId}/signatures`,
        body,
        key: last.current.key,
      });
    },
    onSuccess: async ({ signed }) => {
      await client.invalidateQueries({ queryKey: notesKey(sessionId) });
      onSigned(signed);
    },
    onError: (error) => {
      if (problemIn(error)?.code === 'signing-proof-needed') forgetSigningProof();
      const found = foundName(error);
      if (found !== null) setNamed((before) => [...before, found]);
      // No answer came: the next try is the same request. After a refusal it is a new one.
      if (problemIn(error)?.status !== 0) last.current = { body: '', key: '' };
      void client.invalidateQueries({ queryKey: notesKey(sessionId) });
    },
  });
  const refused = problemIn(signing.error)?.facts?.['patientId'];
  return {
    sign: (people) => {
      if (!signing.isPending && people.length > 0) signing.mutate(people);
    },
    isPending: signing.isPending,
    error: signing.error,
    named,
    refusedId: typeof refused === 'string' ? refused : null,
    reset: signing.reset,
  };
}

function foundName(error: Error): FoundName | null {
  const problem = problemIn(error);
  if (problem?.code !== 'names-somebody') return null;
  const { name, patientId, isGuest } = problem.facts ?? {};
  if (typeof name !== 'string') return null;
  const part = typeof patientId === 'string' ? patientId : null;
  return { name, patientId: part, isGuest: isGuest === true };
}

async function saveAll(parts: Parts, patientIds: readonly string[]): Promise<void> {
  const all = [parts.shared, ...patientIds.flatMap((patientId) => parts.of(patientId) ?? [])];
  const saved = await Promise.all(all.map((part) => part.flush()));
  if (!saved.every(Boolean)) throw new ProblemError(unsaved);
}

const unsaved = {
  title: 'Something is not saved yet',
  status: 409,
  code: 'unsaved',
  detail: 'Look at the parts marked "Not saved", then sign again. Nothing was signed.',
};
