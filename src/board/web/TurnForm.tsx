// Says why, and turns the day virtual: all of it, or the one date that somebody came for.
import { Button, Group, Radio, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { longDay, timeOfDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import type { VirtualDayAnswer } from '../rules/cover-answers.ts';
import { peopleText } from './board-words.ts';
import { useTurnVirtual } from './turn-virtual.ts';
import classes from './board.module.css';

type SessionOfDay = VirtualDayAnswer['sessions'][number];
type TurnFormProps = {
  readonly answer: VirtualDayAnswer;
  readonly turning: readonly SessionOfDay[];
  readonly only: { readonly sessionId: string; readonly choose: (sessionId: string) => void };
};

export function TurnForm({ answer, turning, only }: TurnFormProps) {
  const [because, setBecause] = useState('');
  const one = turning.find((session) => session.sessionId === only.sessionId) ?? null;
  const turn = useTurnVirtual(one);
  if (turning.length === 0)
    return <Text mb="md">Every session of this day is virtual already, has begun, or is cancelled.</Text>;
  return (
    <form
      className={classes['turn']}
      aria-label="Turn the day virtual"
      onSubmit={(event) => {
        event.preventDefault();
        turn.mutate({ clinicIds: answer.chosen, day: answer.day, because });
      }}
    >
      {one === null || turning.length === 1 ? null : (
        <WhichSessions one={one} count={turning.length} onWhole={() => only.choose('')} />
      )}
      <Text>{turnText(answer.day, one === null ? turning : [one])}</Text>
      <Group gap="sm" align="flex-end">
        <TextInput
          label="Why"
          value={because}
          maxLength={500}
          placeholder="Snowstorm, roads closed"
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={fieldMessage(turn.error, 'because')}
          w={{ base: '100%', xs: 320 }}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button type="submit" mih={44} loading={turn.isPending}>
          {one === null ? wholeText(turning) : 'Turn this date virtual'}
        </Button>
      </Group>
      <ErrorNotice error={turn.error} shown={['because']} />
    </form>
  );
}

type WhichSessionsProps = {
  readonly one: SessionOfDay;
  readonly count: number;
  readonly onWhole: () => void;
};

function WhichSessions({ one, count, onWhole }: WhichSessionsProps) {
  const body = { body: { minHeight: 44, alignItems: 'center' } };
  return (
    <Radio.Group label="Which sessions" value="one" onChange={onWhole}>
      <Group gap="md">
        <Radio
          value="one"
          label={`Only ${one.groupName}, ${timeOfDay(one.startsAt, one.timeZone)}`}
          styles={body}
        />
        <Radio value="all" label={`All ${count} of the day`} styles={body} />
      </Group>
    </Radio.Group>
  );
}

function wholeText(turning: readonly SessionOfDay[]): string {
  const clinics = new Set(turning.map((session) => session.clinicId)).size;
  return clinics === 1 ? 'Turn the day virtual' : `Turn the day virtual at ${clinics} clinics`;
}

function turnText(day: string, turning: readonly SessionOfDay[]): string {
  const lacking = new Set(turning.flatMap((session) => session.lacking.map((person) => person.patientId)))
    .size;
  const withoutLink = turning.filter((session) => !session.hasLink).length;
  const clinics = new Set(turning.map((session) => session.clinicId)).size;
  const where = clinics === 1 ? '' : ` at ${clinics} clinics`;
  const parts = [
    `${turning.length === 1 ? '1 session becomes' : `${turning.length} sessions${where} become`} virtual on ${longDay(day)}.`,
    lacking === 0
      ? 'Nobody is known to lack anything.'
      : `${peopleText(lacking)} may lack something: see below.`,
    withoutLink === 0
      ? ''
      : `△ ${withoutLink} of ${turning.length} without an address for the meeting: add it first, below.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
