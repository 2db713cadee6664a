// How far each person's note is: the same rule that the server signs by, before it is asked.
import type { ShownPerson } from '../../attendance/web/door.ts';
import { readyToSign, type NotReady } from '../rules/readiness.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import type { Parts } from './use-parts.ts';

export type NoteState =
  | { readonly is: 'signed' }
  | { readonly is: 'ready' }
  | { readonly is: 'unsettled' }
  | { readonly is: 'missing'; readonly what: NotReady };

export const missingWords: Readonly<Record<NotReady, string>> = {
  'not-marked-yet': 'Not marked yet',
  'words-missing': 'Own words missing',
  'shared-words-missing': 'Shared part missing',
};

/** The state of one person's note on this screen. */
export function noteState(person: ShownPerson, notes: SessionNotesAnswer, parts: Parts): NoteState {
  if (notes.people.find((each) => each.patientId === person.patientId)?.note) return { is: 'signed' };
  const own = parts.of(person.patientId)?.now();
  const shared = parts.shared.now();
  if (own?.theirs || shared.theirs) return { is: 'unsettled' };
  const ready = readyToSign({
    attendance: person.status,
    ownWords: own?.words ?? '',
    sharedWords: shared.words,
  });
  return ready.ok ? { is: 'ready' } : { is: 'missing', what: ready.code };
}

/** A person whose note is not signed yet, and whether its words have been on the signer's screen. */
export type ToSign = { readonly person: ShownPerson; readonly state: NoteState; readonly wasSeen: boolean };
