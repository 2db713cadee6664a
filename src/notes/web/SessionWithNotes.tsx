// The session's page with its notes: roster at the left, the shared part and one person at a time beside it.
import { Button } from '@mantine/core';
import { KeyHint } from '#ui/KeyHint.tsx';
import { SessionTopicPanel } from '../../curricula/web/door.ts';
import { CountingLine, MarksNotice, Roster } from '../../attendance/web/door.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import { risksInWords } from '../rules/risk.ts';
import { BlockChoice } from './BlockChoice.tsx';
import { Division } from './Division.tsx';
import { Hint } from './Hint.tsx';
import { NoteSign } from './NoteSign.tsx';
import { PersonNote } from './PersonNote.tsx';
import { RosterSummary } from './RosterSummary.tsx';
import { EveryoneButton, SessionTitle, type SessionProps } from './SessionTitle.tsx';
import { SharedPart } from './SharedPart.tsx';
import { SignedStatus } from './SignedStatus.tsx';
import { SignReview } from './SignReview.tsx';
import { personInBlock } from './note-states.ts';
import { signedWords } from './signing-words.ts';
import { signOf, useSessionWork, type SessionWork } from './use-session-work.ts';
import { stepFrom } from './walk-people.ts';
import classes from './notes.module.css';

type SessionWithNotesProps = SessionProps & {
  readonly notes: SessionNotesAnswer;
  readonly onBlock: (block: number) => void;
};

export function SessionWithNotes(props: SessionWithNotesProps) {
  const { answer, notes } = props;
  const work = useSessionWork(props);
  return (
    <>
      <SessionTitle answer={answer}>
        {work.may.mark ? <EveryoneButton onClick={() => work.marks.everyone()} /> : null}
        {work.may.sign ? (
          <Button
            h={44}
            onClick={work.review}
            aria-keyshortcuts="Control+Enter"
            rightSection={<Hint keys="Ctrl Enter" />}
          >
            Sign notes
          </Button>
        ) : null}
      </SessionTitle>
      <SessionTopicPanel sessionId={answer.session.id} />
      <BlockChoice notes={notes} people={work.shown.length} onBlock={props.onBlock} />
      <div className={classes['split']}>
        <div>
          <RosterSummary people={work.shown} />
          <CountingLine session={answer.session} />
          <MarksNotice now={work.now} onUndo={work.undo} onClose={work.queue.forgetRefusal} />
          <RosterWithNotes work={work} {...props} />
          <KeysOfSession may={work.may} />
        </div>
        <div className={classes['notes']}>
          <SignedStatus
            words={signedWords(work.reviewing.signed?.count ?? 0, work.ownToSign.length)}
            time={work.reviewing.signed}
          />
          {work.reviewing.isOn && work.may.sign ? (
            <SignReview
              session={answer.session}
              block={notes.block}
              toSign={work.ownToSign}
              names={work.names}
              parts={work.parts}
              signing={work.reviewing.signing}
              risksOf={(patientId) =>
                risksInWords(notes.people.find((one) => one.patientId === patientId)?.risks ?? [])
              }
              onSee={work.see}
              onPerson={work.write}
              onClose={work.reviewing.leave}
            />
          ) : (
            <Writing work={work} notes={notes} session={answer.session} />
          )}
        </div>
      </div>
    </>
  );
}

function RosterWithNotes({ work, answer, notes }: SessionWithNotesProps & { readonly work: SessionWork }) {
  return (
    <Roster
      session={answer.session}
      people={work.shown}
      currentId={work.chosen.id}
      onCurrent={work.chosen.choose}
      onOpen={(patientId, byKey) => {
        // Beside each other a click only chooses; below each other it goes to the words.
        if (byKey || !matchMedia('(min-width: 80em)').matches) work.write(patientId);
      }}
      onMark={work.marks.mark}
      confirming={work.marks.confirming}
      isOpen={work.isOpen}
      pullOuts={work.pullOuts}
      sign={{
        title: 'Note',
        of: (patientId) => {
          const person = work.shown.find((each) => each.patientId === patientId);
          return person && !person.locked ? <NoteSign {...signOf(work, notes, person)} /> : null;
        },
      }}
    />
  );
}

type WritingProps = {
  readonly work: SessionWork;
  readonly notes: SessionNotesAnswer;
  readonly session: { readonly id: string; readonly timeZone: string };
};

function Writing({ work, notes, session }: WritingProps) {
  const { current, chosen } = work;
  return (
    <>
      <Division writers={work.writers} open={work.toSign} mayDivide={work.may.sign} />
      <SharedPart
        part={work.parts.shared}
        isOpen={work.may.writeShared}
        names={work.names}
        sessionId={session.id}
      />
      {current === undefined || current.locked ? null : (
        <PersonNote
          key={chosen.id}
          person={personInBlock(current, notes)}
          notes={notes}
          part={work.parts.of(chosen.id)}
          session={session}
          names={work.names}
          mayWrite={work.may.write}
          writers={work.writers}
          mayDivide={work.may.sign}
          onStep={(lines) => work.write(stepFrom(work.shown, chosen.id, lines))}
        />
      )}
    </>
  );
}

function KeysOfSession({ may }: { readonly may: SessionWork['may'] }) {
  const { mark: mayMark, sign: maySign, pullOut: mayPullOut } = may;
  const keys = [
    { keys: '↑ ↓', does: 'people', shown: true },
    { keys: '1', does: 'present', shown: mayMark },
    { keys: '2', does: 'late', shown: mayMark },
    { keys: '3', does: 'absent', shown: mayMark },
    { keys: '4', does: 'cancelled', shown: mayMark },
    { keys: '0', does: 'take back', shown: mayMark },
    { keys: 'O', does: 'out of the group, and back', shown: mayPullOut },
    { keys: 'Enter', does: 'write', shown: true },
    { keys: 'Alt ↑ ↓', does: 'from words to words', shown: true },
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
