// One session to cover: who could stand in, the best first, and once somebody does, whom to tell.
import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, type KeyboardEvent } from 'react';
import { ask, pathOf } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { Fill } from '#ui/Fill.tsx';
import { longDay, timeOfDay } from '#ui/format.ts';
import { KeyHint } from '#ui/KeyHint.tsx';
import { PageLink } from '#ui/PageLink.tsx';
import { modeText } from './board-words.ts';
import { candidatesByStanding, standingWords } from './cover-words.ts';
import type { CoverSession } from './cover.api.ts';
import { PeopleList } from './PeopleList.tsx';
import classes from './board.module.css';

type CoverLineProps = { readonly session: CoverSession; readonly awayId: string };

/** `lend`: they work at another clinic, and for the days around the date at this one as well. */
type Chosen = { readonly staffMemberId: string; readonly lend: boolean };

const because = 'The facilitator is away.';
const keysOffered = 3;

export function CoverLine({ session, awayId }: CoverLineProps) {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: ['groups'] });
  const assign = useMutation({
    mutationFn: ({ staffMemberId, lend }: Chosen) =>
      ask({
        method: 'POST',
        path: '/api/board/cover',
        body: { sessionId: session.sessionId, staffMemberId, insteadOfId: awayId, because, lend },
      }),
    onSettled: async () => {
      await again();
      isAssigning.current = false;
    },
  });
  // The second click of two comes before the buttons know of the first.
  const isAssigning = useRef(false);
  const assignOnce = (chosen: Chosen) => {
    if (isAssigning.current) return;
    isAssigning.current = true;
    assign.mutate(chosen);
  };
  const takeBack = useMutation({
    mutationFn: (changeId: string) =>
      ask({
        method: 'POST',
        path: `/api/groups/${session.groupId}/changes/${changeId}/take-back`,
        body: {},
      }),
    onSettled: again,
  });
  const can = session.candidates.filter((one) => one.standing === 'can');
  const byKey = (event: KeyboardEvent) => {
    const chosen = can[Number(event.key) - 1];
    if (event.ctrlKey || event.altKey || event.metaKey || chosen === undefined) return;
    if (event.target !== event.currentTarget || session.substitute !== null || session.hasBegun) return;
    event.preventDefault();
    assignOnce({ staffMemberId: chosen.id, lend: false });
  };
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  return (
    <li>
      {/* The line hears the number keys of its candidates; each stands as a button beside it as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        data-line
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={`${session.groupName}, ${longDay(session.heldOn)}, ${time(session.startsAt)}`}
        className={classes['line']}
        onKeyDown={byKey}
      >
        <div className={classes['lineHead']}>
          <Text fw={600}>
            {session.groupName}
            <Text span size="sm" c="dimmed" fw={400}>
              {' '}
              {session.clinicName}
              {session.mode === 'in_person' ? '' : ` · ${modeText(session.mode)}`}
            </Text>
          </Text>
          <Text size="sm">
            {longDay(session.heldOn)}, {time(session.startsAt)} to {time(session.endsAt)}
          </Text>
          <Text size="sm" component="div">
            <Fill taken={session.seats} of={session.seatLimit} what="seats" />
          </Text>
        </div>
        <Standing
          session={session}
          onAssign={assignOnce}
          onTakeBack={takeBack.mutate}
          isBusy={assign.isPending}
        />
        <ErrorNotice error={assign.error ?? takeBack.error} />
      </div>
      {session.substitute === null ? null : <PeopleList sessionId={session.sessionId} matter="cover" />}
    </li>
  );
}

type StandingProps = {
  readonly session: CoverSession;
  readonly onAssign: (chosen: Chosen) => void;
  readonly onTakeBack: (changeId: string) => void;
  readonly isBusy: boolean;
};

function Standing({ session, onAssign, onTakeBack, isBusy }: StandingProps) {
  const { substitute, candidates } = session;
  if (substitute !== null)
    return (
      <Group gap="xs">
        <Text role="status">✓ {substitute.name} stands in.</Text>
        <Button variant="subtle" size="compact-md" mih={44} onClick={() => onTakeBack(substitute.changeId)}>
          Undo
        </Button>
      </Group>
    );
  if (session.hasBegun)
    return <Text size="sm">This session has begun: nobody can be assigned to it any more.</Text>;
  const { can, mayBeAsked, cannot } = candidatesByStanding(candidates);
  return (
    <>
      <Group gap="xs">
        {can.map((one, place) => (
          <Button
            key={one.id}
            variant={place === 0 ? 'filled' : 'default'}
            mih={44}
            loading={isBusy}
            onClick={() => onAssign({ staffMemberId: one.id, lend: false })}
            rightSection={place < keysOffered ? <KeyHint keys={String(place + 1)} /> : null}
          >
            <VisuallyHidden>Assign </VisuallyHidden>
            {one.name}
          </Button>
        ))}
        {can.length === 0 ? <Text>△ Nobody who may lead here is free and at work then.</Text> : null}
      </Group>
      <OutsideHours people={mayBeAsked} isOpen={can.length === 0} isBusy={isBusy} onAssign={onAssign} />
      <Elsewhere session={session} isOpen={can.length === 0} isBusy={isBusy} onAssign={onAssign} />
      {can.length === 0 ? <WhatElse session={session} /> : null}
      {cannot.length === 0 ? null : (
        <Text size="sm" c="dimmed">
          {cannot.map((one) => `${one.name}: ${standingWords[one.standing] ?? one.standing}`).join(' · ')}
        </Text>
      )}
    </>
  );
}

type OutsideHoursProps = Pick<StandingProps, 'onAssign' | 'isBusy'> & {
  readonly people: CoverSession['candidates'];
  readonly isOpen: boolean;
};

// Of the clinic itself, before those of others: folded while somebody is at work then.
function OutsideHours({ people, isOpen, isBusy, onAssign }: OutsideHoursProps) {
  if (people.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary>
        {people.length === 1 ? '1 person' : `${people.length} people`} of the house could come outside their
        working hours
      </summary>
      <Text size="sm" c="dimmed">
        Free then, and may lead here. Call them first.
      </Text>
      <Group gap="xs" mt={4}>
        {people.map((one) => (
          <Button
            key={one.id}
            variant="default"
            mih={44}
            loading={isBusy}
            onClick={() => onAssign({ staffMemberId: one.id, lend: false })}
          >
            <VisuallyHidden>Assign </VisuallyHidden>
            <bdi>{one.name}</bdi>
          </Button>
        ))}
      </Group>
    </details>
  );
}

type ElsewhereProps = Pick<StandingProps, 'session' | 'onAssign' | 'isBusy'> & { readonly isOpen: boolean };

// Folded while somebody of the clinic itself can: they are asked first.
function Elsewhere({ session, isOpen, isBusy, onAssign }: ElsewhereProps) {
  const { elsewhere } = session;
  if (elsewhere.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary>
        {elsewhere.length === 1 ? '1 person' : `${elsewhere.length} people`} of other clinics could come
      </summary>
      <Text size="sm" c="dimmed">
        Free then, with a credential that counts here. Call them first. They work here as well from a week
        before the date until two weeks after, and see this group’s people in that time.
      </Text>
      <Group gap="xs" mt={4}>
        {elsewhere.map((one) => (
          <Button
            key={one.id}
            variant="default"
            mih={44}
            h="auto"
            py={4}
            loading={isBusy}
            onClick={() => onAssign({ staffMemberId: one.id, lend: true })}
          >
            <span className={classes['twoLines']}>
              <span>
                <VisuallyHidden>Assign </VisuallyHidden>
                <bdi>{one.name}</bdi>
              </span>
              <Text span size="xs" c="dimmed" fw={400}>
                {fromWords(one)}
              </Text>
            </span>
          </Button>
        ))}
      </Group>
    </details>
  );
}

function fromWords({ clinicName, miles, standing }: CoverSession['elsewhere'][number]): string {
  const far = miles === null ? '' : `, ${miles} miles away`;
  return `${clinicName}${far}${standing === 'can' ? '' : ` · ${standingWords[standing] ?? standing}`}`;
}

function WhatElse({ session }: { readonly session: CoverSession }) {
  const at = { clinics: session.clinicId, day: session.heldOn, sessionId: session.sessionId };
  return (
    <Group gap="0 16px">
      <PageLink py={10} to={`/app/groups/${session.groupId}`}>
        Call it off or move it, on the group’s page
      </PageLink>
      {session.mode === 'virtual' ? null : (
        <PageLink py={10} to={pathOf('/app/board/virtual-day', at)}>
          Turn it virtual
        </PageLink>
      )}
    </Group>
  );
}
