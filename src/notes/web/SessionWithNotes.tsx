// The session's page with its notes: roster at the left, the shared part and one person at a time beside it.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { KeyHint } from '#ui/KeyHint.tsx';
import { MarksNotice, Roster, useMarks } from '../../attendance/web/door.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import { Hint } from './Hint.tsx';
import { noteState } from './note-states.ts';
import { NoteSign } from './NoteSign.tsx';
import { PersonNote } from './PersonNote.tsx';
import { RosterSummary } from './RosterSummary.tsx';
import { EveryoneButton, SessionTitle, type SessionProps } from './SessionTitle.tsx';
import { SharedPart } from './SharedPart.tsx';
import { SignReview } from './SignReview.tsx';
import { useParts } from './use-parts.ts';
import { useSessionKeys } from './use-session-keys.ts';
import { useSigning } from './use-signing.ts';
import { focusPerson, focusWords, stepFrom } from './walk-people.ts';
import classes from './notes.module.css';

type SessionWithNotesProps = SessionProps & { readonly notes: SessionNotesAnswer };

export function SessionWithNotes({ answer, writer, permissions, notes }: SessionWithNotesProps) {
  const { session } = answer;
  const { queue, now, shown } = useMarks(answer, writer);
  const parts = useParts(session.id, writer, notes);
  const [currentId, setCurrentId] = useState(shown[0]?.patientId ?? '');
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set([currentId]));
  const [isReviewing, setReviewing] = useState(false);
  const [signedWords, setSignedWords] = useState('');
  const signing = useSigning(session.id, parts, (signed) => {
    setReviewing(false);
    setSignedWords(signed === 1 ? '✓ 1 note is signed.' : `✓ ${signed} notes are signed.`);
    focusPerson(currentId);
  });

  const mayWrite = permissions.includes('notes.write');
  const maySign = mayWrite && session.mine;
  const isSigned = (patientId: string) => notes.people.some((each) => each.patientId === patientId && each.note !== null);
  const toSign = shown
    .filter((person) => !isSigned(person.patientId))
    .map((person) => ({ person, state: noteState(person, notes, parts), wasSeen: seen.has(person.patientId) }));
  const allSigned = shown.length > 0 && toSign.length === 0;
  const mayMark = permissions.includes('attendance.record') && session.status !== 'cancelled' && !allSigned;

  const setCurrent = (patientId: string) => {
    setCurrentId(patientId);
    setSeen((before) => (before.has(patientId) ? before : new Set([...before, patientId])));
  };
  const write = (patientId: string) => {
    setReviewing(false);
    setCurrent(patientId);
    focusWords(patientId);
  };
  const everyone = () => {
    if (mayMark) queue.everyone(shown, session);
  };
  const undo = () => queue.undo(shown);
  const review = () => {
    if (!maySign || allSigned) return;
    setSignedWords('');
    signing.reset();
    setReviewing(true);
  };
  useSessionKeys({
    everyone,
    undo,
    mark: (status) => {
      const person = shown.find((each) => each.patientId === currentId);
      if (mayMark && person && !isSigned(currentId)) queue.mark(person, { status, arrivedAt: null, leftAt: null });
    },
    step: (lines, isWriting) => {
      const next = stepFrom(shown, currentId, lines);
      if (isWriting) {
        write(next);
      } else {
        setCurrent(next);
        focusPerson(next);
      }
    },
    sign: () => {
      if (isReviewing) signing.sign(toSign.filter(({ state }) => state.is === 'ready').map(({ person }) => person.patientId));
      else review();
    },
    leave: () => setReviewing(false),
  });

  const current = shown.find((person) => person.patientId === currentId);
  return (
    <>
      <SessionTitle answer={answer}>
        {mayMark ? <EveryoneButton onClick={everyone} /> : null}
        {maySign && !allSigned ? (
          <Button h={44} onClick={review} aria-keyshortcuts="Control+Enter" rightSection={<Hint keys="Ctrl Enter" />}>
            Sign notes
          </Button>
        ) : null}
      </SessionTitle>
      <div className={classes['split']}>
        <div>
          <RosterSummary people={shown} />
          <MarksNotice now={now} onUndo={undo} onClose={queue.forgetRefusal} />
          <Roster
            session={session}
            people={shown}
            currentId={currentId}
            onCurrent={setCurrent}
            onOpen={(patientId, byKey) => {
              if (byKey || matchMedia('(max-width: 80em)').matches) write(patientId);
            }}
            onMark={queue.mark}
            isOpen={(patientId) => mayMark && !isSigned(patientId)}
            sign={{
              title: 'Note',
              of: (patientId) => {
                const person = shown.find((each) => each.patientId === patientId);
                const words = parts.of(patientId)?.now().words ?? '';
                return person ? <NoteSign state={noteState(person, notes, parts)} hasWords={words.trim() !== ''} /> : null;
              },
            }}
          />
          <KeysOfSession mayMark={mayMark} maySign={maySign} />
        </div>
        <div className={classes['notes']}>
          <Text role="status" aria-live="polite" fw={600} className={classes['signedWords'] ?? ''}>
            {signedWords}
          </Text>
          {isReviewing && !allSigned ? (
            <SignReview toSign={toSign} parts={parts} signing={signing} onPerson={write} onClose={() => setReviewing(false)} />
          ) : (
            <>
              <SharedPart part={parts.shared} isOpen={mayWrite && !allSigned} />
              {current === undefined ? null : (
                <PersonNote
                  key={currentId}
                  person={current}
                  notes={notes}
                  part={parts.of(currentId)}
                  timeZone={session.timeZone}
                  mayWrite={mayWrite}
                  onStep={(lines) => write(stepFrom(shown, currentId, lines))}
                />
              )}
            </>
          )}
        </div>
      </div>
    </>
  );
}

function KeysOfSession({ mayMark, maySign }: { readonly mayMark: boolean; readonly maySign: boolean }) {
  const keys = [
    { keys: '↑ ↓', does: 'people', shown: true },
    { keys: '1', does: 'present', shown: mayMark },
    { keys: '2', does: 'late', shown: mayMark },
    { keys: '3', does: 'absent', shown: mayMark },
    { keys: '4', does: 'cancelled', shown: mayMark },
    { keys: '0', does: 'take back', shown: mayMark },
    { keys: 'Enter', does: 'write', shown: true },
    { keys: 'Alt ↓', does: 'next person’s words', shown: true },
    { keys: 'Ctrl Enter', does: 'sign', shown: maySign },
  ];
  return (
    <div className={classes['keys']}>
      {keys
        .filter((each) => each.shown)
        .map((each) => (
          <span key={each.keys}>
            <KeyHint keys={each.keys} isSpoken /> {each.does}
          </span>
        ))}
    </div>
  );
}
