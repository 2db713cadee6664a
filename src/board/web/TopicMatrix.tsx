// People by topics: a tick for what they had, the next date for what they miss. On a narrow screen a list by person.
import { NativeSelect, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { shortDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { GroupTopics } from '../rules/group-topics-answers.ts';
import { peopleText } from './board-words.ts';
import { useChoosePath, type PersonOfTopics } from './group-topics.api.ts';
import classes from './board.module.css';

const pathWords = { either: 'Either path', twelve_step: 'Twelve steps', secular: 'Secular' } as const;

export function TopicMatrix({ answer }: { readonly answer: GroupTopics }) {
  const isWide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false });
  const path = useChoosePath();
  const may = useMay();
  if (answer.people.length === 0)
    return (
      <EmptyState
        title={
          answer.hiddenPeople > 0 ? 'The people of this group are not yours to open.' : 'Nobody is expected.'
        }
      >
        Who has a seat here shows with the topics they had.
      </EmptyState>
    );
  const choose = may('topics.record-path')
    ? (person: PersonOfTopics, wished: string) => path.mutate({ person, path: wished })
    : undefined;
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {roundText(answer)}
      </Text>
      {isWide === true ? (
        <Matrix answer={answer} onPath={choose} />
      ) : (
        <ByPerson answer={answer} onPath={choose} />
      )}
      <ErrorNotice error={path.error} />
      {answer.hiddenPeople > 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {peopleText(answer.hiddenPeople)} more whose records are not yours to open.
        </Text>
      ) : null}
    </>
  );
}

// Sessions stand some weeks ahead; a round may be longer than that.
function roundText({ topics, ahead }: GroupTopics): string {
  const last = ahead.at(-1);
  const round = `A round has ${topics.length} topics and begins anew when it is through: whoever joins late meets every one of them.`;
  return last === undefined
    ? round
    : `${round} Dates stand until ${shortDay(last.heldOn)}; what comes after them is later in the round.`;
}

type MatrixProps = {
  readonly answer: GroupTopics;
  readonly onPath: ((person: PersonOfTopics, path: string) => void) | undefined;
};

function Matrix({ answer, onPath }: MatrixProps) {
  const { topics, people, group } = answer;
  return (
    <div className={classes['gridScroll']}>
      <table className={classes['matrix']}>
        <caption>
          <VisuallyHidden>Who of {group.name} has had which topic</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={classes['groupHead']}>
              Person
            </th>
            <th scope="col">Had</th>
            {group.state === 'TX' ? <th scope="col">Health topics due</th> : null}
            {topics.map((topic) => (
              <th key={topic.code} scope="col" title={topic.title} className={classes['topicHead']}>
                <span>{topic.title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.patientId}>
              <th scope="row" className={classes['groupHead']}>
                <PersonName person={person} />
                <PathChoice person={person} onPath={onPath} />
              </th>
              <td className={classes['count']}>
                {person.had.length} of {topics.length}
              </td>
              {group.state === 'TX' ? (
                <td className={classes['due']}>{person.due.join(', ') || 'none'}</td>
              ) : null}
              {topics.map((topic) => (
                <TopicCell key={topic.code} person={person} code={topic.code} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TopicCell({ person, code }: { readonly person: PersonOfTopics; readonly code: string }) {
  const had = person.had.find((one) => one.code === code);
  const missing = person.missing.find((one) => one.code === code);
  if (had !== undefined)
    return (
      <td className={classes['had']} title={`Had on ${shortDay(had.on)}`}>
        ✓<VisuallyHidden> had on {shortDay(had.on)}</VisuallyHidden>
      </td>
    );
  const next = missing?.nextOn ?? null;
  return (
    <td className={classes['next']} title={next === null ? laterText : `Next on ${shortDay(next)}`}>
      {next === null ? 'later' : dayOfMonth(next)}
      <VisuallyHidden> {next === null ? 'in the round' : 'is the next date'}</VisuallyHidden>
    </td>
  );
}

const laterText = 'Later in the round: its date does not stand yet';

// '12/3' of '2026-12-03': the cells are narrow.
function dayOfMonth(day: string): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`;
}

function PersonName({ person }: { readonly person: PersonOfTopics }) {
  return (
    <PageLink to={`/app/patients/${person.patientId}`} className={classes['groupName'] ?? ''}>
      <bdi>{`${person.preferredName ?? person.givenName} ${person.familyName}`}</bdi>
    </PageLink>
  );
}

type PathChoiceProps = { readonly person: PersonOfTopics; readonly onPath: MatrixProps['onPath'] };

function PathChoice({ person, onPath }: PathChoiceProps) {
  if (onPath === undefined)
    return person.path === 'either' ? null : (
      <Text size="xs" c="dimmed">
        {pathWords[person.path as keyof typeof pathWords]}
      </Text>
    );
  return (
    <NativeSelect
      aria-label={`Path of ${person.preferredName ?? person.givenName} ${person.familyName}`}
      size="xs"
      value={person.path}
      onChange={(event) => onPath(person, event.currentTarget.value)}
      data={Object.entries(pathWords).map(([value, label]) => ({ value, label }))}
    />
  );
}

function ByPerson({ answer, onPath }: MatrixProps) {
  const titles = new Map(answer.topics.map((topic) => [topic.code, topic.title]));
  return (
    <ul className={classes['list']}>
      {answer.people.map((person) => (
        <li key={person.patientId}>
          <PersonName person={person} />
          <Text size="sm">
            {person.had.length} of {answer.topics.length} topics had
            {answer.group.state === 'TX' ? ` · health topics due: ${person.due.join(', ') || 'none'}` : ''}
          </Text>
          <PathChoice person={person} onPath={onPath} />
          <details>
            <summary className={classes['summary']}>Misses {person.missing.length}</summary>
            <ul className={classes['lacks']}>
              {person.missing.map((one) => (
                <li key={one.code}>
                  {titles.get(one.code)}: {one.nextOn === null ? 'later in the round' : shortDay(one.nextOn)}
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
