// The rosters of a clinic's day for a day without power: who is expected, how to reach them, and columns to write in.
import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { pathOf } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { dayAndTime, longDay, timeOfDay } from '#ui/format.ts';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, PrintFrame, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { PrintedRosters } from '../rules/roster-answers.ts';
import { modeText, peopleText } from './board-words.ts';
import { useRosters } from './group-topics.api.ts';
import { internalWords, noPhoneText, takesPartText, wayText } from './reach-words.ts';
import classes from './print.module.css';

type PrintedSession = PrintedRosters['sessions'][number];

export function PrintRostersPage() {
  const asked = { clinicId: useQueryWord('clinicId'), day: useQueryWord('day') };
  const rosters = useRosters(asked);
  const go = useGo();
  const show = (next: Partial<typeof asked>) => go(pathOf('/app/board/rosters', { ...asked, ...next }));
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
        Rosters of a day
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
                <TextInput
                  label="Day"
                  type="date"
                  value={answer.day}
                  onChange={(event) => show({ day: event.currentTarget.value })}
                  styles={{ input: { minHeight: 44 } }}
                />
              </Group>
            </ScreenOnly>
            {answer.sessions.length === 0 ? (
              <EmptyState title="No session of this clinic on that day.">
                Choose another day or clinic.
              </EmptyState>
            ) : null}
            {answer.sessions.map((session) => (
              <OneRoster key={session.sessionId} session={session} answer={answer} />
            ))}
          </>
        )}
      </Shown>
    </div>
  );
}

const blankLines = 3;

function OneRoster({
  session,
  answer,
}: {
  readonly session: PrintedSession;
  readonly answer: PrintedRosters;
}) {
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  return (
    <section className={classes['sheet']} aria-label={session.groupName}>
      <PrintFrame
        says={
          <>
            {internalWords}
            <br />
            <bdi>{session.groupName}</bdi> · {longDay(answer.day)}, {time(session.startsAt)} to{' '}
            {time(session.endsAt)}
          </>
        }
      >
        <Text size="sm">
          {session.clinicName} · {modeText(session.mode)}
          {session.leaders.length === 0 ? '' : ` · led by ${session.leaders.join(', ')}`} · printed{' '}
          {dayAndTime(answer.now, session.timeZone)}
        </Text>
        <table className={`${classes['table']} ${classes['roster']}`}>
          <thead>
            <tr>
              {['Name', 'Here', 'Contact', 'Arrived', 'Left', 'Signature'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {session.people.map((person) => (
              <tr key={person.patientId}>
                <th scope="row">
                  <bdi>{person.called}</bdi>
                </th>
                <td>{person.isAway ? 'Away, as they said' : takesPartText(person.mode)}</td>
                <td>
                  {person.ways.length === 0
                    ? noPhoneText(person)
                    : person.ways.map((way) => <OnPaper key={way.value} way={way} />)}
                </td>
                <Blanks />
              </tr>
            ))}
            {Array.from({ length: blankLines }, (_, line) => (
              <tr key={line}>
                <td>&nbsp;</td>
                <td>&nbsp;</td>
                <td>&nbsp;</td>
                <Blanks />
              </tr>
            ))}
          </tbody>
        </table>
        {session.hiddenPeople > 0 ? (
          <Text size="sm">{peopleText(session.hiddenPeople)} more whose records are not open to you.</Text>
        ) : null}
      </PrintFrame>
    </section>
  );
}

// What may be done there first, and small what may be said.
function OnPaper({ way }: { readonly way: PrintedSession['people'][number]['ways'][number] }) {
  return (
    <>
      <div>
        <bdi>{wayText({ ...way, says: '' })}</bdi>
      </div>
      <div className={classes['says']}>
        <bdi>{way.says}</bdi>
      </div>
    </>
  );
}

// Arrived, left, signature: written by hand.
function Blanks() {
  return (
    <>
      <td>&nbsp;</td>
      <td>&nbsp;</td>
      <td>&nbsp;</td>
    </>
  );
}
