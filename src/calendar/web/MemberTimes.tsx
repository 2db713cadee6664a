// When a staff member works, and when they are away.
import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { fullDay, wallTimeRange } from '#ui/format.ts';
import { Shown } from '#ui/Shown.tsx';
import type { Times } from '../rules/working-times.ts';
import { Absences } from './Absences.tsx';
import { useTimes } from './times.api.ts';
import { weekdayNames } from './weekday-names.ts';
import { WorkingHoursForm } from './WorkingHoursForm.tsx';

export function MemberTimes({ staffMemberId }: { readonly staffMemberId: string }) {
  return (
    <Shown query={useTimes(staffMemberId)} what="Loading the working times">
      {(times) => (
        <>
          <WorkingHours staffMemberId={staffMemberId} times={times} />
          <Absences staffMemberId={staffMemberId} times={times} />
        </>
      )}
    </Shown>
  );
}

type PartProps = { readonly staffMemberId: string; readonly times: Times };

function WorkingHours({ staffMemberId, times }: PartProps) {
  const [isChanging, setChanging] = useState(false);
  const firsts = [...new Set(times.hours.map((hours) => hours.startsOn))];
  return (
    <section aria-labelledby="member-hours">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="member-hours">
          Working hours
        </Title>
        {times.mayPlan && !isChanging ? (
          <Button mih={44} variant="default" onClick={() => setChanging(true)}>
            Change working hours
          </Button>
        ) : null}
      </Group>
      {isChanging ? (
        <WorkingHoursForm staffMemberId={staffMemberId} times={times} onDone={() => setChanging(false)} />
      ) : null}
      {firsts.length === 0 ? <Text c="dimmed">Not said yet.</Text> : null}
      {firsts.map((first) => (
        <div key={first}>
          <Text size="sm" c="dimmed" mt="xs">
            {spanWords(times, first)}
          </Text>
          {times.hours
            .filter((hours) => hours.startsOn === first)
            .map((hours) => (
              <Text key={`${hours.weekday} ${hours.startsAt}`}>
                {weekdayNames[hours.weekday - 1]} {wallTimeRange(hours.startsAt, hours.endsAt)},{' '}
                {times.clinics.find((clinic) => clinic.id === hours.clinicId)?.name ?? 'another clinic'}
              </Text>
            ))}
        </div>
      ))}
    </section>
  );
}

function spanWords(times: Times, first: string): string {
  const endsOn = times.hours.find((hours) => hours.startsOn === first)?.endsOn ?? null;
  const from = `From ${fullDay(first)}`;
  return endsOn === null ? from : `${from} to ${fullDay(endsOn)}`;
}
