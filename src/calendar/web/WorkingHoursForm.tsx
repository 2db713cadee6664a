// The working hours of a week, weekday by weekday, from a day on.
import { Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { Times, WorkingSpan } from '../rules/working-times.ts';
import { setWorkingHours } from './times.api.ts';
import { weekdayNames } from './weekday-names.ts';
import classes from './calendar.module.css';
import week from '#ui/week.module.css';

type WorkingHoursFormProps = {
  readonly staffMemberId: string;
  readonly times: Times;
  readonly onDone: () => void;
};

export function WorkingHoursForm({ staffMemberId, times, onDone }: WorkingHoursFormProps) {
  const [days, setDays] = useState<readonly WorkingSpan[]>(() =>
    times.hours
      .filter((hours) => hours.startsOn <= times.today)
      .map(({ weekday, clinicId, startsAt, endsAt }) => ({ weekday, clinicId, startsAt, endsAt })),
  );
  const [startsOn, setStart] = useState(times.today);
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => setWorkingHours(staffMemberId, { startsOn, days: [...days] }, key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['times'] });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  const usual = { clinicId: times.clinics[0]?.id ?? '', startsAt: '09:00', endsAt: '17:00' };
  const toggle = (weekday: number) =>
    setDays(
      days.some((day) => day.weekday === weekday)
        ? days.filter((day) => day.weekday !== weekday)
        : [...days, { ...usual, ...days.at(-1), weekday }],
    );
  const change = (changed: WorkingSpan, next: Partial<WorkingSpan>) =>
    setDays(days.map((day) => (day === changed ? { ...day, ...next } : day)));
  return (
    <form
      className={classes['inline']}
      aria-label="Working hours"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label="From"
        type="date"
        autoFocus
        maw="12rem"
        mb="sm"
        value={startsOn}
        error={fieldMessage(save.error, 'startsOn')}
        onChange={(event) => setStart(event.currentTarget.value)}
        styles={{ input: { minHeight: 44 } }}
      />
      {weekdayNames.map((name, place) => (
        <div key={name} className={week['day']}>
          <Checkbox
            className={week['dayName'] ?? ''}
            label={name}
            checked={days.some((day) => day.weekday === place + 1)}
            onChange={() => toggle(place + 1)}
            styles={{ body: { minHeight: 44, alignItems: 'center' } }}
          />
          {days
            .filter((day) => day.weekday === place + 1)
            .map((day) => (
              <SpanFields
                key={`${name} ${days.indexOf(day)}`}
                name={name}
                day={day}
                times={times}
                change={(next) => change(day, next)}
              />
            ))}
        </div>
      ))}
      <ErrorNotice error={save.error} shown={['startsOn']} />
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

type SpanFieldsProps = {
  readonly name: string;
  readonly day: WorkingSpan;
  readonly times: Times;
  readonly change: (next: Partial<WorkingSpan>) => void;
};

function SpanFields({ name, day, times, change }: SpanFieldsProps) {
  return (
    <>
      <TextInput
        type="time"
        aria-label={`${name} from`}
        value={day.startsAt}
        onChange={(event) => change({ startsAt: event.currentTarget.value })}
      />
      <Text span>to</Text>
      <TextInput
        type="time"
        aria-label={`${name} to`}
        value={day.endsAt}
        onChange={(event) => change({ endsAt: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={`${name} at`}
        value={day.clinicId}
        data={times.clinics.map(({ id, name: clinic }) => ({ value: id, label: clinic }))}
        onChange={(event) => change({ clinicId: event.currentTarget.value })}
      />
    </>
  );
}
