// Who writes whose note where several lead a session.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, newKey } from '#ui/ask.ts';
import type { ShownPerson } from '../../attendance/web/door.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import { evenly } from '../rules/divide.ts';
import { notesKey } from './notes.api.ts';

type Leader = { readonly id: string; readonly givenName: string; readonly familyName: string };

export type Writers = {
  readonly leaders: readonly Leader[];
  /** Who writes somebody's note; null where whoever leads may. */
  readonly of: (patientId: string) => Leader | null;
  /** Whether this note is another's to write. */
  readonly isOthers: (patientId: string) => boolean;
  readonly give: (patientId: string, writerId: string | null) => void;
  /** Divides everybody whose note is open evenly, in the order of the list. */
  readonly divideEvenly: () => void;
  readonly isBusy: boolean;
  readonly error: Error | null;
};

type Divided = {
  readonly session: { readonly id: string; readonly leaders: readonly Leader[] };
  readonly people: readonly ShownPerson[];
  readonly notes: SessionNotesAnswer;
  readonly writer: string;
};

export function useWriters({ session, people, notes, writer }: Divided): Writers {
  const client = useQueryClient();
  const found = new Map(notes.people.map((person) => [person.patientId, person]));
  const dividing = useMutation({
    mutationFn: (given: readonly { patientId: string; writerId: string | null }[]) =>
      ask({
        method: 'POST',
        path: `/api/sessions/${session.id}/note-writers`,
        body: { people: given.map((one) => ({ ...one, after: found.get(one.patientId)?.divided ?? 0 })) },
        key: newKey(),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: notesKey(session.id) }),
  });
  const of = (patientId: string) =>
    session.leaders.find((leader) => leader.id === found.get(patientId)?.writerId) ?? null;
  return {
    leaders: session.leaders,
    of,
    isOthers: (patientId) => {
      const theirs = found.get(patientId)?.writerId ?? null;
      return theirs !== null && theirs !== writer;
    },
    give: (patientId, writerId) => dividing.mutate([{ patientId, writerId }]),
    divideEvenly: () => {
      const open = people.filter((person) => found.get(person.patientId)?.note === null);
      if (open.length > 0)
        dividing.mutate(
          evenly(
            open.map((person) => person.patientId),
            session.leaders.map((leader) => leader.id),
          ),
        );
    },
    isBusy: dividing.isPending,
    error: dividing.error,
  };
}
