// The next dates as a list: each with its state and what can be done about it in one line.
import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { pathOf } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { Fill } from '#ui/Fill.tsx';
import { shortDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { useMay } from '../../../staff/web/door.ts';
import { groupKey } from '../groups.api.ts';
import { takeBack, type DateOfSeries, type SeriesAnswer } from './series.api.ts';
import { ledWords, matterOf, placeWords, spanWords, stateWords, undoableOf } from './series-words.ts';
import type { ChangeKind } from './typed-change.ts';
import classes from '../groups.module.css';

type DatesProps = {
  readonly groupId: string;
  readonly series: SeriesAnswer;
  readonly mayOpen: boolean;
  /** Null: nothing may be changed. */
  readonly onChoose: ((date: DateOfSeries, kind: ChangeKind) => void) | null;
};

const datesAtFirst = 12;

export function Dates({ groupId, series, mayOpen, onChoose }: DatesProps) {
  const client = useQueryClient();
  const [isAllShown, showAll] = useState(false);
  const shown = isAllShown ? series.dates : series.dates.slice(0, datesAtFirst);
  const undo = useMutation({
    mutationFn: (changeId: string) => takeBack(groupId, changeId),
    onSuccess: () => client.invalidateQueries({ queryKey: groupKey(groupId) }),
  });
  const columns: Column<DateOfSeries>[] = [
    {
      key: 'day',
      title: 'Day',
      cell: (date) => (
        <>
          {mayOpen ? (
            <PageLink to={`/app/sessions/${date.sessionId}`} className={classes['rowLink'] ?? ''}>
              {shortDay(date.heldOn)}
            </PageLink>
          ) : (
            shortDay(date.heldOn)
          )}
          <Text size="sm" c="dimmed" hiddenFrom="sm">
            {spanWords(date, series.timeZone)}, {placeWords(date)}. {stateWords(date)}.{' '}
            <WhoComes date={date}>
              {date.seats} of {date.seatLimit} people
            </WhoComes>
          </Text>
        </>
      ),
    },
    { key: 'time', title: 'Time', cell: (date) => spanWords(date, series.timeZone), wideOnly: true },
    { key: 'where', title: 'Where', cell: (date) => placeWords(date), wideOnly: true },
    { key: 'led', title: 'Led by', cell: (date) => ledWords(date) || 'Nobody', wideOnly: true },
    {
      key: 'seats',
      title: 'People',
      cell: (date) => (
        <WhoComes date={date}>
          <Fill taken={date.seats} of={date.seatLimit} what="people" isShort />
        </WhoComes>
      ),
      wideOnly: true,
    },
    { key: 'state', title: 'State', cell: (date) => stateWords(date), wideOnly: true },
  ];
  const actions: Column<DateOfSeries> = {
    key: 'change',
    title: 'Change',
    align: 'right',
    cell: (date) => (
      <Actions
        date={date}
        onChoose={(kind) => onChoose?.(date, kind)}
        onUndo={(changeId) => undo.mutate(changeId)}
      />
    ),
  };
  return (
    <>
      <ErrorNotice error={undo.error} />
      <DataTable
        caption="Next dates of this group"
        columns={onChoose === null ? columns : [...columns, actions]}
        rows={shown}
        rowKey={(date) => date.sessionId}
        empty={<EmptyState title="No session stands in the timetable from today on." />}
      />
      {shown.length === series.dates.length ? null : (
        <Button variant="subtle" mt="xs" mih={44} onClick={() => showAll(true)}>
          {series.dates.length - shown.length} more dates
        </Button>
      )}
    </>
  );
}

// The people of one date, with visits, absences and guests.
function WhoComes({ date, children }: { readonly date: DateOfSeries; readonly children: ReactNode }) {
  return (
    <PageLink to={`/app/dates/${date.sessionId}`} className={classes['rowLink'] ?? ''}>
      {children}
      <VisuallyHidden>: who comes on {shortDay(date.heldOn)}</VisuallyHidden>
    </PageLink>
  );
}

// Who is expected on a date that is not as they know it has to hear of it.
function TellLink({ date, day }: { readonly date: DateOfSeries; readonly day: string }) {
  const may = useMay();
  const matter = matterOf(date);
  if (matter === null || !may('board.tell')) return null;
  return (
    <PageLink
      px={8}
      py={10}
      fw={600}
      to={pathOf('/app/board/tell', { sessionId: date.sessionId, matter })}
      aria-label={`Tell people: ${day}`}
    >
      Tell people
    </PageLink>
  );
}

type ActionsProps = {
  readonly date: DateOfSeries;
  readonly onChoose: (kind: ChangeKind) => void;
  readonly onUndo: (changeId: string) => void;
};

function Actions({ date, onChoose, onUndo }: ActionsProps) {
  const day = shortDay(date.heldOn);
  const changeId = undoableOf(date);
  const isOpen = date.status === 'planned' && date.keptBecause === null;
  const button = (kind: ChangeKind, word: string, says: string) => (
    <Button
      key={kind}
      variant="subtle"
      size="compact-md"
      className={classes['rowButton'] ?? ''}
      onClick={() => onChoose(kind)}
      aria-label={`${says}: ${day}`}
    >
      {word}
    </Button>
  );
  return (
    <Group gap={4} justify="flex-end">
      {isOpen ? (
        <>
          {button('cancel', 'Call off', 'Call off')}
          {button('move', 'Move', 'Move')}
          {date.mode === 'virtual'
            ? button('mode', 'Hold in a room', 'Hold in a room')
            : button('mode', 'Turn virtual', 'Turn virtual')}
        </>
      ) : null}
      {date.status === 'planned'
        ? button('staff', 'Who leads', 'Who leads: substitute or co-facilitator')
        : null}
      <TellLink date={date} day={day} />
      {changeId === null ? null : (
        <Button
          variant="subtle"
          size="compact-md"
          className={classes['rowButton'] ?? ''}
          onClick={() => onUndo(changeId)}
          aria-label={`Undo the change: ${day}`}
        >
          Undo
        </Button>
      )}
    </Group>
  );
}
