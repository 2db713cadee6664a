// The two sheets of one session: one to sign, which everybody in the room sees, and one for staff with how to reach people.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { dayAndTime, longDay, timeOfDay } from '#ui/format.ts';
import { PrintFrame } from '#ui/print/PrintFrame.tsx';
import type { PrintedRosters } from '../rules/roster-answers.ts';
import { modeText } from './board-words.ts';
import {
  hiddenText,
  internalWords,
  noPhoneText,
  signingWords,
  takesPartText,
  wayText,
} from './reach-words.ts';
import classes from './print.module.css';

type PrintedSession = PrintedRosters['sessions'][number];
type SheetsProps = { readonly session: PrintedSession; readonly answer: PrintedRosters };

const blankLines = 3;

export function RosterSheets({ session, answer }: SheetsProps) {
  const { people, hiddenPeople } = session;
  const isClosed = people.length === 0 && hiddenPeople > 0;
  return (
    <>
      <Sheet session={session} answer={answer} kind="To sign" says={signingWords}>
        {isClosed ? null : <ToSign people={people} />}
        {hiddenPeople === 0 ? null : <Text size="sm">{hiddenText(hiddenPeople)}</Text>}
      </Sheet>
      {people.length === 0 ? null : (
        <Sheet
          session={session}
          answer={answer}
          kind="For staff only"
          says={`FOR STAFF ONLY. ${internalWords}`}
        >
          <ForStaff people={people} />
        </Sheet>
      )}
    </>
  );
}

type SheetProps = SheetsProps & {
  readonly kind: string;
  readonly says: string;
  readonly children: ReactNode;
};

function Sheet({ session, answer, kind, says, children }: SheetProps) {
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  return (
    <section className={classes['sheet']} aria-label={`${session.groupName}: ${kind.toLowerCase()}`}>
      <PrintFrame
        says={
          <>
            {says}
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
        {children}
      </PrintFrame>
    </section>
  );
}

type PeopleProps = { readonly people: PrintedSession['people'] };

// Whoever signs reads the lines of the others: a name as the house calls people, and nothing else about anybody.
function ToSign({ people }: PeopleProps) {
  return (
    <Table titles={['Name', 'Arrived', 'Left', 'Signature']} kind="signing">
      {people.map((person) => (
        <tr key={person.patientId}>
          <th scope="row">
            <bdi>{person.called}</bdi>
          </th>
          <Blanks />
        </tr>
      ))}
      {Array.from({ length: blankLines }, (_, line) => (
        <tr key={line}>
          <td>&nbsp;</td>
          <Blanks />
        </tr>
      ))}
    </Table>
  );
}

function ForStaff({ people }: PeopleProps) {
  return (
    <Table titles={['Name', 'Here', 'Contact']} kind="roster">
      {people.map((person) => (
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
        </tr>
      ))}
    </Table>
  );
}

type TableProps = { readonly titles: readonly string[]; readonly kind: string; readonly children: ReactNode };

function Table({ titles, kind, children }: TableProps) {
  return (
    <table className={`${classes['table']} ${classes[kind]}`}>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
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
