// On the day of a clinic: its tablet found nobody several times, or rests. Somebody at the door needs help, or guesses.
import { Text } from '@mantine/core';
import { timeOfDay } from '#ui/format.ts';
import { useMay } from '../../staff/web/door.ts';
import { useTablets, type Tablet } from './tablets.api.ts';

export function TabletsNotice({ clinicId }: { readonly clinicId: string }) {
  const answer = useTablets(useMay()('tablets.keep')).data;
  const zone = answer?.clinics.find((clinic) => clinic.id === clinicId)?.timeZone;
  if (answer === undefined || zone === undefined) return null;
  const here = answer.tablets.filter((tablet) => tablet.clinicId === clinicId && tablet.state === 'in_use');
  return (
    <div role="status">
      {here
        .filter((tablet) => tablet.missed > 0 || tablet.isResting)
        .map((tablet) => (
          <Text key={tablet.id} fw={600} c="var(--evenkeel-warm)" mb="xs">
            {noticeOf(tablet, zone)}
          </Text>
        ))}
    </div>
  );
}

function noticeOf({ name, missed, missedSince, isResting }: Tablet, zone: string): string {
  const since = missedSince === null ? '' : ` since ${timeOfDay(missedSince, zone)}`;
  const found = missed > 0 ? `The tablet ${name} found nobody ${missed} times${since}.` : '';
  const rests = isResting ? `The tablet ${name} was tried too often and rests for a quarter of an hour.` : '';
  return [found, rests, 'See who needs help at the door.'].filter((words) => words !== '').join(' ');
}
