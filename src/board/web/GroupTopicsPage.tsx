// What a group works through: the curriculum it follows, the topics ahead, and who has had which.
import { Button, Group, Text, Title } from '@mantine/core';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { shortDay, timeOfDay } from '#ui/format.ts';
import { pathOf } from '#ui/ask.ts';
import { usePathPart, useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { GroupTopics } from '../rules/group-topics-answers.ts';
import { kindText } from './board-words.ts';
import { FollowForm } from './FollowForm.tsx';
import { useGroupTopics } from './group-topics.api.ts';
import { TopicMatrix } from './TopicMatrix.tsx';
import classes from './board.module.css';

export function GroupTopicsPage() {
  const topics = useGroupTopics(usePathPart('groupId'), useQueryWord('block'));
  return (
    <Shown query={topics} what="Loading the topics">
      {(answer) => <OneGroup key={`${answer.group.id} ${answer.block}`} answer={answer} />}
    </Shown>
  );
}

function OneGroup({ answer }: { readonly answer: GroupTopics }) {
  const { group, curriculum } = answer;
  const may = useMay();
  return (
    <>
      <PageTitle
        tab="Topics"
        below={
          <>
            <PageLink to={`/app/groups/${group.id}`}>{group.name}</PageLink>, {group.clinicName}
            {curriculum === null ? '' : ` · ${curriculum.name}`}
          </>
        }
      >
        {`Topics of ${group.name}`}
      </PageTitle>
      {answer.blocks.length > 1 ? <Blocks answer={answer} /> : null}
      {may('curricula.write') ? <FollowForm answer={answer} /> : null}
      {curriculum === null ? (
        <EmptyState
          title={
            answer.blocks.length > 1
              ? 'This block follows no curriculum yet.'
              : 'This group follows no curriculum yet.'
          }
        >
          {may('curricula.write')
            ? 'Choose one above; sessions get their topics in order from that day on.'
            : 'A supervisor or director chooses one.'}
        </EmptyState>
      ) : (
        <>
          <Title order={2} mb="sm">
            Who has had which
          </Title>
          <TopicMatrix answer={answer} />
          <Title order={2} mt="xl" mb="sm">
            Topics ahead
          </Title>
          <DataTable
            caption="Topics of the next sessions"
            columns={columnsOf(group.timeZone)}
            rows={answer.ahead.slice(0, 30)}
            rowKey={(session) => session.sessionId}
            empty={<EmptyState title="No session ahead has a topic." />}
          />
        </>
      )}
    </>
  );
}

// Each block of a program day works through topics of its own.
function Blocks({ answer }: { readonly answer: GroupTopics }) {
  const go = useGo();
  return (
    <Group gap="xs" mb="md" role="group" aria-label="Block of the day">
      {answer.blocks.map(({ position, kind }) => (
        <Button
          key={position}
          variant={position === answer.block ? 'filled' : 'default'}
          aria-pressed={position === answer.block}
          mih={44}
          onClick={() => go(pathOf(`/app/groups/${answer.group.id}/topics`, { block: position }))}
        >
          Block {position}: {kindText(kind)}
        </Button>
      ))}
    </Group>
  );
}

function columnsOf(timeZone: string): readonly Column<GroupTopics['ahead'][number]>[] {
  return [
    {
      key: 'day',
      title: 'Day',
      cell: (session) => (
        <PageLink to={`/app/sessions/${session.sessionId}`} className={classes['cellLink'] ?? ''}>
          {shortDay(session.heldOn)}, {timeOfDay(session.startsAt, timeZone)}
        </PageLink>
      ),
    },
    {
      key: 'topic',
      title: 'Topic',
      cell: (session) => (
        <>
          {session.title}
          {session.isChanged ? (
            <Text span size="sm" c="dimmed">
              {' '}
              · chosen for this date
            </Text>
          ) : null}
          {session.status === 'cancelled' ? (
            <Text span size="sm">
              {' '}
              · cancelled
            </Text>
          ) : null}
        </>
      ),
    },
  ];
}
