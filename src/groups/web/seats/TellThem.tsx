// What the person is told on the phone once the seat is theirs: the first day with its time, and where, or how to join.
import { Text } from '@mantine/core';
import { weekdayOf, type LocalDate } from '#kernel/local-date.ts';
import { longDay, timeOfDay } from '#ui/format.ts';
import { Shown } from '#ui/Shown.tsx';
import type { GroupAnswer } from '../../rules/group-answers.ts';
import { timetableWords } from '../group-words.ts';
import { useGroup } from '../groups.api.ts';
import classes from './seats.module.css';

export type Told = {
  readonly groupId: string;
  readonly startsOn: string;
  /** Null for every weekday of the group. */
  readonly weekdays: readonly number[] | null;
};

export function TellThem({ told }: { readonly told: Told }) {
  return (
    <Shown query={useGroup(told.groupId)} what="Looking up the first day">
      {(answer) => (
        <section className={classes['tell']} aria-label="To read out">
          <Text fw={600}>To read out</Text>
          <Text>{firstDayText(answer, told)}</Text>
          <Text>{whereText(answer.group)}</Text>
        </section>
      )}
    </Shown>
  );
}

function firstDayText({ group, sessions }: GroupAnswer, { startsOn, weekdays }: Told): string {
  const first = sessions.find(
    (one) =>
      one.heldOn >= startsOn &&
      one.status !== 'cancelled' &&
      (weekdays === null || weekdays.includes(weekdayOf(one.heldOn as LocalDate))),
  );
  return first === undefined
    ? `From ${longDay(startsOn)}: ${timetableWords(group)}.`
    : `First day: ${longDay(first.heldOn)}, ${timeOfDay(first.startsAt, group.timeZone)} to ${timeOfDay(first.endsAt, group.timeZone)}.`;
}

function whereText({ mode, roomName, clinicName, clinicAddress, virtualLink }: GroupAnswer['group']): string {
  const room = `${roomName ?? 'The room is told at the desk'}, ${clinicName}, ${clinicAddress}.`;
  const join =
    virtualLink === null
      ? 'By video; the group has no address for the meeting yet.'
      : `By video: ${virtualLink}`;
  if (mode === 'virtual') return join;
  return mode === 'hybrid' ? `${room} ${join}` : room;
}
