// Everything that waits for a signature: notes for a supervisor to co-sign, one's own that came back, and sessions whose
// notes are not all signed, the overdue ones first.
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { dayAndTime } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { CosignList, UnsignedList } from '../rules/notes-answers.ts';
import { CosignWaiting } from './CosignWaiting.tsx';
import { DifferingNotes } from './DifferingNotes.tsx';
import { ReturnedNotes } from './ReturnedNotes.tsx';
import { unsignedWords } from './unsigned-words.ts';

export function NotesToSignPage() {
  const may = useMay();
  const mayWrite = may('notes.write');
  const cosign = useQuery({
    queryKey: ['notes', 'cosign'],
    queryFn: () => ask<CosignList>({ path: '/api/notes/cosignatures' }),
    enabled: mayWrite,
  });
  const unsigned = useQuery({
    queryKey: ['notes', 'unsigned'],
    queryFn: () => ask<UnsignedList>({ path: '/api/notes/unsigned' }),
  });
  return (
    <>
      <PageTitle below={waitingWords(cosign.data, unsigned.data)}>Notes to sign</PageTitle>
      {cosign.data === undefined ? null : (
        <>
          <ReturnedNotes notes={cosign.data.returned} />
          <DifferingNotes />
          {may('notes.cosign') ? <CosignWaiting notes={cosign.data.waiting} /> : null}
        </>
      )}
      <Shown query={unsigned} what="Loading sessions with open notes">
        {(answer) => <Unsigned answer={answer} />}
      </Shown>
    </>
  );
}

// How much of each list there is: the second one begins where the first ends, and that may be far down.
function waitingWords(cosign: CosignList | undefined, unsigned: UnsignedList | undefined): string {
  const waiting = cosign?.waiting.length ?? 0;
  const words = [
    waiting === 0 ? '' : `${waiting} to co-sign.`,
    unsigned === undefined ? '' : unsignedWords(unsigned),
  ];
  return words.filter((said) => said !== '').join(' ') || ' ';
}

type Row = UnsignedList['sessions'][number];

const columns: readonly Column<Row>[] = [
  {
    key: 'group',
    title: 'Session',
    cell: (row) => <PageLink to={`/app/sessions/${row.sessionId}`}>{row.groupName}</PageLink>,
  },
  { key: 'ended', title: 'Ended', cell: (row) => dayAndTime(row.endsAt, row.timeZone) },
  { key: 'who', title: 'Led by', cell: (row) => row.leaders.join(', ') || 'Nobody' },
  { key: 'clinic', title: 'Clinic', cell: (row) => row.clinicName, wideOnly: true },
  { key: 'open', title: 'Unsigned', cell: (row) => row.unsigned, align: 'right' },
];

function Unsigned({ answer }: { readonly answer: UnsignedList }) {
  const overdue = answer.sessions.filter((row) => row.isOverdue);
  const recent = answer.sessions.filter((row) => !row.isOverdue);
  const late = overdue.reduce((sum, row) => sum + row.unsigned, 0);
  return (
    <>
      <Title order={2} mt="lg" mb="xs">
        Unsigned for more than {answer.dueHours} hours
      </Title>
      <ByPerson rows={overdue} late={late} />
      <DataTable
        caption={`Sessions whose notes are unsigned for more than ${answer.dueHours} hours`}
        columns={columns}
        rows={overdue}
        rowKey={(row) => row.sessionId}
        empty={<EmptyState title="None. Every note of the last month was signed in time." />}
      />
      <Title order={2} mt="lg" mb="xs">
        Over, and still in time
      </Title>
      <DataTable
        caption="Sessions over a short while ago whose notes are not all signed"
        columns={columns}
        rows={recent}
        rowKey={(row) => row.sessionId}
        empty={<EmptyState title="None." />}
      />
    </>
  );
}

// Who has how many, the most first.
function ByPerson({ rows, late }: { readonly rows: readonly Row[]; readonly late: number }) {
  if (late === 0) return null;
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const leader of row.leaders) counts.set(leader, (counts.get(leader) ?? 0) + row.unsigned);
  const said = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`);
  return (
    <Text mb="xs">
      {late === 1 ? '1 note' : `${late} notes`}
      {said.length === 0 ? '' : `: ${said.join(' · ')}`}
    </Text>
  );
}
