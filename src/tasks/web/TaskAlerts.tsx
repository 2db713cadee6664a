// What has to be done now, in one line at the top of every screen of those it concerns. Whom it is about stands in it only
// once it is opened: a neighbour may look on. People are asked for by their record only once there is something: until
// then ids alone travel.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { timeOfDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { useMay, useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { TaskAnswer } from '../rules/task-schema.ts';
import { useOpenTasks, useTaskSigns } from './tasks.api.ts';
import { alertWords, subjectWords } from './task-words.ts';
import { TaskSteps } from './TaskSteps.tsx';
import { useMarkedTitle } from './use-marked-title.ts';
import { WhereTheyAre } from './WhereTheyAre.tsx';
import classes from './tasks.module.css';

export function TaskAlerts() {
  const may = useMay();
  const roles = useWhoIsSignedIn()?.roles ?? [];
  const answers = roles.includes('supervisor') || roles.includes('director');
  const signs = useTaskSigns(may('tasks.see'), answers);
  const stand = signs.data?.tasks ?? [];
  const isAny = stand.length > 0;
  const open = useOpenTasks(stand);
  const before = isAny ? (open.data?.tasks ?? []).filter((task) => task.isBefore) : [];
  useMarkedTitle(before.length > 0);
  return (
    <div role="status" aria-live="assertive" className={classes['alerts']}>
      {before.length === 0 ? null : <Alert tasks={before} />}
    </div>
  );
}

function Alert({ tasks }: { readonly tasks: readonly TaskAnswer[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section
      className={classes['alert']}
      aria-label={tasks.length === 1 ? 'A risk' : `${tasks.length} risks`}
    >
      <div className={classes['alertLine']}>
        <Text fw={650} span>
          ▲ {alertWords(tasks)}
        </Text>
        <Button
          variant="default"
          size="compact-md"
          className={classes['show'] ?? ''}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Fold' : 'Show'}
        </Button>
      </div>
      {isOpen ? tasks.map((task) => <OneTask key={task.id} task={task} />) : null}
    </section>
  );
}

function OneTask({ task }: { readonly task: TaskAnswer }) {
  const time = (instant: string) => timeOfDay(instant, task.timeZone);
  return (
    <section className={classes['task']} aria-label={`Task: ${subjectWords(task)}`}>
      <Text fw={650}>
        {subjectWords(task)}
        {task.personName === null ? '' : `: ${task.personName}`}
        {task.isEscalated ? ' · nobody has taken it' : ''}
      </Text>
      <Text size="sm">
        {ownerWords(task)} · {dueWords(task, time)} · raised by {task.openedByName} at {time(task.openedAt)} ·{' '}
        {task.clinicName}
        {task.sessionId === null ? null : (
          <>
            {' · '}
            <PageLink to={placeOf(task)}>{task.groupName ?? 'the session'}</PageLink>
          </>
        )}
      </Text>
      {task.isVirtual ? <WhereTheyAre place={task.place} timeZone={task.timeZone} /> : null}
      <TaskSteps task={task} />
    </section>
  );
}

// The page of the session, at the person.
function placeOf({ sessionId, patientId }: TaskAnswer): string {
  return `/app/sessions/${sessionId ?? ''}${patientId === null ? '' : `?person=${patientId}`}`;
}

function dueWords(task: TaskAnswer, time: (instant: string) => string): string {
  if (task.leftAt !== null) return `they left at ${time(task.leftAt)}`;
  return task.isOverdue ? `was due ${time(task.dueAt)}` : `due ${time(task.dueAt)}, before they leave`;
}

function ownerWords(task: TaskAnswer): string {
  return task.ownerName === null ? 'Nobody has it yet' : `${task.ownerName} has it`;
}
