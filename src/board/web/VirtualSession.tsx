// One session of a day that is turned virtual: what it lacks for it, and once it is virtual, whom to tell.
import { Button, Group, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { timeOfDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { DeviceAsk } from '../../groups/web/door.ts';
import type { VirtualDayAnswer } from '../rules/cover-answers.ts';
import { modeText, peopleText } from './board-words.ts';
import { lackWords, staysWords } from './cover-words.ts';
import { PeopleList } from './PeopleList.tsx';
import { useTakeBackDate } from './turn-virtual.ts';
import classes from './board.module.css';

type SessionOfDay = VirtualDayAnswer['sessions'][number];
type VirtualSessionProps = {
  readonly session: SessionOfDay;
  readonly isTurned: boolean;
  /** Makes the form be about this date alone. */
  readonly onOnly: (() => void) | undefined;
};

export function VirtualSession({ session, isTurned, onOnly }: VirtualSessionProps) {
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  return (
    <>
      <Title order={3} size="h4">
        {session.groupName}
      </Title>
      <Text size="sm">
        {time(session.startsAt)} to {time(session.endsAt)} · {modeText(session.mode)} · {session.seats} of{' '}
        {session.seatLimit} seats
        {session.staysBecause === null || isTurned
          ? ''
          : ` · stays: ${staysWords[session.staysBecause] ?? ''}`}
      </Text>
      {session.hasLink ? null : (
        <Text size="sm">
          △ No address for the meeting: nobody can join.{' '}
          <PageLink to={`/app/groups/${session.groupId}`}>Add the address of {session.groupName}</PageLink>
        </Text>
      )}
      <Lacking session={session} />
      {onOnly === undefined ? null : (
        <Button variant="subtle" size="compact-md" mih={44} px={0} onClick={onOnly}>
          Turn only this one virtual
        </Button>
      )}
      {isTurned || session.changeId === null ? null : (
        <TurnedAlone session={session} changeId={session.changeId} />
      )}
      {isTurned || session.changeId !== null ? (
        <PeopleList sessionId={session.sessionId} matter="virtual" />
      ) : null}
    </>
  );
}

type TurnedAloneProps = { readonly session: SessionOfDay; readonly changeId: string };

function TurnedAlone({ session, changeId }: TurnedAloneProps) {
  const undo = useTakeBackDate(session.groupId);
  return (
    <>
      <Group gap="sm">
        <Text role="status">✓ This date alone was turned virtual.</Text>
        <Button variant="default" mih={44} loading={undo.isPending} onClick={() => undo.mutate(changeId)}>
          Undo
        </Button>
      </Group>
      <ErrorNotice error={undo.error} />
    </>
  );
}

function Lacking({ session }: { readonly session: SessionOfDay }) {
  const client = useQueryClient();
  return (
    <>
      {session.lacking.length === 0 ? null : (
        <ul className={classes['lacks']}>
          {session.lacking.map((person) => (
            <li key={person.patientId}>
              <bdi>{person.name}</bdi>: {person.lacks.map((lack) => lackWords[lack] ?? lack).join(', ')}
              <DeviceAsk
                {...person}
                onAsked={() => void client.invalidateQueries({ queryKey: ['groups', 'virtual-day'] })}
              />
            </li>
          ))}
        </ul>
      )}
      {session.hiddenPeople > 0 ? (
        <Text size="sm" c="dimmed">
          {peopleText(session.hiddenPeople)} whose records are not yours to open.
        </Text>
      ) : null}
    </>
  );
}
