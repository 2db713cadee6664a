// Everything that happens on the session's page: who is chosen, what has been seen, marking, writing and signing.
import { useState } from 'react';
import { useQueryWord } from '#ui/page-params.ts';
import type { SessionAnswer } from '../../attendance/rules/attendance-answers.ts';
import { wasThere } from '../../attendance/rules/was-there.ts';
import { useMarks, usePullOuts, type ShownPerson } from '../../attendance/web/door.ts';
import { submitSigningProof } from '../../staff/web/door.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import { isBegun } from '../rules/part.ts';
import { noteState, personInBlock, type NotesOnScreen, type ToSign } from './note-states.ts';
import { useNames } from './use-names.ts';
import { useParts, type Parts } from './use-parts.ts';
import { useSessionKeys, type SessionKeys } from './use-session-keys.ts';
import { useSigning } from './use-signing.ts';
import { useSeen, type Seen } from './use-seen.ts';
import { useWriters, type Writers } from './use-writers.ts';
import { focusPerson, focusShared, focusWords, stepFrom, stepInWords } from './walk-people.ts';

type Worked = {
  readonly answer: SessionAnswer;
  readonly notes: SessionNotesAnswer;
  readonly writer: string;
  readonly permissions: readonly string[];
};

export type SessionWork = ReturnType<typeof useSessionWork>;

export function useSessionWork({ answer, notes, writer, permissions }: Worked) {
  const { session } = answer;
  const { queue, now, shown, ...marks } = useMarks(answer, writer);
  const parts = useParts(session.id, writer, notes);
  const chosen = useChosen(asked(shown, useQueryWord('person')));
  const writers = useWriters({ session, people: shown, notes, writer });
  const reviewing = useReviewing(session.id, parts, chosen.id);
  const found = reviewing.signing.named;
  const names = useNames({ sessionId: session.id, people: shown, notes, found });
  const seen = useSeen(seenIn(session.id, notes.block), parts, reviewing.isOn ? null : chosen.id);
  const toSign = unsigned({ shown, notes, parts, names, seen });
  // One's own: what somebody else writes is theirs to sign.
  const ownToSign = toSign.filter(({ person }) => !writers.isOthers(person.patientId));
  const { may, isOpen } = allowedNow(permissions, session, { shown, toSign });
  const current = shown.find((person) => person.patientId === chosen.id);

  const write = writingOf(chosen, reviewing.close);
  const review = () => may.sign && reviewing.begin();
  const shownNow = undoable(now, isOpen);
  const undo = () => {
    if (shownNow.steps.length > 0) queue.undo(shown);
  };
  const mark: SessionKeys['mark'] = (status) => {
    if (current && isOpen(chosen.id)) marks.mark(current, { status, arrivedAt: null, leftAt: null });
  };
  const step = stepsThrough({ shown, writers, chosen, write, close: reviewing.close });
  const { leave, isOn } = reviewing;
  const { pullOuts, outOrBack } = useOutOfGroup(session.id, current, may.pullOut);
  useSessionKeys({
    everyone: () => may.mark && marks.everyone(),
    undo,
    outOrBack,
    mark,
    step,
    leave,
    sign: isOn ? submitSigningProof : review,
    isSigning: isOn,
  });
  return {
    queue,
    marks,
    now: shownNow,
    shown,
    pullOuts,
    parts,
    names,
    chosen,
    current,
    may,
    toSign,
    ownToSign,
    writers,
    see: seen.see,
    isOpen,
    reviewing,
    write,
    review,
    undo,
  };
}

// What was seen is remembered for a session, or for one block of it.
function seenIn(sessionId: string, block: number): string {
  return block === 0 ? sessionId : `${sessionId} ${block}`;
}

// Goes into the words of a person.
function writingOf(chosen: Steps['chosen'], close: () => void) {
  return (patientId: string) => {
    close();
    chosen.choose(patientId);
    focusWords(patientId);
  };
}

type Steps = {
  readonly shown: readonly ShownPerson[];
  readonly writers: Writers;
  readonly chosen: { readonly id: string; readonly choose: (patientId: string) => void };
  readonly write: (patientId: string) => void;
  readonly close: () => void;
};

// Going from line to line, or from words to words.
function stepsThrough({ shown, writers, chosen, write, close }: Steps): SessionKeys['step'] {
  const writesNow = (person: ShownPerson) => isInRun(person) && !writers.isOthers(person.patientId);
  return (lines, isWriting) => {
    const at = { people: shown, isInRun: writesNow, currentId: chosen.id };
    const to = isWriting ? stepInWords(at, lines) : stepFrom(shown, chosen.id, lines);
    if (to !== null && isWriting) return write(to);
    if (to === null) {
      close();
      return focusShared();
    }
    chosen.choose(to);
    return focusPerson(to);
  };
}

