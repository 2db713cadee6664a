// One group: its hours, its seats by name, and its next sessions.
import { Button, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { Fill } from '#ui/Fill.tsx';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { GroupAnswer, GroupSummary } from '../rules/group-answers.ts';
import { useGroup } from './groups.api.ts';
import { ChangesSection } from './seats/ChangesSection.tsx';
import { Done, type DoneThing } from './seats/Done.tsx';
import { GiveSeat } from './seats/GiveSeat.tsx';
import { LimitsSection } from './seats/LimitsSection.tsx';
import { SeatsSection } from './seats/SeatsSection.tsx';
import { WaitingSection } from './seats/WaitingSection.tsx';
import {
  countingWords,
  freeSeatsWords,
  hoursWords,
  shortWords,
  kindWords,
  leaderNames,
  modeWords,
  programWords,
  timetableWords,
  wordOf,
} from './group-words.ts';
import { DetailsPart } from './series/DetailsPart.tsx';
import { SeriesPart } from './series/SeriesPart.tsx';

export function GroupPage() {
  const groupId = usePathPart('groupId');
  const group = useGroup(groupId);
  return (
    <Shown query={group} what="Loading the group">
      {(answer) => <OneGroup key={answer.group.id} answer={answer} />}
    </Shown>
  );
}

function OneGroup({ answer }: { readonly answer: GroupAnswer }) {
  const { group, today } = answer;
  const [isGiving, setGiving] = useState(false);
  const [done, setDone] = useState<DoneThing | null>(null);
  const may = useMay();
  return (
    <>
      <PageTitle
        tab="Group"
        below={
          <>
            {group.clinicName} · {timetableWords(group)}
            {may('board.follow-topics') ? (
              <>
                {' · '}
                <PageLink to={`/app/groups/${group.id}/topics`}>Topics, and who has had them</PageLink>
              </>
            ) : null}
          </>
        }
        actions={
          may('groups.seat') && !isGiving ? (
            <Button h={44} onClick={() => setGiving(true)}>
              Give a seat
            </Button>
          ) : null
        }
      >
        {group.name}
      </PageTitle>
      <Facts group={group} />
      <DetailsPart group={group} />
      {done === null ? null : <Done done={done} onClose={() => setDone(null)} />}
      {isGiving ? (
        <GiveSeat
          group={group}
          today={today}
          onDone={(thing) => {
            setGiving(false);
            setDone(thing);
          }}
        />
      ) : null}
      <SeatsSection
        answer={answer}
        maySeat={may('groups.seat')}
        mayDay={may('groups.day')}
        onDone={setDone}
      />
      <SeriesPart group={group} />
      <WaitingSection groupId={group.id} maySeat={may('groups.seat')} onDone={setDone} />
      <LimitsSection groupId={group.id} today={today} />
      <ChangesSection groupId={group.id} timeZone={group.timeZone} maySeat={may('groups.seat')} />
    </>
  );
}

type Fact = {
  readonly what: string;
  readonly says: string;
  readonly more?: string;
  readonly warns?: string | null;
};

function Facts({ group }: { readonly group: GroupSummary }) {
  const facts = [
    { what: 'Hours', says: hoursWords(group), more: countingWords(group), warns: shortWords(group) },
    { what: 'Led by', says: leaderNames(group.leaders) || 'Nobody yet' },
    {
      what: 'Where',
      says:
        group.mode === 'virtual'
          ? 'Virtual'
          : `${group.roomName ?? 'No room'}, ${wordOf(modeWords, group.mode).toLowerCase()}`,
    },
    {
      what: 'Kind',
      says: `${wordOf(kindWords, group.kind)}, ${wordOf(programWords, group.program).toLowerCase()}`,
    },
  ];
  return (
    <>
      <Text component="div" mb="xs">
        <Fill taken={group.seatsTaken} of={group.seatLimit} what="seats" />
        <Text span c="dimmed" ml="sm">
          {freeSeatsWords(group)} {group.seatLimitRule}
        </Text>
      </Text>
      <SimpleGrid component="dl" cols={{ base: 1, xs: 2, lg: 4 }} spacing="md" verticalSpacing="xs" mb="lg">
        {facts.map(({ what, says, more, warns }: Fact) => (
          <div key={what}>
            <Text component="dt" size="sm" c="dimmed">
              {what}
            </Text>
            <Text component="dd" m={0}>
              {says}
              {more === undefined ? null : (
                <Text span display="block" size="sm" c="dimmed">
                  {more}
                </Text>
              )}
              {warns ? (
                <Text span display="block" size="sm" c="var(--evenkeel-warm)">
                  △ {warns}
                </Text>
              ) : null}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </>
  );
}
