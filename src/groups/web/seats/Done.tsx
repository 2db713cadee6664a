// Says what was done and offers to undo it: no question before, a way back after.
import { Button, Text } from '@mantine/core';
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
  const undo = useSend(onClose);
  return (
    <div className={classes['done']}>
      <Text role="status">✓ {done.words}</Text>
      {done.changeId === null ? null : (
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
      {done.tell === undefined ? null : <TellThem told={done.tell} />}
    </div>
  );
}
