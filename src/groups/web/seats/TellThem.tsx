// What the person is told on the phone once the seat is theirs: the first day with its time, and where, or how to join.
import { Checkbox, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { weekdayOf, type LocalDate } from '#kernel/local-date.ts';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { longDay, timeOfDay } from '#ui/format.ts';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../../staff/web/door.ts';
import type { GroupAnswer } from '../../rules/group-answers.ts';
import { timetableWords } from '../group-words.ts';
import { useGroup } from '../groups.api.ts';
import classes from './seats.module.css';

export type Told = {
  readonly groupId: string;
  readonly patientId: string;
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
          <ToldTick sessionId={firstOf(answer, told)?.id ?? null} patientId={told.patientId} />
        </section>
      )}
    </Shown>
  );
}

// Kept with the first date, so that whoever answers the phone next knows.
function ToldTick({
  sessionId,
  patientId,
}: {
  readonly sessionId: string | null;
  readonly patientId: string;
}) {
  const may = useMay();
  const [sequence, setSequence] = useState(0);
  const tell = useMutation({
    mutationFn: (told: boolean) =>
      ask<{ sequence: number }>({
        method: 'POST',
        path: `/api/board/sessions/${sessionId ?? ''}/people/${patientId}/told`,
        body: { matter: 'seat', told, afterSequence: sequence },
      }),
    onSuccess: (answer) => setSequence(answer.sequence),
  });
  if (sessionId === null || !may('board.tell')) return null;
  return (
    <>
      <Checkbox
        label="They were told"
        checked={tell.variables === true && !tell.isError}
        disabled={tell.isPending}
        onChange={(event) => tell.mutate(event.currentTarget.checked)}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
      <ErrorNotice error={tell.error} />
    </>
  );
}

function firstOf(
  { sessions }: GroupAnswer,
  { startsOn, weekdays }: Told,
): GroupAnswer['sessions'][number] | undefined {
  return sessions.find(
    (one) =>
      one.heldOn >= startsOn &&
      one.status !== 'cancelled' &&
      (weekdays === null || weekdays.includes(weekdayOf(one.heldOn as LocalDate))),
  );
}

function firstDayText(answer: GroupAnswer, told: Told): string {
  const { group } = answer;
  const first = firstOf(answer, told);
  return first === undefined
    ? `From ${longDay(told.startsOn)}: ${timetableWords(group)}.`
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
