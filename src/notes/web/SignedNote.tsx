// A signed note as it was frozen, and what was added beside it. Nothing here can be changed.
import { Button, Group, Text } from '@mantine/core';
import { dayAndTime } from '#ui/format.ts';
import { useOneOpen } from '#ui/one-open.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { durationText, statusWords } from '../../attendance/web/door.ts';
import { useMay, useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { NoteAnswer } from '../rules/notes-answers.ts';
import { isAbsence, signatureWords, signedAsWords } from '../rules/print-words.ts';
import { Frozen } from './Frozen.tsx';
import { PartLines } from './PartLines.tsx';
import { AmendmentForm, isAmendmentBegun } from './AmendmentForm.tsx';
import { EnterErrorForm } from './EnterErrorForm.tsx';
import classes from './notes.module.css';

type SignedNoteProps = { readonly note: NoteAnswer; readonly timeZone: string; readonly mayAmend: boolean };

export function SignedNote({ note, timeZone, mayAmend }: SignedNoteProps) {
  const may = useMay();
  return (
    <div>
      <Text size="sm" fw={600} c="dimmed">
        {isAbsence(note.attendance) ? 'Absence entry' : 'Progress note'}
        {note.blockWords === '' ? '' : ` · ${note.blockWords}`}
      </Text>
      <FrozenNote note={note} />
      <Text mt="sm" fw={600}>
        ✓ Signed by {signatureWords(note.signerName, note.signerCredential)}
        {signedAsWords[note.signedAs] ?? ''}
      </Text>
      <Text size="sm" c="dimmed">
        {dayAndTime(note.signedAt, timeZone)}. Signed text cannot be changed; an amendment stands beside it.
        {may('notes.print') ? (
          <>
            {' '}
            <PageLink to={`/app/sessions/${note.sessionId}/print?patientId=${note.patientId}`}>
              This note to print
            </PageLink>
          </>
        ) : null}
      </Text>
      <Cosignature note={note} timeZone={timeZone} />
      {note.amendments.map((amendment) => (
        <div key={amendment.id} className={classes['amendment']}>
          <Text size="sm" fw={600}>
            Amendment: {amendment.reason}
          </Text>
          <div className={classes['words']}>{amendment.words}</div>
          <Text size="sm" c="dimmed">
            {signatureWords(amendment.writerName, amendment.writerCredential)},{' '}
            {dayAndTime(amendment.writtenAt, timeZone)}
          </Text>
        </div>
      ))}
      {mayAmend ? <Adding note={note} /> : null}
    </div>
  );
}

function FrozenNote({ note }: { readonly note: NoteAnswer }) {
  const attendance =
    (statusWords as Readonly<Record<string, string | undefined>>)[note.attendance] ?? note.attendance;
  const minutes = `${durationText(note.treatmentMinutes)} of treatment, ${durationText(note.clockMinutes)} on the clock`;
  return (
    <>
      <Text size="sm" c="dimmed">
        {note.clockMinutes > 0 ? `${attendance} · ${minutes}` : attendance}
      </Text>
      <PartLines part={note} />
      {note.sharedWords === '' ? null : <Frozen title="The group" words={note.sharedWords} />}
      {note.ownWords === '' ? null : <Frozen title="Own words" words={note.ownWords} />}
      {note.risks === '' ? null : <Frozen title="Risks, and what was done" words={note.risks} />}
    </>
  );
}

// How the second signature stands, where one is needed.
function Cosignature({ note, timeZone }: { readonly note: NoteAnswer; readonly timeZone: string }) {
  const { cosignature } = note;
  if (cosignature === null) return null;
  const { state, makerName, makerCredential, madeAt, comment } = cosignature;
  if (state === 'waiting')
    return <Text mt="xs">○ Waits for a supervisor’s co-signature, by the signer’s credential.</Text>;
  const by = `${signatureWords(makerName ?? '', makerCredential)}, ${madeAt === null ? '' : dayAndTime(madeAt, timeZone)}`;
  if (state === 'returned')
    return (
      <Text mt="xs" className={classes['missing'] ?? ''}>
        △ Returned by {by}: {comment} An amendment answers it.
      </Text>
    );
  return (
    <Text mt="xs" fw={600}>
      ✓ Co-signed by {by}
    </Text>
  );
}

// What can still be done beside a signed note.
function Adding({ note }: { readonly note: NoteAnswer }) {
  const who = useWhoIsSignedIn();
  const begun = isAmendmentBegun(note, who?.staffMemberId);
  const {
    open: doing,
    show: setDoing,
    close,
  } = useOneOpen<'amendment' | 'error'>(begun ? 'amendment' : null);
  if (doing === 'amendment') return <AmendmentForm note={note} onDone={close} />;
  if (doing === 'error') return <EnterErrorForm note={note} onDone={close} />;
  const mayMark = note.signedBy === who?.staffMemberId || who?.roles.includes('supervisor') === true;
  return (
    <Group gap="xs" mt="sm">
      <Button variant="default" mih={44} onClick={() => setDoing('amendment')}>
        Add an amendment
      </Button>
      {mayMark ? (
        <Button variant="default" mih={44} onClick={() => setDoing('error')}>
          Entered in error
        </Button>
      ) : null}
    </Group>
  );
}
