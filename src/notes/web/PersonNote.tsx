// One person's note: their own words to write, or the signed note with what was added beside it.
import { Button, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { calledName, statusWords, type ShownPerson } from '../../attendance/web/door.ts';
import type { NoteAnswer, SessionNotesAnswer } from '../rules/notes-answers.ts';
import type { DraftPart } from './draft-part.ts';
import { Hint } from './Hint.tsx';
import { LastNotes } from './LastNotes.tsx';
import { MinutesDiffer } from './MinutesDiffer.tsx';
import { OwnPart } from './OwnPart.tsx';
import { PartLines } from './PartLines.tsx';
import { RiskTap } from './RiskTap.tsx';
import { SignedNote } from './SignedNote.tsx';
import type { Names } from './use-names.ts';
import type { Writers } from './use-writers.ts';
import { WrittenBy } from './WrittenBy.tsx';
import classes from './notes.module.css';

type PersonNoteProps = {
  readonly person: ShownPerson;
  readonly notes: SessionNotesAnswer;
  readonly part: DraftPart | undefined;
  readonly session: { readonly id: string; readonly timeZone: string };
  readonly names: Names;
  readonly mayWrite: boolean;
  readonly writers: Writers;
  readonly mayDivide: boolean;
  readonly onStep: (lines: number) => void;
};

type FoundPerson = SessionNotesAnswer['people'][number];

export function PersonNote(props: PersonNoteProps) {
  const { person, notes, onStep } = props;
  const found = notes.people.find((each) => each.patientId === person.patientId);
  const note = found?.note ?? null;
  return (
    <section className={classes['person']} aria-labelledby="person-note">
      <Group className={classes['personHead']} justify="space-between" gap="xs" mb="xs" wrap="nowrap">
        <div className={classes['personName']}>
          <Title order={2} id="person-note" tabIndex={-1}>
            {calledName(person)} {person.familyName}
          </Title>
          {note === null ? <KindOfNote person={person} /> : null}
        </div>
        <Button.Group>
          <StepButton label="Previous" keys="Alt ↑" onClick={() => onStep(-1)} />
          <StepButton label="Next" keys="Alt ↓" onClick={() => onStep(1)} />
        </Button.Group>
      </Group>
      {note === null ? (
        <NotSigned {...props} found={found} />
      ) : (
        <Signed {...props} note={note} now={found?.minutesNow ?? null} />
      )}
    </section>
  );
}

type SignedProps = PersonNoteProps & {
  readonly note: NoteAnswer;
  readonly now: FoundPerson['minutesNow'];
};

function Signed({ note, now, part, session, mayWrite }: SignedProps) {
  return (
    <>
      {part?.isUnsaved() === true ? <CameTooLate part={part} /> : null}
      <MinutesDiffer note={note} now={now} mayAmend={mayWrite} />
      <SignedNote note={note} timeZone={session.timeZone} mayAmend={mayWrite} />
    </>
  );
}

function KindOfNote({ person }: { readonly person: ShownPerson }) {
  return (
    <Text size="sm" c="dimmed">
      {isAway(person) ? 'Absence entry' : 'Progress note'} · {statusWords[person.status]}
    </Text>
  );
}

function NotSigned(props: PersonNoteProps & { readonly found: FoundPerson | undefined }) {
  const { person, notes, part, session, names, mayWrite, writers, mayDivide, found } = props;
  const called = calledName(person);
  return (
    <>
      {found?.inError === true ? <WasInError /> : null}
      <WrittenBy writers={writers} patientId={person.patientId} mayDivide={mayDivide} />
      <RiskTap session={session} person={person} called={called} found={found} mayTap={mayWrite} />
      <OpenPart
        called={called}
        part={part}
        mayWrite={mayWrite && !writers.isOthers(person.patientId)}
        names={names}
        wasThere={!isAway(person)}
        last={
          <LastNotes
            sessionId={session.id}
            block={notes.block}
            patientId={person.patientId}
            called={called}
          />
        }
      />
    </>
  );
}

function isAway(person: ShownPerson): boolean {
  return person.status === 'absent' || person.status === 'cancelled';
}

function WasInError() {
  return (
    <Text role="note" size="sm" mb="sm">
      △ The signed note of this session was entered in error and left every list. Words signed now take its
      place.
    </Text>
  );
}

type StepButtonProps = { readonly label: string; readonly keys: string; readonly onClick: () => void };

function StepButton({ label, keys, onClick }: StepButtonProps) {
  return (
    <Button variant="default" h={44} px="sm" onClick={onClick} rightSection={<Hint keys={keys} />}>
      {label}
    </Button>
  );
}

type OpenPartProps = {
  readonly called: string;
  readonly part: DraftPart | undefined;
  readonly mayWrite: boolean;
  readonly names: Names;
  readonly wasThere: boolean;
  readonly last: ReactNode;
};

function OpenPart({ called, part, mayWrite, names, wasThere, last }: OpenPartProps) {
  if (part === undefined) return <Text>This person has no seat in this session any more.</Text>;
  if (mayWrite) return <OwnPart called={called} part={part} names={names} wasThere={wasThere} last={last} />;
  const now = part.now().part;
  return (
    <>
      <PartLines part={now} />
      <div className={classes['words']}>{now.words === '' ? 'Nothing written yet.' : now.words}</div>
      {last}
    </>
  );
}

// Somebody signed while this person still typed: the words are not in the note, and are not thrown away either.
function CameTooLate({ part }: { readonly part: DraftPart }) {
  return (
    <div role="alert" className={classes['twoTexts']}>
      <Text>
        The note was signed before these words of yours were saved. They are not part of it; add them as an
        amendment if they matter.
      </Text>
      <div className={classes['words']}>{part.now().part.words}</div>
      <Button variant="default" mt="xs" mih={44} onClick={() => part.letGo()}>
        Let them go
      </Button>
    </div>
  );
}
