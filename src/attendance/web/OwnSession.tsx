// One of one's own sessions, large enough to hit at once: when and where, who is there, and the way in.
import { Button, Group, Text, Title } from '@mantine/core';
import { Fill } from '#ui/Fill.tsx';
import { timeOfDay } from '#ui/format.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import type { BoardSession } from './attendance.api.ts';
import { standingOf, standingWords } from './board-order.ts';
import { placeWords } from './SessionTable.tsx';
import classes from './attendance.module.css';

type OwnSessionProps = {
  readonly session: BoardSession;
  readonly now: string;
  readonly isFirst: boolean;
  readonly showClinic: boolean;
};

const toCome: readonly string[] = ['next', 'running'];

export function OwnSession({ session, now, isFirst, showClinic }: OwnSessionProps) {
  const go = useGo();
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  const standing = standingOf(session, now);
  const isOpenNow = isFirst && [...toCome, 'just-over'].includes(standing);
  return (
    <section
      className={classes['next']}
      data-first={isOpenNow ? 'yes' : undefined}
      aria-label={session.groupName}
    >
      <div className={classes['nextHead']}>
        <div className={classes['nextName']}>
          <Text size="sm" fw={600} c={standing === 'running' ? 'var(--evenkeel-good)' : 'dimmed'}>
            {standing === 'running' ? '● ' : ''}
            {standingWords(session, now, time)}
          </Text>
          <Title order={2}>{session.groupName}</Title>
          <Text c="dimmed">
            {time(session.startsAt)} to {time(session.endsAt)} · {placeWords(session, showClinic)}
          </Text>
          <Group gap="lg" mt={8}>
            <Fill taken={session.seats} of={session.seatLimit} what="seats" />
            <Text size="sm">{countWords(session)}</Text>
            {toCome.includes(standing) ? (
              <PageLink to={`/app/sessions/${session.id}/before`} className={classes['rowLink'] ?? ''}>
                Before the group
              </PageLink>
            ) : null}
          </Group>
        </div>
        <Button
          size={isOpenNow ? 'lg' : 'md'}
          mih={44}
          variant={isOpenNow ? 'filled' : 'default'}
          onClick={() => go(`/app/sessions/${session.id}`)}
          aria-label={`Open ${session.groupName}, ${time(session.startsAt)}`}
        >
          Open
        </Button>
      </div>
    </section>
  );
}

/** '9 there, 1 of them late · 1 absent', or that nobody is marked. */
export function countWords(session: Pick<BoardSession, 'there' | 'late' | 'absent' | 'cancelled'>): string {
  const parts = [
    session.there > 0
      ? `${session.there} there${session.late > 0 ? `, ${session.late} of them late` : ''}`
      : '',
    session.absent > 0 ? `${session.absent} absent` : '',
    session.cancelled > 0 ? `${session.cancelled} cancelled` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Nobody is marked yet' : parts.join(' · ');
}
