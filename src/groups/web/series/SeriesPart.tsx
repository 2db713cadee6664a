// The next dates of a group with what can be done about each of them, and what was changed, to be taken back.
import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Shown } from '#ui/Shown.tsx';
import { useOneOpen } from '#ui/one-open.ts';
import type { GroupSummary } from '../../rules/group-answers.ts';
import { useMay } from '../../../staff/web/door.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { Changes } from './Changes.tsx';
import { Dates } from './Dates.tsx';
import { useSeries, type DateOfSeries, type SeriesAnswer } from './series.api.ts';
import { TimetableForm } from './TimetableForm.tsx';
import type { ChangeKind } from './typed-change.ts';
import classes from '../groups.module.css';

export function SeriesPart({ group }: { readonly group: GroupSummary }) {
  const series = useSeries(group.id);
  return (
    <section aria-label="Dates of this group">
      <Shown query={series} what="Loading the dates">
        {(answer) => <OneSeries group={group} series={answer} />}
      </Shown>
    </section>
  );
}

type Chosen = { readonly date: DateOfSeries; readonly kind: ChangeKind };

function OneSeries({ group, series }: { readonly group: GroupSummary; readonly series: SeriesAnswer }) {
  const may = useMay();
  const { open: chosen, show: setChosen, close } = useOneOpen<Chosen>();
  const [isRetiming, setRetiming] = useState(false);
  const mayChange = may('groups.reschedule');
  return (
    <>
      <div className={classes['sectionHead']}>
        <Title order={2}>Next dates</Title>
        {may('groups.set-up') && !isRetiming ? (
          <Button variant="default" h={44} onClick={() => setRetiming(true)}>
            Change the timetable
          </Button>
        ) : null}
      </div>
      <Stated group={group} series={series} />
      {isRetiming ? <TimetableForm group={group} series={series} onDone={() => setRetiming(false)} /> : null}
      {chosen === null ? null : (
        <ChangeForm
          key={`${chosen.date.sessionId} ${chosen.kind}`}
          group={group}
          series={series}
          date={chosen.date}
          kind={chosen.kind}
          onDone={close}
        />
      )}
      <Dates
        groupId={group.id}
        series={series}
        mayOpen={may('attendance.see')}
        onChoose={mayChange ? (date, kind) => setChosen({ date, kind }) : null}
      />
      <Changes groupId={group.id} series={series} mayTakeBack={mayChange} />
    </>
  );
}

// What a program says of itself beside what its timetable gives: a planner must see where the two differ.
function Stated({ group, series }: { readonly group: GroupSummary; readonly series: SeriesAnswer }) {
  const hours =
    group.statedMinutes !== null && group.statedMinutes !== group.clockMinutes
      ? `The program states ${group.statedMinutes / 60} hours a week; the timetable gives ${group.clockMinutes / 60} on the clock.`
      : null;
  const sessions =
    group.statedSessions !== null &&
    series.sessionsInAll !== null &&
    group.statedSessions !== series.sessionsInAll
      ? `Complete after ${group.statedSessions} sessions; up to the last day there are ${series.sessionsInAll}.`
      : null;
  const says = [hours, sessions].filter((words) => words !== null);
  return says.length === 0 ? null : (
    <Text mb="sm" c="var(--evenkeel-warm)">
      △ {says.join(' ')}
    </Text>
  );
}
