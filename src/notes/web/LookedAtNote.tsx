// A signed note as a supervisor or its author looks at it again: all of it, with what was added beside it.
import { Text } from '@mantine/core';
import { fullDay } from '#ui/format.ts';
import { durationText, statusWords } from '../../attendance/web/door.ts';
import type { ToLookAt } from '../rules/notes-answers.ts';
import { Frozen } from './Frozen.tsx';
import { PartLines } from './PartLines.tsx';
import classes from './notes.module.css';

export function noteTitle(note: ToLookAt): string {
  return `${note.personName}, ${fullDay(note.heldOn)}, ${note.groupName}`;
}

export function LookedAtNote({ note }: { readonly note: ToLookAt }) {
  return (
    <>
      <Text size="sm" c="dimmed">
        {(statusWords as Readonly<Record<string, string | undefined>>)[note.attendance] ?? note.attendance}
        {note.treatmentMinutes > 0 ? ` · ${durationText(note.treatmentMinutes)} of treatment` : ''}
      </Text>
      <PartLines part={note} />
      {note.sharedWords === '' ? null : <div className={classes['words']}>{note.sharedWords}</div>}
      {note.ownWords === '' ? null : <div className={classes['words']}>{note.ownWords}</div>}
      {note.risks === '' ? null : <Frozen title="Risks, and what was done" words={note.risks} />}
      {note.amendments.map((amendment) => (
        <div key={amendment.id} className={classes['amendment']}>
          <Text size="sm" fw={600}>
            Amendment: {amendment.reason}
          </Text>
          <div className={classes['words']}>{amendment.words}</div>
        </div>
      ))}
    </>
  );
}
