// The week on a narrow screen: day after day, session after session.
import { Text, Title } from '@mantine/core';
import { longDay } from '#ui/format.ts';
import { useMay } from '../../staff/web/door.ts';
import type { WeekAnswer } from '../rules/board-answers.ts';
import { SessionCell } from './SessionCell.tsx';
import classes from './board.module.css';

export function WeekList({ answer }: { readonly answer: WeekAnswer }) {
  const mayOpen = useMay()('attendance.see');
  const groups = new Map(answer.groups.map((group) => [group.id, group]));
  const clinics = new Map(answer.clinics.map((clinic) => [clinic.id, clinic]));
  const days = Map.groupBy(answer.sessions, (session) => session.heldOn);
  return [...days].map(([day, sessions]) => (
    <section key={day} aria-label={longDay(day)}>
      <Title order={2} mt="lg" mb={4}>
        {longDay(day)}
        {day === answer.today ? ', today' : ''}
      </Title>
      <ul className={classes['list']}>
        {sessions.map((session) => {
          const group = groups.get(session.groupId);
          const clinic = clinics.get(group?.clinicId ?? '');
          if (group === undefined || clinic === undefined) return null;
          return (
            <li key={session.id}>
              <Text fw={600}>
                {group.name}
                <Text span size="sm" c="dimmed" fw={400}>
                  {' '}
                  {placeText(clinic, group)}
                </Text>
              </Text>
              <SessionCell
                session={session}
                timeZone={clinic.timeZone}
                to={mayOpen ? `/app/sessions/${session.id}` : `/app/groups/${session.groupId}`}
                isStop
              />
            </li>
          );
        })}
      </ul>
    </section>
  ));
}

function placeText(clinic: WeekAnswer['clinics'][number], group: WeekAnswer['groups'][number]): string {
  const miles = clinic.miles === null ? '' : `, ${clinic.miles} miles`;
  return `${clinic.name}${miles}${group.waiting > 0 ? ` · ${group.waiting} waiting` : ''}`;
}
