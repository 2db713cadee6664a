// A hint beside a person's words: nearly the same as another's, or as an earlier note of their own.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import { fullDay } from '#ui/format.ts';
import type { NearCopiesAnswer } from '../rules/notes-answers.ts';
import { notesKey } from './notes.api.ts';

export type NearCopy = NearCopiesAnswer['people'][number];

/** Near copies among the parts as saved. Asked for when the notes are read once more before signing. */
export function useNearCopies(sessionId: string, block: number): ReadonlyMap<string, NearCopy> {
  const found = useQuery({
    queryKey: [...notesKey(sessionId), 'near-copies', block],
    queryFn: () => ask<NearCopiesAnswer>({ path: `/api/sessions/${sessionId}/near-copies?block=${block}` }),
  });
  return new Map((found.data?.people ?? []).map((person) => [person.patientId, person]));
}

type NearCopyHintProps = {
  readonly copy: NearCopy | undefined;
  readonly nameOf: (patientId: string) => string;
};

export function NearCopyHint({ copy, nameOf }: NearCopyHintProps) {
  if (copy === undefined) return null;
  const like = [
    ...copy.likeOthers.map((patientId) => `${nameOf(patientId)}’s part`),
    ...copy.likeEarlier.map(({ heldOn }) => `the note of ${fullDay(heldOn)}`),
  ];
  return (
    <Text size="sm" c="dimmed">
      ≈ Nearly the same as {like.join(', ')}. It can be signed so; own words say more.
    </Text>
  );
}
