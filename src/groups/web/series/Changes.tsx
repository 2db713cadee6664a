// What was changed in a series, by whom and why; each can be taken back.
import { Button, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime } from '#ui/format.ts';
import { groupKey } from '../groups.api.ts';
import { takeBack, type ChangeOfSeries, type SeriesAnswer } from './series.api.ts';
import { changeWords } from './series-words.ts';
import classes from '../groups.module.css';

type ChangesProps = {
  readonly groupId: string;
  readonly series: SeriesAnswer;
  readonly mayTakeBack: boolean;
};

export function Changes({ groupId, series, mayTakeBack }: ChangesProps) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: (changeId: string) => takeBack(groupId, changeId),
    onSuccess: () => client.invalidateQueries({ queryKey: groupKey(groupId) }),
  });
  if (series.changes.length === 0) return null;
  const columns: Column<ChangeOfSeries>[] = [
    {
      key: 'what',
      title: 'Change',
      cell: (change) => (
        <>
          {changeWords(change)}
          <Text size="sm" c="dimmed" hiddenFrom="sm">
            {change.because}
          </Text>
        </>
      ),
    },
    { key: 'because', title: 'Why', cell: (change) => change.because ?? '', wideOnly: true },
    {
      key: 'by',
      title: 'By',
      cell: (change) => `${change.madeBy ?? 'Evenkeel'}, ${dayAndTime(change.madeAt, series.timeZone)}`,
      wideOnly: true,
    },
    {
      key: 'undo',
      title: 'Take back',
      align: 'right',
      cell: (change) => (
        <TakeBack change={change} mayTakeBack={mayTakeBack} onUndo={() => undo.mutate(change.id)} />
      ),
    },
  ];
  return (
    <>
      <Title order={2} mt="xl" mb="sm">
        Changes
      </Title>
      <ErrorNotice error={undo.error} />
      <DataTable
        caption="Changes of this group's dates"
        columns={columns}
        rows={series.changes}
        rowKey={(change) => change.id}
      />
    </>
  );
}

type TakeBackProps = {
  readonly change: ChangeOfSeries;
  readonly mayTakeBack: boolean;
  readonly onUndo: () => void;
};

function TakeBack({ change, mayTakeBack, onUndo }: TakeBackProps) {
  if (change.takenBackAt !== null)
    return (
      <Text span c="dimmed">
        Taken back
      </Text>
    );
  // What a closure did goes when the closure is withdrawn.
  if (!mayTakeBack || change.kind === 'closure') return null;
  return (
    <Button
      variant="subtle"
      size="compact-md"
      className={classes['rowButton'] ?? ''}
      onClick={onUndo}
      aria-label={`Undo: ${changeWords(change)}`}
    >
      Undo
    </Button>
  );
}
