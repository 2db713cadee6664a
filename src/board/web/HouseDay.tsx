// What whoever runs the house decides first in the morning: whom to cover, who starts, where it is too full, what is free.
import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { Fill } from '#ui/Fill.tsx';
import { timeOfDay } from '#ui/format.ts';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { HouseDay as Answer } from '../rules/house-day.ts';
import { peopleText } from './board-words.ts';
import { LentOut } from './LentOut.tsx';
import classes from './board.module.css';

export function HouseDay() {
  const day = useQueryWord('day');
  const clinicId = useQueryWord('clinic');
  const may = useMay();
  const house = useQuery({
    queryKey: ['groups', 'house-day', day, clinicId],
    queryFn: () => ask<Answer>({ path: pathOf('/api/board/house-day', { day, clinicId }) }),
    enabled: may('board.cover'),
  });
  // The sessions below are what the page is about: nothing waits for this, its fault is not theirs, and its place is kept.
  if (house.isLoading) return <section className={classes['house']} aria-hidden />;
  if (house.data === undefined) return null;
  const { sessions, cancelled, lentOut } = house.data;
  return sessions + cancelled === 0 ? <LentOut lentOut={lentOut} /> : <Day house={house.data} />;
}

function Day({ house }: { readonly house: Answer }) {
  return (
    <section className={classes['house']} aria-label="The house on this day">
      <Text component="div" size="sm" className={classes['oneFill'] ?? ''}>
        <Fill taken={house.seats} of={house.seatLimit} what="seats" isShort />
        <span>
          seats filled, <strong>{house.seatLimit - house.seats} free</strong> in{' '}
          {house.sessions === 1 ? '1 session' : `${house.sessions} sessions`}
        </span>
        {moreWords(house).map((words) => (
          <span key={words}>· {words}</span>
        ))}
      </Text>
      <List size="sm" listStyleType="none">
        {house.uncovered.map((one) => (
          <List.Item key={`${one.sessionId} ${one.staffMemberId}`}>
            △ <bdi>{one.name}</bdi> is away, nobody stands in: {dateWords(one)}.{' '}
            <PageLink
              fw={600}
              py={10}
              to={pathOf('/app/board/cover', { staffMemberId: one.staffMemberId, fromOn: house.day })}
              aria-label={`Cover for ${one.name}: ${one.groupName}`}
            >
              Cover
            </PageLink>
          </List.Item>
        ))}
        {house.over.map((one) => (
          <List.Item key={one.sessionId}>
            △ {one.seats} of {one.seatLimit} people:{' '}
            <PageLink py={10} to={`/app/dates/${one.sessionId}`}>
              {dateWords(one)}
            </PageLink>
          </List.Item>
        ))}
        {house.starts.length === 0 ? null : (
          <List.Item>
            <Starts starts={house.starts} />
          </List.Item>
        )}
      </List>
      <LentOut lentOut={house.lentOut} />
    </section>
  );
}

// At more sessions than these a list of them would push the day itself off the screen.
const mostStartsShown = 3;

function Starts({ starts }: Pick<Answer, 'starts'>) {
  const howMany = `${peopleText(starts.reduce((sum, one) => sum + one.people, 0))} for the first time`;
  if (starts.length > mostStartsShown)
    return (
      <details>
        <summary className={classes['summary']}>
          {howMany}, in {starts.length} sessions
        </summary>
        <StartLinks starts={starts} />
      </details>
    );
  return (
    <>
      {howMany}: <StartLinks starts={starts} />
    </>
  );
}

function StartLinks({ starts }: Pick<Answer, 'starts'>) {
  return starts.map((one, place) => (
    <span key={one.sessionId}>
      {place === 0 ? '' : ', '}
      <PageLink py={10} to={`/app/sessions/${one.sessionId}/before`}>
        {one.people} in {one.groupName}, {one.clinicName}
      </PageLink>
    </span>
  ));
}

function moreWords(house: Answer): readonly string[] {
  const words = [
    house.waiting === 0 ? '' : `${house.waiting} waiting`,
    house.covered === 0 ? '' : `${house.covered} covered`,
    house.cancelled === 0 ? '' : `${house.cancelled} cancelled`,
  ];
  return words.filter((one) => one !== '');
}

type DateInBrief = Pick<Answer['over'][number], 'groupName' | 'clinicName' | 'startsAt' | 'timeZone'>;

function dateWords({ groupName, clinicName, startsAt, timeZone }: DateInBrief): string {
  return `${groupName}, ${clinicName}, ${timeOfDay(startsAt, timeZone)}`;
}
