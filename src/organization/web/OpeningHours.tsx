// When a clinic is open, weekday by weekday: read as one line, changed in place.
import { Button, Checkbox, Group, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { BothTexts } from '#ui/BothTexts.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { problemIn } from '#ui/problem.ts';
import type { OpenDay } from '../rules/clinic.ts';
import type { ClinicAnswer } from '../rules/clinic-answers.ts';
import { hoursInWords, weekdayNames } from './clinic-words.ts';
import { setHours, useClinicsAgain } from './clinics.api.ts';
import classes from './organization.module.css';
import week from '#ui/week.module.css';

export function OpeningHours({ answer }: { readonly answer: ClinicAnswer }) {
  const [isChanging, setChanging] = useState(false);
  const { clinic, maySetUp } = answer;
  return (
    <section aria-labelledby="clinic-hours" className={classes['part']}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id="clinic-hours">
          Opening hours
        </Title>
        {maySetUp && !isChanging ? (
          <Button
            mih={44}
            variant="default"
            aria-label="Change opening hours"
            onClick={() => setChanging(true)}
          >
            Change
          </Button>
        ) : null}
      </Group>
      {isChanging ? (
        <HoursForm clinicId={clinic.id} hours={clinic.hours} onDone={() => setChanging(false)} />
      ) : (
        <Text>{hoursInWords(clinic.hours)}</Text>
      )}
    </section>
  );
}

const usual = { opensAt: '08:00', closesAt: '21:00' };

// What was never said yet begins as a usual week.
function weekOf(hours: readonly OpenDay[]): OpenDay[] {
  return weekdayNames.map((_name, place) => {
    const weekday = place + 1;
    const said = hours.find((day) => day.weekday === weekday);
    const begun = hours.length === 0 && weekday <= 5 ? usual : { opensAt: null, closesAt: null };
    return said ?? { weekday, ...begun };
  });
}

const dayNames = Object.fromEntries(weekdayNames.map((name, place) => [String(place + 1), name]));

function dayTexts(days: readonly OpenDay[]): Record<string, string> {
  const text = ({ opensAt, closesAt }: OpenDay) =>
    opensAt === null ? 'closed' : `${opensAt} to ${closesAt ?? ''}`;
  return Object.fromEntries(days.map((day) => [String(day.weekday), text(day)]));
}

type HoursFormProps = {
  readonly clinicId: string;
  readonly hours: readonly OpenDay[];
  readonly onDone: () => void;
};

function HoursForm({ clinicId, hours, onDone }: HoursFormProps) {
  const [days, setDays] = useState(() => weekOf(hours));
  // What the form began with, or what stood when somebody decided between two weeks.
  const [seen, setSeen] = useState(hours);
  const again = useClinicsAgain();
  const save = useMutation({
    mutationFn: () => setHours(clinicId, { days, seen }),
    onSuccess: async () => {
      await again();
      onDone();
    },
    onError: () => void again(),
  });
  const movedOn = problemIn(save.error)?.code === 'hours-changed-meanwhile' && seen !== hours;
  const stands = weekOf(hours);
  const change = (weekday: number, next: Partial<OpenDay>) =>
    setDays(days.map((day) => (day.weekday === weekday ? { ...day, ...next } : day)));
  return (
    <form
      className={classes['inline']}
      aria-label="Opening hours"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {days.map((day, place) => (
        <DayLine
          key={day.weekday}
          day={day}
          isFirst={place === 0}
          change={(next) => change(day.weekday, next)}
        />
      ))}
      <div className={classes['refusal']}>
        <ErrorNotice error={save.error} />
      </div>
      {movedOn ? (
        <BothTexts
          names={dayNames}
          typed={dayTexts(days)}
          stands={dayTexts(stands)}
          onTake={(name) => change(Number(name), stands[Number(name) - 1] ?? {})}
          onKeep={() => setSeen(hours)}
        />
      ) : null}
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={save.isPending}>
          Save the hours
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

type DayLineProps = {
  readonly day: OpenDay;
  readonly isFirst: boolean;
  readonly change: (next: Partial<OpenDay>) => void;
};

function DayLine({ day, isFirst, change }: DayLineProps) {
  const name = weekdayNames[day.weekday - 1] ?? '';
  const isOpen = day.opensAt !== null;
  const time = (which: 'opensAt' | 'closesAt', words: string) => (
    <TextInput
      type="time"
      aria-label={`${name} ${words}`}
      value={day[which] ?? ''}
      onChange={(event) => change({ [which]: event.currentTarget.value })}
    />
  );
  return (
    <div className={week['day']}>
      <Checkbox
        className={week['dayName'] ?? ''}
        label={name}
        autoFocus={isFirst}
        checked={isOpen}
        onChange={() => change(isOpen ? { opensAt: null, closesAt: null } : usual)}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
      {isOpen ? (
        <>
          {time('opensAt', 'opens')}
          <Text span>to</Text>
          {time('closesAt', 'closes')}
        </>
      ) : (
        <Text span c="dimmed">
          closed
        </Text>
      )}
    </div>
  );
}
