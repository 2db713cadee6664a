// How far each person's note is: the same rule that the server signs by, before it is asked.
import { wasThere } from '../../attendance/rules/was-there.ts';
import type { ShownPerson } from '../../attendance/web/door.ts';
import { emptyPart } from '../rules/part.ts';
import { noteWaits } from '../rules/risk.ts';
import { readyToSign, type NotReady } from '../rules/readiness.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import type { Names } from './use-names.ts';
import type { Parts } from './use-parts.ts';

export type NoteState =
  | { readonly is: 'signed' }
  | { readonly is: 'ready' }
  | { readonly is: 'unsettled' }
  | { readonly is: 'missing'; readonly what: NotReady | 'names-somebody' | 'risk-is-open' };

export const missingWords: Readonly<Record<NotReady | 'names-somebody' | 'risk-is-open', string>> = {
  'not-marked-yet': 'Not marked yet',
  'words-missing': 'Own words missing',
  'shared-words-missing': 'Shared part missing',
  'names-somebody': 'Names a member of the group',
  'risk-is-open': 'Waits for the outcome of a risk',
};

export type NotesOnScreen = {
  readonly notes: SessionNotesAnswer;
  readonly parts: Parts;
  readonly names: Names;
};

/** A person as a note of this block sees them: with their minutes in it, and absent where they have none. */
export function personInBlock(person: ShownPerson, notes: SessionNotesAnswer): ShownPerson {
  const found = notes.people.find((each) => each.patientId === person.patientId);
  if (found === undefined || found.blockMinutes === null) return person;
  // Who was marked a moment ago is as they were marked, until the server has counted.
  const status = found.absentFromBlock && wasThere(person.status) ? 'absent' : person.status;
  return { ...person, status, clockMinutes: found.blockMinutes, treatmentMinutes: found.blockMinutes };
}

const nothing = { part: emptyPart, theirs: null };

/** The state of one person's note on this screen. */
export function noteState(person: ShownPerson, { notes, parts, names }: NotesOnScreen): NoteState {
  const found = notes.people.find((each) => each.patientId === person.patientId);
  if (found?.note) return { is: 'signed' };
  const own = parts.of(person.patientId)?.now() ?? nothing;
  const shared = parts.shared.now();
  if ([own.theirs, shared.theirs].some(Boolean)) return { is: 'unsettled' };
  const ready = readyToSign({
    attendance: person.status,
    ownWords: own.part.words,
    sharedWords: shared.part.words,
  });
  if (!ready.ok) return { is: 'missing', what: ready.code };
  if (found && noteWaits(found.risks)) return { is: 'missing', what: 'risk-is-open' };
  const named = [...names.in(null, shared.part), ...names.in(person.patientId, own.part)];
  return named.length > 0 ? { is: 'missing', what: 'names-somebody' } : { is: 'ready' };
}

/** A person whose note is not signed yet, and whether its words have been on the signer's screen. */
export type ToSign = { readonly person: ShownPerson; readonly state: NoteState; readonly wasSeen: boolean };

/** Whether a note goes into the signature: whole, and seen by the signer. */
export function isToBeSigned({ state, wasSeen }: ToSign): boolean {
  return state.is === 'ready' && wasSeen;
}
