// The week as a page to print, with the filters of the board.
import { Button, Group } from '@mantine/core';
import { pathOf } from '#ui/ask.ts';
import { longDay, timeOfDay } from '#ui/format.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, PrintFrame, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { WeekAnswer } from '../rules/board-answers.ts';
import { freeText, modeText, programText } from './board-words.ts';
import { useBoard } from './board.api.ts';
import { useFilters } from './use-filters.ts';
import classes from './print.module.css';

export function PrintWeekPage() {
  const filters = useFilters();
  const { week } = useBoard(filters);
  const go = useGo();
  const may = useMay();
  return (
    <div className={classes['print']}>
      <PageTitle
        below={
          <ScreenOnly>
            <PageLink to={pathOf('/app/board', filters)}>Back to the week</PageLink>
          </ScreenOnly>
        }
        actions={
          <ScreenOnly>
            <Group gap="xs">
              {may('board.print-rosters') ? (
                <Button variant="default" h={44} onClick={() => go('/app/board/rosters')}>
                  Rosters of a day
                </Button>
              ) : null}
              <PrintButton />
            </Group>
          </ScreenOnly>
        }
      >
        Printed week
      </PageTitle>
      <Shown query={week} what="Loading the week">
        {(answer) => <Week answer={answer} />}
      </Shown>
    </div>
  );
}

function Week({ answer }: { readonly answer: WeekAnswer }) {
  const groups = new Map(answer.groups.map((group) => [group.id, group]));
  const clinics = new Map(answer.clinics.map((clinic) => [clinic.id, clinic]));
  const days = Map.groupBy(answer.sessions, (session) => session.heldOn);
  return (
    <PrintFrame says={`Internal. The week of ${longDay(answer.from)} to ${longDay(answer.to)}`}>
      {[...days].map(([day, sessions]) => (
        <table key={day} className={`${classes['table']} ${classes['week']}`}>
          <caption>{longDay(day)}</caption>
          <thead>
            <tr>
              {['Time', 'Group', 'Clinic', 'Mode', 'Seats', 'Topic', 'Led by'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => {
              const group = groups.get(session.groupId);
              const clinic = clinics.get(group?.clinicId ?? '');
              return (
                <tr key={session.id}>
                  <td>{timeOfDay(session.startsAt, clinic?.timeZone ?? 'America/Chicago')}</td>
                  <td>
                    {group?.name}
                    <div className={classes['says']}>{programText(group?.program ?? '')}</div>
                  </td>
                  <td>{clinic?.name}</td>
                  <td>{modeText(session.mode)}</td>
                  <td>
                    {session.seats} of {session.seatLimit}, {freeText(session)}
                  </td>
                  <td>{session.topics.join(' · ')}</td>
                  <td>{session.leaders.join(', ')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ))}
    </PrintFrame>
  );
}
