// Who takes somebody out of the group: one tap or Enter begins it now. A time typed before plans it instead.
import { Button, NumberInput, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { instantAt, dayIn, type Instant, type WallTime } from '#kernel/local-date.ts';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { PullOutChoices, PullOutKind } from '../rules/pull-out.ts';
import { pullOutMinutes, pullOutWords } from './attendance-words.ts';
import { calledName, type ShownPerson } from './mark-queue.ts';
import { usePullOutChoices, type PullOutWork } from './use-pull-outs.ts';
import classes from './attendance.module.css';

type PullOutChoiceProps = {
  readonly person: ShownPerson;
  readonly zone: string;
  readonly work: PullOutWork;
};

export function PullOutChoice(props: PullOutChoiceProps) {
  const choices = usePullOutChoices(props.work.sessionId);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    props.work.close();
    document.querySelector<HTMLElement>(`[data-person="${props.person.patientId}"]`)?.focus();
  };
  return (
    // It hears Escape for the buttons and fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="dialog"
      aria-label={`Who takes ${calledName(props.person)} out of the group`}
      className={classes['choice']}
      onKeyDown={close}
    >
      <Shown query={choices}>{(answer) => <Choices {...props} answer={answer} />}</Shown>
    </div>
  );
}

function Choices({ person, zone, work, answer }: PullOutChoiceProps & { readonly answer: PullOutChoices }) {
  const list = useRef<HTMLDivElement>(null);
  const mayRecord = useMay()('attendance.record');
  const [time, setTime] = useState('');
  const [minutes, setMinutes] = useState<number | ''>('');
  // While an earlier step is on its way every button waits.
  useEffect(() => {
    const here = list.current;
    if (!work.isBusy && here?.contains(document.activeElement) === false)
      here.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }, [work.isBusy]);
  const start = (kind: PullOutKind, staffMemberId: string) =>
    work.start({
      patientId: person.patientId,
      kind,
      staffMemberId,
      from: time === '' ? null : instantOf(person, time, zone),
      minutes: minutes === '' ? pullOutMinutes[kind] : minutes,
    });
  return (
    <div ref={list} onKeyDown={walk} role="presentation">
      <Text size="sm" fw={600}>
        {calledName(person)} leaves the group{time === '' ? ' now' : ''} with
      </Text>
      {mayRecord ? (
        <Button
          variant="default"
          size="compact-md"
          mt={6}
          className={classes['taker'] ?? ''}
          disabled={work.isBusy || time !== ''}
          onClick={() => work.stepOut(person.patientId)}
        >
          Nobody: steps out
        </Button>
      ) : null}
      {answer.choices.length === 0 ? (
        <Text size="sm">
          Nobody here takes people out of groups. A director can add a prescriber or a nurse.
        </Text>
      ) : null}
      <div className={classes['takers']}>
        {answer.choices.map((one) => (
          <Button
            key={`${one.kind} ${one.staffMemberId}`}
            variant="default"
            size="compact-md"
            className={classes['taker'] ?? ''}
            disabled={work.isBusy || (!one.isFree && time === '')}
            onClick={() => start(one.kind, one.staffMemberId)}
          >
            {pullOutWords[one.kind]}: {one.name}
            {one.isFree ? '' : ' (not free)'}
          </Button>
        ))}
      </div>
      <div className={classes['later']}>
        <TextInput
          type="time"
          size="xs"
          label="Begins at"
          description="Empty: now"
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
        <NumberInput
          size="xs"
          label="Minutes"
          description="Empty: as usual"
          min={1}
          max={240}
          allowDecimal={false}
          value={minutes}
          onChange={(value) => setMinutes(typeof value === 'number' ? value : '')}
        />
        <Button variant="subtle" size="compact-sm" className={classes['step'] ?? ''} onClick={work.close}>
          Stays in the group
        </Button>
      </div>
    </div>
  );
}

// Arrows go from button to button, as they go from person to person in the roster around them.
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const lines = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (lines === undefined) return;
  event.stopPropagation();
  if ((event.target as HTMLElement).tagName === 'INPUT') return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  buttons.at((buttons.indexOf(event.target as HTMLElement) + lines) % buttons.length)?.focus();
}

function instantOf(person: ShownPerson, time: string, zone: string): Instant {
  const day = dayIn(zone, (person.arrivedAt ?? new Date().toISOString()) as Instant);
  return instantAt(day, time as WallTime, zone);
}
