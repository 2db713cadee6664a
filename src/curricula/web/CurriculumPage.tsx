// One curriculum: its topics in order with what to do, its versions, and the groups that follow it.
import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { fullDay } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { CurriculumAnswer } from '../rules/curriculum-answers.ts';
import { titleStatusWords, topicTitle } from '../rules/topic-words.ts';
import { useCurriculum } from './curricula.api.ts';
import { topicsText, whenCancelledWords } from './curriculum-words.ts';
import { EditCurriculum } from './EditCurriculum.tsx';
import { TopicView } from './TopicView.tsx';
import classes from './curricula.module.css';

export function CurriculumPage() {
  const curriculum = useCurriculum(usePathPart('curriculumId'));
  return (
    <Shown query={curriculum} what="Loading the curriculum">
      {(answer) => <OneCurriculum key={answer.curriculum.id} answer={answer} />}
    </Shown>
  );
}

function OneCurriculum({ answer }: { readonly answer: CurriculumAnswer }) {
  const { curriculum, topics, versions, groups } = answer;
  const [isEditing, setEditing] = useState(false);
  const may = useMay();
  return (
    <>
      <PageTitle
        below={`${topicsText(curriculum.topicCount)} · version ${curriculum.number} from ${fullDay(curriculum.startsOn)}`}
        actions={
          may('curricula.write') && !isEditing ? (
            <Button h={44} onClick={() => setEditing(true)}>
              Edit
            </Button>
          ) : null
        }
      >
        {curriculum.name}
      </PageTitle>
      {isEditing ? (
        <EditCurriculum answer={answer} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Text c="dimmed" mb="md">
            {whenCancelledWords[curriculum.whenCancelled]} {curriculum.source}
          </Text>
          {topics.map((topic, index) => (
            <details key={topic.code} className={classes['topic']}>
              <summary>
                <span className={classes['number']}>{index + 1}</span>
                <Text span fw={600}>
                  {topicTitle({ title: topic.title, position: index + 1 })}
                </Text>
                <Text span size="sm" c="dimmed">
                  {titleStatusWords[topic.titleStatus]}
                  {topic.secular === null ? '' : ` secular beside it: ${topic.secular.title}`}
                </Text>
              </summary>
              <div className={classes['inside']}>
                <TopicView topic={topic} />
              </div>
            </details>
          ))}
          <Title order={2} mt="xl" mb="xs">
            Followed by
          </Title>
          {groups.length === 0 ? <Text c="dimmed">No group of your clinics.</Text> : null}
          {groups.map((group) => (
            <Text key={group.id}>
              <PageLink to={`/app/groups/${group.id}/topics`} className={classes['rowLink'] ?? ''}>
                {group.name}
              </PageLink>{' '}
              <Text span c="dimmed">
                {group.clinicName}
              </Text>
            </Text>
          ))}
          <Title order={2} mt="xl" mb="xs">
            Versions
          </Title>
          {versions.map((version) => (
            <Text key={version.number} size="sm">
              {version.number}: from {fullDay(version.startsOn)}, {topicsText(version.topicCount)}
              {version.writtenBy === null ? '' : `, written by ${version.writtenBy}`}
            </Text>
          ))}
        </>
      )}
    </>
  );
}
