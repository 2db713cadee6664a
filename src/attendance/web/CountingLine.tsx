// How the minutes of a session count, and by which policy.
import { Text } from '@mantine/core';
import { PageLink } from '#ui/PageLink.tsx';
import type { Session } from './attendance.api.ts';
import { durationText } from './attendance-words.ts';
import { RoomTimesLine } from './RoomTimesLine.tsx';

export function CountingLine({ session }: { readonly session: Session }) {
  const { counting } = session;
  return (
    <>
      <Text size="sm" c="dimmed">
        {durationText(session.clockMinutes)} on the clock, {durationText(session.treatmentMinutes)} of
        treatment; {durationText(session.countedMinutes)} count. {counting.minutesSay}
        {counting.isConfirmed ? '' : ' (not yet confirmed)'}. The week: {counting.weekSays}.{' '}
        <PageLink to={`/app/sessions/${session.id}/before`}>Before the group</PageLink>
      </Text>
      <RoomTimesLine session={session} />
    </>
  );
}
