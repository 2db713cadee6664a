// Under a person's line: that they are out of the group, with whom and since when; and the choice of who takes them.
import { Button, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { timeOfDay } from '#ui/format.ts';
import type { PullOut } from '../rules/pull-out.ts';
import { pullOutWords } from './attendance-words.ts';
import { calledName, type ShownPerson } from './mark-queue.ts';
import { PullOutChoice } from './PullOutChoice.tsx';
import type { PullOutWork } from './use-pull-outs.ts';
import classes from './attendance.module.css';

type PullOutsProps = {
  readonly person: ShownPerson;
  readonly zone: string;
  /** Null where they may be seen and not changed. */
  readonly work: PullOutWork | null;
};

export function PullOuts({ person, zone, work }: PullOutsProps) {
  const isChoosing = work?.openFor === person.patientId;
  const wasRefused = work?.refusedId === person.patientId;
  if (person.pullOuts.length + person.stepOuts.length === 0 && !isChoosing && !wasRefused) return null;
  return (
    <div className={classes['pullOuts']}>
      {person.pullOuts.map((one) => (
        <OnePullOut key={one.id} one={one} person={person} zone={zone} work={work} />
      ))}
      {person.stepOuts.map((one) => (
        <OneStepOut key={one.id} one={one} person={person} zone={zone} work={work} />
      ))}
      {work !== null && isChoosing ? <PullOutChoice person={person} zone={zone} work={work} /> : null}
      {work !== null && wasRefused ? <ErrorNotice error={work.error} /> : null}
    </div>
  );
}

function OnePullOut({ one, person, zone, work }: PullOutsProps & { readonly one: PullOut }) {
  const isOpen = one.beganAt !== null && one.endedAt === null;
  const isPlanned = one.beganAt === null;
  const name = calledName(person);
  return (
    <div className={classes['pullOut']} data-open={isOpen ? 'yes' : undefined}>
      <Text span size="sm" fw={isOpen ? 600 : 400}>
        {isOpen ? <span aria-hidden>◑ </span> : null}
        {pullOutSays(one, zone)}
      </Text>
      {work === null || !isPlanned ? null : (
        <>
          <StepButton
            work={work}
            onClick={() => work.change({ pullOutId: one.id, becomes: 'begun' }, person.patientId)}
          >
            Begin<VisuallyHidden> the pull-out of {name}</VisuallyHidden>
          </StepButton>
          <StepButton
            work={work}
            onClick={() => work.change({ pullOutId: one.id, becomes: 'cancelled' }, person.patientId)}
          >
            Call off<VisuallyHidden> the pull-out of {name}</VisuallyHidden>
          </StepButton>
        </>
      )}
      {work !== null && isOpen ? (
        <StepButton
          work={work}
          onClick={() => work.change({ pullOutId: one.id, becomes: 'ended' }, person.patientId)}
        >
          Back now<VisuallyHidden>: {name}</VisuallyHidden>
        </StepButton>
      ) : null}
    </div>
  );
}

type StepOut = ShownPerson['stepOuts'][number];

function OneStepOut({ one, person, zone, work }: PullOutsProps & { readonly one: StepOut }) {
  const isOpen = one.backAt === null;
  const name = calledName(person);
  const change = (becomes: 'back' | 'taken_back') =>
    work?.changeStepOut({ stepOutId: one.id, becomes }, person.patientId);
  return (
    <div className={classes['pullOut']} data-open={isOpen ? 'yes' : undefined}>
      <Text span size="sm" fw={isOpen ? 600 : 400}>
        {isOpen ? <span aria-hidden>◑ </span> : null}
        {one.backAt === null
          ? `Out since ${timeOfDay(one.outAt, zone)}: stepped out`
          : `Stepped out ${timeOfDay(one.outAt, zone)} to ${timeOfDay(one.backAt, zone)}`}
      </Text>
      {work !== null && isOpen ? (
        <StepButton work={work} onClick={() => change('back')}>
          Back now<VisuallyHidden>: {name}</VisuallyHidden>
        </StepButton>
      ) : null}
      {work === null ? null : (
        <StepButton work={work} onClick={() => change('taken_back')}>
          Not so<VisuallyHidden>: {name} did not step out</VisuallyHidden>
        </StepButton>
      )}
    </div>
  );
}

type StepButtonProps = {
  readonly work: PullOutWork;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

function StepButton({ work, onClick, children }: StepButtonProps) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={classes['step'] ?? ''}
      disabled={work.isBusy}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

/** 'Out since 10:20 AM with Samir Haddad, prescriber visit; back about 10:40 AM'. */
function pullOutSays(one: PullOut, zone: string): string {
  const time = (instant: string) => timeOfDay(instant, zone);
  const what = `${one.staffName}, ${pullOutWords[one.kind].toLowerCase()}`;
  if (one.beganAt === null) return `Planned ${time(one.plannedFrom)} to ${time(one.plannedTo)}: ${what}`;
  if (one.endedAt === null)
    return `Out since ${time(one.beganAt)} with ${what}; back about ${time(one.plannedTo)}`;
  return `Out ${time(one.beganAt)} to ${time(one.endedAt)}: ${what}`;
}
