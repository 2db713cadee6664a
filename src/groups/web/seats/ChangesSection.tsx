// The newest changes of a group's people: who did what and why, and the last one of each person to be undone.
import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime, shortDay } from '#ui/format.ts';
import { Shown } from '#ui/Shown.tsx';
import type { ChangesAnswer } from '../../rules/seat-answers.ts';
import { nameOf } from './names.ts';
import { useChanges, useSend } from './seats.api.ts';

type Change = ChangesAnswer['changes'][number];

const kindWords: Readonly<Record<string, string>> = {
  seat_given: 'Seat given',
  seat_ended: 'Seat ended',
  seat_changed: 'Seat changed',
  seat_moved: 'Moved to another group',
  seat_corrected: 'Seat corrected',
  seat_taken_back: 'Seat taken back',
  visit_given: 'Visit planned',
  visit_withdrawn: 'Visit withdrawn',
  walk_in: 'Came without a plan',
  absence_given: 'Will not come',
  absence_withdrawn: 'Comes after all',
  guest_given: 'Guest added',
  guest_withdrawn: 'Guest taken off',
  pause_given: 'Does not come for a while',
  pause_ended: 'Comes again earlier',
};

type ChangesSectionProps = {
  readonly groupId: string;
  readonly timeZone: string;
  readonly maySeat: boolean;
};

export function ChangesSection({ groupId, timeZone, maySeat }: ChangesSectionProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="changes">
      <Title order={2} id="changes" mt="xl" mb="sm">
        Latest changes
      </Title>
      {isOpen ? (
        <ChangesTable groupId={groupId} timeZone={timeZone} maySeat={maySeat} />
      ) : (
        <Button variant="default" mih={44} onClick={() => setOpen(true)}>
          Show them
        </Button>
      )}
    </section>
  );
}

function ChangesTable({ groupId, timeZone, maySeat }: ChangesSectionProps) {
  const undo = useSend();
  const columns: Column<Change>[] = [
    {
      key: 'what',
      title: 'What',
      cell: (change) => (
        <>
          {change.patientId === null ? 'Guest' : nameOf(change)}: {kindWords[change.kind] ?? change.kind}
          {change.heldOn === null ? '' : `, ${shortDay(change.heldOn)}`}
          {change.undone ? ' (undone)' : ''}
        </>
      ),
    },
    { key: 'because', title: 'Why', wideOnly: true, cell: (change) => change.because },
    {
      key: 'by',
      title: 'By',
      wideOnly: true,
      cell: (change) => `${change.maker}, ${dayAndTime(change.madeAt, timeZone)}`,
    },
    {
      key: 'undo',
      title: maySeat ? 'Undo' : '',
      align: 'right',
      cell: (change) =>
        maySeat && !change.undone ? (
          <Button
            variant="subtle"
            size="compact-md"
            mih={44}
            aria-label={`Undo: ${nameOf(change)}, ${kindWords[change.kind] ?? change.kind}`}
            onClick={() => undo.mutate({ path: `/api/roster-changes/${change.id}/undo`, body: {} })}
          >
            Undo
          </Button>
        ) : null,
    },
  ];
  return (
    <Shown query={useChanges(groupId)} what="Loading the changes">
      {({ changes }) => (
        <>
          <ErrorNotice error={undo.error} />
          <DataTable
            caption="Latest changes of this group's people"
            columns={columns}
            rows={changes}
            rowKey={(change) => change.id}
            empty={<Text c="dimmed">Nothing was changed yet.</Text>}
          />
        </>
      )}
    </Shown>
  );
}
