// Says what was done and offers to undo it: no question before, a way back after.
import { Button, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { useSend } from './seats.api.ts';
import { TellThem, type Told } from './TellThem.tsx';
import classes from './seats.module.css';

export type DoneThing = {
  readonly words: string;
  readonly changeId: string | null;
  /** Of a seat that was given: what the person is told. */
  readonly tell?: Told;
};

export function Done({ done, onClose }: { readonly done: DoneThing; readonly onClose: () => void }) {
  const [undone, setUndone] = useState<DoneThing | null>(null);
  const undo = useSend(() => setUndone(done));
  const isUndone = undone === done;
  const said = useRef<HTMLParagraphElement>(null);
  // The form is gone, or the button that undid it: the focus goes to what came of it.
  useEffect(() => said.current?.focus(), [done, isUndone]);
  return (
    <div className={classes['done']}>
      <Text ref={said} tabIndex={-1} role="status">
        ✓ {isUndone ? 'Undone: all stands as before.' : done.words}
      </Text>
      {done.changeId === null || isUndone ? null : (
        <Button
          variant="default"
          mih={44}
          loading={undo.isPending}
          onClick={() => undo.mutate({ path: `/api/roster-changes/${done.changeId ?? ''}/undo`, body: {} })}
        >
          Undo
        </Button>
      )}
      <Button variant="subtle" mih={44} onClick={onClose}>
        Close
      </Button>
      <ErrorNotice error={undo.error} />
      {done.tell === undefined || isUndone ? null : <TellThem told={done.tell} />}
    </div>
  );
}
