// One person's whole record, to read, print or keep as a file. It says "internal" on every page: leaving the house is
// decided elsewhere. What a machine needs (ids) stays in the file and out of the print.
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '#ui/Loading.tsx';
import { ask } from '#ui/ask.ts';
import { dayAndTime, fullDay } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, PrintFrame, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { StepUp } from '../../staff/web/door.ts';
import type { WholeRecord } from '../rules/whole-record.ts';
import { displayName } from '../rules/display-name.ts';
import { PersonBanner } from './PersonBanner.tsx';
import { RecordPart } from './RecordPart.tsx';
import classes from './record.module.css';

export function RecordPage() {
  const patientId = usePathPart('patientId');
  const record = useQuery({
    // Not announced under a topic: a record on the screen is one moment, and each reading is recorded.
    queryKey: ['whole-record', patientId],
    queryFn: () => ask<WholeRecord>({ path: `/api/patients/${patientId}/whole-record` }),
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (record.data !== undefined) return <Record record={record.data} />;
  return (
    <>
      <PageTitle tab="Record">Whole record</PageTitle>
      {record.isError ? (
        <StepUp error={record.error} onProved={() => void record.refetch()} />
      ) : (
        <Loading what="Gathering the record" />
      )}
    </>
  );
}

function Record({ record }: { readonly record: WholeRecord }) {
  const { person } = record;
  const { timeZone } = record;
  const names = { ...record.staff, ...record.places };
  const filled = record.parts.filter((part) => part.rows.length > 0);
  return (
    <div className={classes['record']}>
      <PageTitle
        tab="Record"
        below={`${person.number} · born ${fullDay(person.birthOn)} · made ${dayAndTime(record.madeAt, record.timeZone)}`}
        actions={
          <ScreenOnly>
            <Group gap="xs">
              <PrintButton />
              <Button variant="default" mih={44} onClick={() => keepFile(record)}>
                Keep as a file
              </Button>
            </Group>
          </ScreenOnly>
        }
      >
        {displayName(person)}
      </PageTitle>
      <PrintFrame
        says={
          <>
            Internal. Protected by federal law (42 CFR Part 2): not to be handed on without the person’s
            consent. {person.number} · <bdi>{displayName(person)}</bdi>
          </>
        }
      >
        {record.complete ? null : (
          <Text mb="md">Only what your clinics hold. The privacy officer can make the complete record.</Text>
        )}
        <PersonBanner person={person} />
        <ScreenOnly>
          <PageLink to={`/app/patients/${person.id}`}>Back to the chart</PageLink>
        </ScreenOnly>
        {record.records.map((row) => (
          <RecordPart
            key={String(row['id'])}
            title={`Record ${String(row['number'])}`}
            rows={[row]}
            names={names}
            timeZone={timeZone}
          />
        ))}
        {filled.map((part) => (
          <RecordPart
            key={part.table}
            title={part.title}
            rows={part.rows}
            names={names}
            timeZone={timeZone}
          />
        ))}
      </PrintFrame>
    </div>
  );
}

function keepFile(record: WholeRecord): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(record, null, 1)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  // A file's name is seen by others: it names nobody.
  link.download = `record-${record.person.number}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
