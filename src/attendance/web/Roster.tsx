// The people of a session in dense lines: arrows move between them, a key marks them. A later slice may add a sign to
// each line, such as how far the note is.
import { Text } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Session } from './attendance.api.ts';
import type { NewStatus, ShownPerson } from './mark-queue.ts';
import type { Confirming } from './use-confirming.ts';
import type { PullOutWork } from './use-pull-outs.ts';
import { RosterLine, type OpenPerson } from './RosterLine.tsx';
import classes from './attendance.module.css';

type RosterProps = {
  readonly session: Session;
  readonly people: readonly ShownPerson[];
  readonly currentId: string;
  readonly onCurrent: (patientId: string) => void;
  /** Called by Enter on a line, and by a click on a name. */
  readonly onOpen?: OpenPerson | undefined;
  readonly onMark: (person: ShownPerson, change: Omit<NewStatus, 'patientId'>) => void;
  /** Whose arrival by video is being confirmed. */
  readonly confirming: Confirming;
  /** Marks somebody who arrives now; left out where presence is only said afterwards. */
  readonly onArrive?: ((person: ShownPerson) => void) | undefined;
  /** Whether this person's line may be marked here. */
  readonly isOpen: (patientId: string) => boolean;
  /** How people are taken out of the group and back; null where that may only be seen. */
  readonly pullOuts: PullOutWork | null;
  /** Heading and cell of one more column. */
  readonly sign?: { readonly title: string; readonly of: (patientId: string) => ReactNode } | undefined;
};

export function Roster({ people, currentId, onCurrent, ...props }: RosterProps) {
  const list = useRef<HTMLUListElement>(null);
  const focusLine = (patientId: string) => {
    list.current?.querySelector<HTMLElement>(`[data-person="${patientId}"]`)?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    const to = nextPerson(people, currentId, event);
    if (to === undefined) return;
    event.preventDefault();
    onCurrent(to);
    focusLine(to);
  };
  const isAnybodyMarked = people.some(({ status }) => status !== 'expected');
  // A person who left the roster takes the place in it along.
  useEffect(() => {
    const first = people[0];
    if (first !== undefined && !people.some((person) => person.patientId === currentId))
      onCurrent(first.patientId);
  }, [people, currentId, onCurrent]);
  return (
    <div className={classes['roster']} data-sign={props.sign === undefined ? undefined : 'yes'}>
      <div className={classes['rosterHead']} aria-hidden>
        <span>Name</span>
        <span>Attendance</span>
        <span />
        <span>Arrived</span>
        <span>Treatment</span>
        {props.sign === undefined ? null : <span>{props.sign.title}</span>}
      </div>
      {/* The list hears the arrow keys of the lines in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={list} className={classes['lines']} aria-label="People of this session" onKeyDown={walk}>
        {people.map((person) => (
          <RosterLine
            key={person.patientId}
            person={person}
            isCurrent={person.patientId === currentId}
            isAnybodyMarked={isAnybodyMarked}
            onCurrent={onCurrent}
            {...props}
          />
        ))}
      </ul>
      {people.length === 0 ? (
        <Text className={classes['nobody'] ?? ''}>Nobody has a seat in this group on this day.</Text>
      ) : null}
    </div>
  );
}

function nextPerson(
  people: readonly ShownPerson[],
  currentId: string,
  event: KeyboardEvent,
): string | undefined {
  const target = event.target as HTMLElement;
  if (target.tagName === 'INPUT' || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const at = people.findIndex((person) => person.patientId === currentId);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: people.length - 1 }[event.key];
  return to === undefined ? undefined : people[to]?.patientId;
}
