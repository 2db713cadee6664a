// Names of other members in the parts on this screen: the same rule that the server signs by, while somebody types.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ask } from '#ui/ask.ts';
import type { ShownPerson } from '../../attendance/web/door.ts';
import { guestCalled } from '../../patients/rules/guest-names.ts';
import {
  comparedName,
  insteadOf,
  namedOthers,
  withoutName,
  type GroupMember,
  type NamedOther,
} from '../../patients/rules/named-others.ts';
import { useGoalAnew, useGoalWords } from '../../plans/web/door.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import { textsOf, type Part, type WrittenField } from '../rules/part.ts';
import type { DraftPart } from './draft-part.ts';
import { notesKey } from './notes.api.ts';
import type { FoundName } from './use-signing.ts';

/** A name and the field of the part in which it stands, or the goal that the part names. */
export type NamedInPart = NamedOther & { readonly field: WrittenField | 'goal' };

/** What the finding says of a name that stands in no field of the part. */
export function whereNamed({ field, isGuest }: NamedInPart): string {
  if (field !== 'goal') return '';
  return `It stands in the goal worked on, which is the person’s own and kept on their page. To write “${insteadOf({ isGuest })}”, the goal is set anew without the name, and the one before ends as entered in error.`;
}

export type Names = {
  /** Names in everything written in a part; of the shared part with null. */
  readonly in: (patientId: string | null, part: Part) => readonly NamedInPart[];
  /** Writes "a group member" in place of a name, or "a guest". */
  readonly replace: (part: DraftPart, named: NamedInPart) => void;
  /** Says that a name means somebody else. */
  readonly dismiss: (part: DraftPart, named: NamedInPart) => void;
  /** Takes back that the goal of this person's part was set anew; null where it was not. */
  readonly undoGoal: (patientId: string | null) => (() => void) | null;
  readonly error: Error | null;
};

type NamesIn = {
  readonly sessionId: string;
  readonly people: readonly ShownPerson[];
  readonly notes: SessionNotesAnswer;
  /** Names that the server found and this screen cannot. */
  readonly found: readonly FoundName[];
};

export function useNames({ sessionId, people, notes, found }: NamesIn): Names {
  const dismissing = useDismissing(sessionId);
  const goals = useGoalsOfParts(notes);
  const dismissed = useMemo(
    () => new Map(notes.dismissedNames.map(({ patientId, names }) => [patientId, new Set(names)])),
    [notes.dismissedNames],
  );
  const members = useMemo(() => people.map(asMember), [people]);
  const guests = useMemo(() => notes.guests.flatMap((name) => guestCalled(name) ?? []), [notes.guests]);
  const told = useMemo(() => found.map(asFound), [found]);
  return {
    in: (patientId, part) => {
      const self = members.find((person) => person.patientId === patientId) ?? null;
      const others = [
        ...members.filter((person) => person !== self),
        ...guests,
        ...told.filter((one) => one.part === patientId).map((one) => one.member),
      ];
      const texts = Object.entries(textsOf(part, goals.words(patientId, part.goalId)));
      return texts.flatMap(([field, text]) =>
        namedOthers(text, { others, self }, dismissed.get(patientId)).map((named) => ({
          ...named,
          field: field as NamedInPart['field'],
        })),
      );
    },
    replace: (part, named) => {
      if (named.field === 'goal') goals.reword(part, named);
      else part.change({ [named.field]: withoutName(part.now().part[named.field], named) });
    },
    dismiss: (part, named) =>
      dismissing.mutate({ patientId: part.place.patientId, name: comparedName(named.name) }),
    undoGoal: goals.undo,
    error: dismissing.error ?? goals.error,
  };
}

// The goals that the parts name. A goal belongs to the person, not to the note, and is never reworded: it is set anew
// without the name, the part names that one, and the one with the name ends.
function useGoalsOfParts(notes: SessionNotesAnswer) {
  const known = useGoalWords();
  const anew = useGoalAnew();
  const [done, setDone] = useState<SetAnew | null>(null);
  const words = (patientId: string | null, goalId: string): string => {
    if (patientId === null || goalId === '') return '';
    const saved = notes.people.find((person) => person.patientId === patientId);
    return known(patientId, goalId) ?? (saved?.draft.goalId === goalId ? saved.goalWords : '');
  };
  return {
    words,
    reword: (part: DraftPart, named: NamedOther) => {
      const { patientId } = part.place;
      const { goalId } = part.now().part;
      if (patientId === null || anew.set.isPending) return;
      anew.undo.reset();
      const typed = { patientId, goalId, words: withoutName(words(patientId, goalId), named) };
      anew.set.mutate(typed, {
        onSuccess: (set) => {
          part.change({ goalId: set.goalId });
          setDone({ part, patientId, goalId: set.goalId });
        },
      });
    },
    // While the part names the goal that was set.
    undo: (patientId: string | null) => {
      if (done === null || done.patientId !== patientId || done.part.now().part.goalId !== done.goalId)
        return null;
      return () => {
        if (anew.undo.isPending) return;
        anew.undo.mutate(done, {
          onSuccess: (before) => {
            done.part.change({ goalId: before.goalId });
            setDone(null);
          },
        });
      };
    },
    error: anew.set.error ?? anew.undo.error,
  };
}

type SetAnew = { readonly part: DraftPart; readonly patientId: string; readonly goalId: string };

// Of somebody whose record is locked a letter stands for the family name, which every other word might be.
function asMember(person: ShownPerson): GroupMember {
  return person.locked ? { ...person, familyName: '' } : person;
}

// A name that the server found of somebody whose name is not told here.
function asFound({ patientId, name, isGuest }: FoundName): { part: string | null; member: GroupMember } {
  const member = { patientId: '', givenName: name, familyName: '', preferredName: null, isGuest };
  return { part: patientId, member };
}

// Shown as dismissed at once; taken back with the server's words where it refuses.
function useDismissing(sessionId: string) {
  const client = useQueryClient();
  const key = notesKey(sessionId);
  return useMutation({
    mutationFn: (body: { patientId: string | null; name: string }) =>
      ask({ method: 'POST', path: `/api/sessions/${sessionId}/dismissed-names`, body }),
    onMutate: (body) =>
      client.setQueriesData<SessionNotesAnswer>({ queryKey: key }, (notes) =>
        // Beneath the same key lie the near copies as well.
        notes && 'dismissedNames' in notes ? withDismissed(notes, body) : notes,
      ),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

function withDismissed(
  notes: SessionNotesAnswer,
  { patientId, name }: { patientId: string | null; name: string },
): SessionNotesAnswer {
  const others = notes.dismissedNames.filter((each) => each.patientId !== patientId);
  const names = notes.dismissedNames.find((each) => each.patientId === patientId)?.names ?? [];
  return { ...notes, dismissedNames: [...others, { patientId, names: [...names, name] }] };
}
