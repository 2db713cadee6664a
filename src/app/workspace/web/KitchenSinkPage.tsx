// Every part of the design system on one page, to look at.
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { DataTable } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { Fill } from '#ui/Fill.tsx';
import { HoursMeter } from '#ui/HoursMeter.tsx';
import { KeyHint } from '#ui/KeyHint.tsx';
import { Loading } from '#ui/Loading.tsx';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { ProblemError } from '#ui/problem.ts';
import { SavedMark } from '#ui/SavedMark.tsx';

const people = [
  { name: 'Zoë Ångström-Przybyszewska', group: 'Morning group', taken: 10, minutes: 450 },
  { name: 'Nguyễn Thị Minh Khai', group: 'Evening group', taken: 12, minutes: 590 },
  { name: 'José de la Cruz Villaseñor y García', group: 'Weekend group', taken: 0, minutes: 0 },
];

const problem = new ProblemError({
  title: 'The group is full',
  status: 422,
  code: 'group-full',
  detail:
    'Twelve people have a seat on November 16. Choose another day, or ask the director to pass the limit with a reason.',
  fields: [{ field: 'startsOn', message: 'Choose a day with an open seat.' }],
});

export function KitchenSinkPage() {
  return (
    <Stack gap="xl">
      <PageTitle below="Every part, to look at" actions={<Button>Do it</Button>}>
        Kitchen sink
      </PageTitle>
      <DataTable
        caption="People"
        rows={people}
        rowKey={(row) => row.name}
        columns={[
          {
            key: 'name',
            title: 'Name',
            cell: (row) => <PageLink to="/app/kitchen-sink">{row.name}</PageLink>,
          },
          { key: 'group', title: 'Group', cell: (row) => row.group, wideOnly: true },
          { key: 'fill', title: 'Seats', cell: (row) => <Fill taken={row.taken} of={12} what="seats" /> },
          {
            key: 'hours',
            title: 'Hours this week',
            cell: (row) => <HoursMeter minutes={row.minutes} aimMinutes={540} what="treated" />,
          },
        ]}
      />
      <ErrorNotice error={problem} onRetry={() => undefined} />
      <TextInput
        label="First day"
        description="A day the group meets"
        error="Choose a day with an open seat."
        maw={320}
        defaultValue="November 16"
      />
      <Group>
        <Button>Main action</Button>
        <Button variant="default">Other action</Button>
        <Button variant="subtle">Quiet action</Button>
        <KeyHint keys="Ctrl Enter" />
      </Group>
      <Group>
        <SavedMark state="typing" />
        <SavedMark state="saving" />
        <SavedMark state="saved" />
        <SavedMark state="offline" />
      </Group>
      <Loading what="Loading the list" />
      <EmptyState title="Nobody has a seat yet.">Seat somebody from the list of people.</EmptyState>
      <Title order={2}>Second heading</Title>
      <Text c="dimmed">Quiet text stays readable in both looks.</Text>
    </Stack>
  );
}
