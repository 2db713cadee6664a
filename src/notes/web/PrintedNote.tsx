// One signed note on paper: as it was frozen, with its signatures, its hash, and what was added beside it.
import { Text, Title } from '@mantine/core';
import { dayAndTime, fullDay } from '#ui/format.ts';
import { durationText } from '../../attendance/web/door.ts';
import type { PrintedNote as Note } from '../rules/print-answers.ts';
import { attendanceWords, isAbsence, signatureWords, signedAsWords } from '../rules/print-words.ts';
import { PartLines } from './PartLines.tsx';
import classes from './print-notes.module.css';

export function PrintedNote({ note }: { readonly note: Note }) {
  const time = (instant: string) => dayAndTime(instant, note.timeZone);
  const attendance = attendanceWords[note.attendance] ?? note.attendance;
  const minutes = `${durationText(note.treatmentMinutes)} of treatment, ${durationText(note.clockMinutes)} on the clock`;
  return (
    <article className={classes['note']} aria-label={`${fullDay(note.heldOn)}, ${note.groupName}`}>
      <Title order={3}>
        {[fullDay(note.heldOn), note.groupName, note.blockWords].filter((part) => part !== '').join(' · ')}
      </Title>
      <Text size="sm" c="dimmed">
        {isAbsence(note.attendance) ? 'Absence entry' : 'Progress note'} · {note.clinicName} ·{' '}
        {note.clockMinutes > 0 ? `${attendance} · ${minutes}` : attendance}
      </Text>
      <PartLines part={note} />
      <Words title="The group" words={note.sharedWords} />
      <Words title="Own words" words={note.ownWords} />
      <Words title="Risks, and what was done" words={note.risks} />
      <Text mt="xs" fw={600}>
        Signed by {signatureWords(note.signerName, note.signerCredential)}
        {signedAsWords[note.signedAs] ?? ''}, {time(note.signedAt)}.
      </Text>
      <Cosigned note={note} time={time} />
      <Text className={classes['hash'] ?? ''}>SHA-256 {note.contentSha256}</Text>
      {note.amendments.map((amendment) => (
        <div key={amendment.id} className={classes['amendment']}>
          <Text size="sm" fw={600}>
            Amendment: {amendment.reason}
          </Text>
          <div className={classes['words']} dir="auto">
            {amendment.words}
          </div>
          <Text size="sm" c="dimmed">
            {signatureWords(amendment.writerName, amendment.writerCredential)}, {time(amendment.writtenAt)}
          </Text>
        </div>
      ))}
    </article>
  );
}

function Cosigned({ note, time }: { readonly note: Note; readonly time: (instant: string) => string }) {
  const { cosignature } = note;
  if (cosignature === null) return null;
  const { state, makerName, makerCredential, madeAt } = cosignature;
  if (state !== 'cosigned') return <Text>Not co-signed yet.</Text>;
  return (
    <Text fw={600}>
      Co-signed by {signatureWords(makerName ?? '', makerCredential)}
      {madeAt === null ? '' : `, ${time(madeAt)}`}.
    </Text>
  );
}

function Words({ title, words }: { readonly title: string; readonly words: string }) {
  if (words === '') return null;
  return (
    <div>
      <Text size="sm" fw={600} c="dimmed" mt="xs">
        {title}
      </Text>
      <div className={classes['words']} dir="auto">
        {words}
      </div>
    </div>
  );
}
