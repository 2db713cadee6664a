// Who stands in at another clinic: whoever runs the clinic they come from is told, and takes it back where both are theirs.
import { Button, List, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayIn, type Instant } from '#kernel/local-date.ts';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime, shortDay, timeOfDay } from '#ui/format.ts';
import { useMay } from '../../staff/web/door.ts';
import type { HouseDay } from '../rules/house-day.ts';

type Lent = HouseDay['lentOut'][number];
type TakenBack = Lent & { readonly cover: NonNullable<Lent['cover']> };

export function LentOut({ lentOut }: { readonly lentOut: readonly Lent[] }) {
  const may = useMay();
  const { taken, takeBack, lendAgain } = useTakingBack();
  if (lentOut.length === 0 && taken === null) return null;
  return (
    <>
      <List size="sm" listStyleType="none">
        {lentOut.map(({ cover, ...one }) => (
          <List.Item key={`${one.sessionId} ${one.staffMemberId}`}>
            <bdi>{one.name}</bdi> is lent to {whenWords(one)}. Lent by <bdi>{one.lentBy}</bdi>,{' '}
            {dayAndTime(one.lentAt, one.timeZone)}
            {cover === null ? ': call them if it cannot be.' : '.'}{' '}
            {cover === null || !may('groups.reschedule') ? null : (
              <Button
                variant="subtle"
                size="compact-sm"
                mih={44}
                loading={takeBack.isPending}
                onClick={() => takeBack.mutate({ ...one, cover })}
                aria-label={`Take back that ${one.name} is lent to ${one.clinicName}`}
              >
                Take it back
              </Button>
            )}
          </List.Item>
        ))}
      </List>
      {taken === null ? null : (
        <Text size="sm" component="div" role="status">
          ✓ <bdi>{taken.name}</bdi> is not lent to {whenWords(taken)}. Nobody stands in there now.{' '}
          <Button
            variant="subtle"
            size="compact-sm"
            mih={44}
            loading={lendAgain.isPending}
            onClick={() => lendAgain.mutate(taken)}
          >
            Undo
          </Button>
        </Text>
      )}
      <ErrorNotice error={takeBack.error ?? lendAgain.error} />
    </>
  );
}

// Taking the cover back ends their work there; undoing it lends them anew for the same date.
function useTakingBack() {
  const client = useQueryClient();
  const [taken, setTaken] = useState<TakenBack | null>(null);
  const again = () => client.invalidateQueries({ queryKey: ['groups'] });
  const takeBack = useMutation({
    mutationFn: ({ cover }: TakenBack) =>
      ask({
        method: 'POST',
        path: `/api/groups/${cover.groupId}/changes/${cover.changeId}/take-back`,
        body: {},
      }),
    onSuccess: (_done, lent) => setTaken(lent),
    onSettled: again,
  });
  const lendAgain = useMutation({
    mutationFn: ({ sessionId, staffMemberId, cover }: TakenBack) =>
      ask({
        method: 'POST',
        path: '/api/board/cover',
        body: {
          sessionId,
          staffMemberId,
          insteadOfId: cover.awayId,
          because: 'The facilitator is away.',
          lend: true,
        },
      }),
    onSuccess: () => setTaken(null),
    onSettled: again,
  });
  return { taken, takeBack, lendAgain };
}

function whenWords(one: Omit<Lent, 'cover'>): string {
  const { clinicName, startsAt, endsAt, timeZone } = one;
  const day = shortDay(dayIn(timeZone, startsAt as Instant));
  return `${clinicName}: ${day}, ${timeOfDay(startsAt, timeZone)} to ${timeOfDay(endsAt, timeZone)}`;
}
