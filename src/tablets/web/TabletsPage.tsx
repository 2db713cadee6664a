// Tablets at the door of a clinic: which there are, a code for a new one, and ending one.
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { pathOf } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime } from '#ui/format.ts';
import { useQueryWord } from '#ui/page-params.ts';
import { useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { TabletsAnswer } from '../rules/tablet.ts';
import { endTablet, useTablets, useTabletsAgain, type Tablet } from './tablets.api.ts';
import { NewTablet } from './NewTablet.tsx';

const stateWords = {
  waits: 'Waits for its code',
  code_over: 'Code not used in time',
  in_use: 'In use',
  silent: 'Silent for a month: set it up anew',
  ended: 'Ended',
} as const satisfies Record<Tablet['state'], string>;

export function TabletsPage() {
  const query = useTablets();
  return (
    <>
      <PageTitle below="People check in by themselves at the door. A tablet shows nobody’s record and no list.">
        Tablets
      </PageTitle>
      <Shown query={query} what="Loading the tablets">
        {(answer) => <Tablets answer={answer} />}
      </Shown>
    </>
  );
}

function Tablets({ answer }: { readonly answer: TabletsAnswer }) {
  const asked = useQueryWord('clinic');
  const go = useGo();
  const again = useTabletsAgain();
  const clinic = answer.clinics.find(({ id }) => id === asked) ?? answer.clinics[0];
  const end = useMutation({ mutationFn: (tablet: Tablet) => endTablet(tablet.id), onSettled: again });
  if (clinic === undefined)
    return (
      <EmptyState title="There is no clinic yet.">Add one first; a tablet stands at its door.</EmptyState>
    );
  const here = answer.tablets.filter(({ clinicId }) => clinicId === clinic.id);
  return (
    <>
      {answer.clinics.length > 1 ? (
        <NativeSelect
          label="Clinic"
          maw={320}
          mb="md"
          value={clinic.id}
          onChange={(event) => go(pathOf('/app/tablets', { clinic: event.currentTarget.value }))}
          data={answer.clinics.map(({ id, name }) => ({ value: id, label: name }))}
          styles={{ input: { minHeight: 44 } }}
        />
      ) : null}
      <NewTablet key={clinic.id} clinicId={clinic.id} zone={clinic.timeZone} tablets={here} />
      {end.isSuccess ? (
        <Text role="status" mb="sm">
          {end.variables.name} is ended: it shows the page that asks for a code. To use it again, make a new
          one.
        </Text>
      ) : null}
      <ErrorNotice error={end.error} />
      <DataTable
        caption="Tablets of this clinic"
        columns={columnsFor(clinic.timeZone, (tablet) => end.mutate(tablet))}
        rows={here}
        rowKey={(tablet) => tablet.id}
        empty={
          <EmptyState title="There is no tablet here yet.">
            Any tablet with a browser will do. Make a code above and enter it on the tablet.
          </EmptyState>
        }
      />
    </>
  );
}

function columnsFor(zone: string, onEnd: (tablet: Tablet) => void): Column<Tablet>[] {
  return [
    {
      key: 'name',
      title: 'Tablet',
      cell: (tablet) => (
        <>
          <Text span fw={600}>
            {tablet.name}
          </Text>
          <Text size="sm" c="dimmed">
            set up by {tablet.madeByName}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      title: 'How it stands',
      cell: (tablet) => (
        <>
          {stateWords[tablet.state]}
          <Text size="sm" c="dimmed">
            {heardOf(tablet, zone)}
          </Text>
        </>
      ),
    },
    {
      key: 'end',
      title: 'Change',
      align: 'right',
      cell: (tablet) =>
        tablet.state === 'ended' ? null : (
          <Group justify="flex-end">
            <Button
              variant="subtle"
              size="compact-md"
              mih={44}
              aria-label={`End ${tablet.name}`}
              onClick={() => onEnd(tablet)}
            >
              End
            </Button>
          </Group>
        ),
    },
  ];
}

function heardOf({ state, codeEndsAt, lastSeenAt, endedAt }: Tablet, zone: string): string {
  if (state === 'ended' && endedAt !== null) return `on ${dayAndTime(endedAt, zone)}`;
  if (lastSeenAt !== null) return `last heard of ${dayAndTime(lastSeenAt, zone)}`;
  return state === 'waits' ? `until ${dayAndTime(codeEndsAt, zone)}` : '';
}
