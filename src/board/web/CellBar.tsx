// The date that is chosen on the board, in full words, and what can be done about it.
import { Button, Group, Text } from '@mantine/core';
import { longDay, timeOfDay } from '#ui/format.ts';
import { KeyHint } from '#ui/KeyHint.tsx';
import { useGo } from '#ui/PageLink.tsx';
import type { BoardCell, WeekAnswer } from '../rules/board-answers.ts';
import { freeText, modeText, programText } from './board-words.ts';
import { forGoodText, useForGood } from './for-good.ts';
import { elsewhereText, type CellAction, type Clinic } from './cell-actions.ts';
import classes from './board.module.css';

type CellBarProps = {
  readonly session: BoardCell;
  readonly group: WeekAnswer['groups'][number];
  readonly clinic: Clinic;
  readonly actions: readonly CellAction[];
};

export function CellBar({ session, group, clinic, actions }: CellBarProps) {
  const time = (instant: string) => timeOfDay(instant, clinic.timeZone);
  const forGood = useForGood(session);
  const more = [
    programText(group.program),
    modeText(session.mode),
    `${session.seats} of ${session.seatLimit} seats, ${freeText(session)} on this date`,
    forGood === null ? '' : forGoodText(forGood),
    ...session.topics,
    session.leaders.length === 0 ? '' : `led by ${session.leaders.join(', ')}`,
  ];
  return (
    <section className={classes['bar']} aria-label="The date that is chosen">
      <div>
        <Text fw={600}>
          {group.name}, {longDay(session.heldOn)}, {time(session.startsAt)} to {time(session.endsAt)}
        </Text>
        <Text size="sm" c="dimmed">
          {more.filter((words) => words !== '').join(' · ')}
        </Text>
        {clinic.isElsewhere ? <Text size="sm">{elsewhereText(clinic)}</Text> : null}
      </div>
      <CellButtons actions={actions} showKeys />
    </section>
  );
}

type CellButtonsProps = { readonly actions: readonly CellAction[]; readonly showKeys?: boolean };

export function CellButtons({ actions, showKeys = false }: CellButtonsProps) {
  const go = useGo();
  return (
    <Group gap="xs">
      {actions.map(({ key, label, to }) => (
        <Button
          key={key}
          variant="default"
          mih={44}
          px="sm"
          onClick={() => go(to)}
          rightSection={showKeys ? <KeyHint keys={key} /> : null}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