type OnRoster = { readonly shown: readonly ShownPerson[]; readonly toSign: readonly ToSign[] };

// Presence may still be said of whose note is not signed, and of whose record is locked: nothing else is said of them.
function allowedNow(
  permissions: readonly string[],
  session: SessionAnswer['session'],
  { shown, toSign }: OnRoster,
) {
  const locked = shown.filter((person) => person.locked);
  const open = new Set([...toSign.map(({ person }) => person), ...locked].map(({ patientId }) => patientId));
  const may = allowed(permissions, session, shown.length > 0 && open.size === 0);
  return { may, isOpen: (id: string) => may.mark && open.has(id) };
}

// What a signed note says of somebody's presence is not taken back with a key; times are corrected on purpose.
function undoable<
  Now extends { readonly steps: readonly { readonly before: readonly { patientId: string }[] }[] },
>(now: Now, isOpen: (patientId: string) => boolean): Now {
  return now.steps.at(-1)?.before.every(({ patientId }) => isOpen(patientId)) ? now : { ...now, steps: [] };
}

// Taking the chosen person out of the group, or back; nothing for who may only look.
function useOutOfGroup(sessionId: string, current: ShownPerson | undefined, may: boolean) {
  const pullOuts = usePullOuts(sessionId);
  const outOrBack = () => {
    if (may && current && wasThere(current.status)) pullOuts.outOrBack(current);
  };
  return { pullOuts: may ? pullOuts : null, outOrBack };
}

type Unsigned = NotesOnScreen & {
  readonly shown: readonly ShownPerson[];
  readonly seen: Seen;
};

// Everybody whose note is not signed yet, with how far it is.
function unsigned({ shown, seen, ...onScreen }: Unsigned): ToSign[] {
  return shown
    .filter((person) => !person.locked)
    .map((person) => personInBlock(person, onScreen.notes))
    .map((person) => ({
      person,
      state: noteState(person, onScreen),
      // An absence entry without words says no more than its line.
      wasSeen: seen.has(person.patientId) || isBareAbsence(person, onScreen),
    }))
    .filter(({ state }) => state.is !== 'signed');
}

function isBareAbsence(person: ShownPerson, { parts }: NotesOnScreen): boolean {
  const isAway = person.status === 'absent' || person.status === 'cancelled';
  return isAway && (parts.of(person.patientId)?.now().revision ?? 0) === 0;
}

// The writing run goes through whoever was there or is not marked yet; who was not there gets an absence entry.
function isInRun(person: ShownPerson): boolean {
  return person.status !== 'absent' && person.status !== 'cancelled';
}

// Reading everything once more, and the signature at its end.
function useReviewing(sessionId: string, parts: Parts, chosenId: string) {
  const [isOn, setOn] = useState(false);
  const [done, setDone] = useState<{ readonly count: number } | null>(null);
  const signing = useSigning(sessionId, parts, (signed) => {
    setOn(false);
    setDone({ count: signed });
  });
  const begin = () => {
    setDone(null);
    signing.reset();
    setOn(true);
  };
  // Back where one was: in the words of the person chosen.
  const leave = () => {
    if (!isOn) return;
    setOn(false);
    focusWords(chosenId);
  };
  return { isOn, signed: done, signing, begin, leave, close: () => setOn(false) };
}

// Whom the address asks for, such as the link of a risk; else the first on the roster.
function asked(shown: readonly ShownPerson[], patientId: string): string {
  const found = shown.find((person) => person.patientId === patientId) ?? shown[0];
  return found?.patientId ?? '';
}

// Whose line is chosen.
function useChosen(first: string) {
  const [id, choose] = useState(first);
  return { id, choose };
}

function allowed(permissions: readonly string[], session: SessionAnswer['session'], isAllSigned: boolean) {
  const write = permissions.includes('notes.write');
  return {
    mark: permissions.includes('attendance.record') && session.status !== 'cancelled' && !isAllSigned,
    pullOut: permissions.includes('attendance.pull-out') && session.status !== 'cancelled' && !isAllSigned,
    write,
    writeShared: write && !isAllSigned,
    sign: write && session.mine && !isAllSigned,
  };
}

/** The note's state and words of a person, for the sign in their line. */
export function signOf(work: SessionWork, notes: SessionNotesAnswer, person: ShownPerson) {
  const part = work.parts.of(person.patientId)?.now().part;
  return {
    state: noteState(personInBlock(person, notes), { notes, parts: work.parts, names: work.names }),
    isBegun: part !== undefined && isBegun(part),
    othersName: work.writers.isOthers(person.patientId)
      ? (work.writers.of(person.patientId)?.givenName ?? '')
      : null,
  };
}
