// The rosters of a clinic's day, or of one session, for a day without power: a sheet to sign and a sheet for staff.
import { Button, Group, NativeSelect } from '@mantine/core';
import { pathOf } from '#ui/ask.ts';
import { DayInput } from '#ui/DayInput.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useRosters } from './group-topics.api.ts';
import { RosterSheets } from './RosterSheets.tsx';
import classes from './print.module.css';

export function PrintRostersPage() {
  const asked = {
    clinicId: useQueryWord('clinicId'),
    day: useQueryWord('day'),
    sessionId: useQueryWord('sessionId'),
  };
  const rosters = useRosters(asked);
  const go = useGo();
  const show = (next: Partial<typeof asked>) =>
    go(pathOf('/app/board/rosters', { ...asked, sessionId: '', ...next }));
  return (
    <div className={classes['print']}>
      <PageTitle
        below={
          <ScreenOnly>
            <PageLink to="/app/board">Back to the week</PageLink>
          </ScreenOnly>
        }
        actions={
          <ScreenOnly>
            <PrintButton />
          </ScreenOnly>
        }
      >
        {asked.sessionId === '' ? 'Rosters of a day' : 'Roster of a session'}
      </PageTitle>
      <Shown query={rosters} what="Loading the rosters">
        {(answer) => (
          <>
            <ScreenOnly>
              <Group gap="sm" align="flex-end" mb="md">
                <NativeSelect
                  label="Clinic"
                  value={answer.clinicId}
                  onChange={(event) => show({ clinicId: event.currentTarget.value })}
                  data={answer.clinics.map(({ id, name }) => ({ value: id, label: name }))}
                  styles={{ input: { minHeight: 44 } }}
                />
                <DayInput label="Day" value={answer.day} onChange={(day) => show({ day })} />
                {asked.sessionId === '' ? null : (
                  <Button variant="default" mih={44} onClick={() => show({})}>
                    All sessions of the day
                  </Button>
                )}
              </Group>
            </ScreenOnly>
            {answer.sessions.length === 0 ? (
              <EmptyState title="No session of this clinic on that day.">
                Choose another day or clinic.
              </EmptyState>
            ) : null}
            {answer.sessions.map((session) => (
              <RosterSheets key={session.sessionId} session={session} answer={answer} />
            ))}
          </>
        )}
      </Shown>
    </div>
  );
}
