// What the person is told on the phone once the seat is theirs: the first day with its time, and where, or how to join.
import { Checkbox, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { weekdayOf, type LocalDate } from '#kernel/local-date.ts';
import { ask, pathOf } from '#ui/ask.ts';
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
  const may = useMay();
  return (
    <Shown query={useGroup(told.groupId)} what="Looking up the first day">
      {(answer) => {
        const first = firstOf(answer, told);
        return (
          <section className={classes['tell']} aria-label="To read out">
            <Text fw={600}>To read out</Text>
            <Text>{firstDayText(answer, told)}</Text>
            <Text>{whereText(answer.group)}</Text>
            {first !== undefined && may('board.tell') ? (
              <ToldTick sessionId={first.id} patientId={told.patientId} />
            ) : null}
          </section>
        );
      }}
    </Shown>
  );
}

type Tick = { readonly told: boolean; readonly sequence: number };

// Kept with the first date, so that whoever answers the phone next knows: it begins from what stands, since a seat may
// be given, taken back and given again.
function ToldTick({ sessionId, patientId }: { readonly sessionId: string; readonly patientId: string }) {
  const client = useQueryClient();
  const queryKey = ['tellings', sessionId, 'seat', patientId];
  const path = `/api/board/sessions/${sessionId}/people`;
  const standing = useQuery({
    queryKey,
    queryFn: () => ask<{ people: readonly Tick[] }>({ path: pathOf(path, { matter: 'seat', patientId }) }),
  });
  const tick = standing.data?.people[0];
  const tell = useMutation({
    mutationFn: (told: boolean) =>
      ask<Tick>({
        method: 'POST',
        path: `${path}/${patientId}/told`,
        body: { matter: 'seat', told, afterSequence: tick?.sequence ?? 0 },
      }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  // Somebody whose record only a lock keeps shut is not ticked here.
  if (standing.isSuccess && tick === undefined) return null;
  return (
    <>
      <Checkbox
        label="They were told"
        checked={tell.isPending ? tell.variables : (tick?.told ?? false)}
        disabled={tick === undefined}
        onChange={(event) => {
          if (!tell.isPending) tell.mutate(event.currentTarget.checked);
        }}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
      <ErrorNotice error={tell.error ?? standing.error} />
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
