// A session as its counselor works with it: who is there, what the group did, each person's own words, and one
// signature under it all. Who may not read notes gets the roster alone.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '#ui/Loading.tsx';
import { usePathPart, useQueryWord } from '#ui/page-params.ts';
import { Shown } from '#ui/Shown.tsx';
import { SessionTopicPanel } from '../../curricula/web/door.ts';
import { wasThere } from '../../attendance/rules/was-there.ts';
import {
  CountingLine,
  MarksNotice,
  Roster,
  useMarks,
  usePullOuts,
  useSession,
} from '../../attendance/web/door.ts';
import { useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import { notesKey, useSessionNotes } from './notes.api.ts';
import { RosterSummary } from './RosterSummary.tsx';
import { EveryoneButton, SessionTitle, type SessionProps } from './SessionTitle.tsx';
import { SessionWithNotes } from './SessionWithNotes.tsx';
import { useSessionKeys } from './use-session-keys.ts';
import { focusPerson, stepFrom } from './walk-people.ts';

export function SessionPage() {
  const sessionId = usePathPart('sessionId');
  const session = useSession(sessionId);
  const who = useWhoIsSignedIn();
  if (who === undefined) return <Loading />;
  return (
    <Shown query={session} what="Loading the session">
      {(answer) => (
        <Session
          key={answer.session.id}
          answer={answer}
          writer={who.staffMemberId}
          permissions={who.permissions}
        />
      )}
    </Shown>
  );
}

function Session(props: SessionProps) {
  return props.permissions.includes('notes.read') ? <WithNotes {...props} /> : <RosterAlone {...props} />;
}

function WithNotes(props: SessionProps) {
  const [block, chooseBlock] = useState<number>();
  // A link to another person of the session on its own page opens it at them.
  const person = useQueryWord('person');
  const notes = useSessionNotes(props.answer.session.id, block);
  useMinutesOfMarks(props.answer, notes.data);
  return (
    <Shown query={notes}>
      {(found) => (
        <SessionWithNotes key={`${found.block} ${person}`} {...props} notes={found} onBlock={chooseBlock} />
      )}
    </Shown>
  );
}

// What notes say of minutes follows the marks: of signed ones whether they differ, of a block how many they are.
function useMinutesOfMarks(
  { session, people }: SessionProps['answer'],
  notes: SessionNotesAnswer | undefined,
): void {
  const client = useQueryClient();
  const marks = people.map((person) => person.sequence).join();
  const before = useRef(marks);
  const follows = notes !== undefined && (notes.block > 0 || notes.people.some(({ note }) => note !== null));
  useEffect(() => {
    if (before.current === marks) return;
    before.current = marks;
    if (follows) void client.invalidateQueries({ queryKey: notesKey(session.id) });
  }, [client, session.id, marks, follows]);
}

function RosterAlone({ answer, writer, permissions }: SessionProps) {
  const { session } = answer;
  const { queue, now, shown, ...marks } = useMarks(answer, writer);
  const [currentId, setCurrent] = useState(shown[0]?.patientId ?? '');
  const current = shown.find((person) => person.patientId === currentId);
  const mayMark = permissions.includes('attendance.record') && session.status !== 'cancelled';
  const pullOuts = usePullOuts(session.id);
  const mayPullOut = permissions.includes('attendance.pull-out') && session.status !== 'cancelled';
  const everyone = () => {
    if (mayMark) marks.everyone();
  };
  const undo = () => queue.undo(shown);
  useSessionKeys({
    everyone,
    undo,
    outOrBack: () => {
      if (mayPullOut && current && wasThere(current.status)) pullOuts.outOrBack(current);
    },
    mark: (status) => {
      if (mayMark && current) marks.mark(current, { status, arrivedAt: null, leftAt: null });
    },
    step: (lines) => {
      const next = stepFrom(shown, currentId, lines);
      setCurrent(next);
      focusPerson(next);
    },
    sign: () => undefined,
    leave: () => undefined,
    isSigning: false,
  });
  return (
    <>
      <SessionTitle answer={answer}>{mayMark ? <EveryoneButton onClick={everyone} /> : null}</SessionTitle>
      <SessionTopicPanel sessionId={session.id} />
      <RosterSummary people={shown} />
      <CountingLine session={session} />
      <MarksNotice now={now} onUndo={undo} onClose={queue.forgetRefusal} />
      <Roster
        session={session}
        people={shown}
        currentId={currentId}
        onCurrent={setCurrent}
        onMark={marks.mark}
        confirming={marks.confirming}
        isOpen={() => mayMark}
        pullOuts={mayPullOut ? pullOuts : null}
      />
    </>
  );
}
