// One person's line: name, the four statuses, when they arrived, and the minutes that come of it.
import { VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { PetsUntold } from '../../groups/web/door.ts';
import { OpenLocked } from '../../patients/web/door.ts';
import { useMay } from '../../staff/web/door.ts';
import { durationText, statusKeys, statusWords, videoWords } from './attendance-words.ts';
import { Arrival } from './Arrival.tsx';
import { sessionKey, type Session } from './attendance.api.ts';
import { calledName, type NewStatus, type ShownPerson } from './mark-queue.ts';
import { PullOuts } from './PullOuts.tsx';
import { PersonMore } from './PersonMore.tsx';
import type { Confirming } from './use-confirming.ts';
import { isOutNow, type PullOutWork } from './use-pull-outs.ts';
import classes from './attendance.module.css';

/** Goes to what stands beside a line; by the Enter key or by a click or tap. */
export type OpenPerson = (patientId: string, byKey: boolean) => void;

type RosterLineProps = {
  readonly session: Session;
  readonly person: ShownPerson;
  readonly isCurrent: boolean;
  readonly isAnybodyMarked: boolean;
  readonly onCurrent: (patientId: string) => void;
  readonly onOpen?: OpenPerson | undefined;
  readonly onMark: (person: ShownPerson, change: Omit<NewStatus, 'patientId'>) => void;
  readonly confirming: Confirming;
  readonly onArrive?: ((person: ShownPerson) => void) | undefined;
  readonly isOpen: (patientId: string) => boolean;
  readonly pullOuts: PullOutWork | null;
  readonly sign?: { readonly of: (patientId: string) => ReactNode } | undefined;
};

export function RosterLine(props: RosterLineProps) {
  const { session, person, isCurrent, onCurrent, onOpen, onMark, confirming, pullOuts, sign } = props;
  const { patientId, status } = person;
  const name = `${calledName(person)} ${person.familyName}`;
  const wasThere = status === 'present' || status === 'late';
  const opening = useOpening(props);
  const tabIndex = isCurrent ? 0 : -1;
  const isAsked = confirming.id === patientId;
  // Keys of the line mean whoever is being asked.
  useEffect(() => {
    if (isAsked) onCurrent(patientId);
  }, [isAsked, onCurrent, patientId]);
  // A key press on a button counts no clicks.
  const choose = (event: MouseEvent) => {
    onCurrent(patientId);
    onOpen?.(patientId, event.detail === 0);
  };
  return (
    <li
      className={classes['line']}
      data-current={isCurrent ? 'yes' : undefined}
      data-waits={person.isOnItsWay ? 'yes' : undefined}
    >
      <button
        type="button"
        className={classes['name']}
        data-person={patientId}
        tabIndex={tabIndex}
        aria-current={isCurrent ? 'true' : undefined}
        onFocus={() => onCurrent(patientId)}
        onClick={choose}
      >
        <Called person={person} name={name} />
      </button>
      {opening.isOpen ? (
        <Statuses {...props} name={name} tabIndex={tabIndex} />
      ) : (
        <span className={classes['fixed']}>{statusWords[status]}</span>
      )}
      {wasThere ? (
        <Times
          session={session}
          person={person}
          isOpen={opening.isOpen}
          tabIndex={tabIndex}
          name={name}
          onMark={onMark}
          pullOuts={pullOuts}
        />
      ) : null}
      {sign === undefined ? null : <span className={classes['sign']}>{sign.of(patientId)}</span>}
      <LineEnd {...props} name={name} opening={opening} />
    </li>
  );
}

type LineEndProps = RosterLineProps & {
  readonly name: string;
  readonly opening: ReturnType<typeof useOpening>;
};

function LineEnd({ session, person, name, isCurrent, opening, ...props }: LineEndProps) {
  const { onMark, confirming, pullOuts, isAnybodyMarked } = props;
  if (person.locked) return <LockedLine person={person} name={name} sessionId={session.id} />;
  return (
    <>
      <PersonMore
        session={session}
        person={person}
        name={name}
        isCurrent={isCurrent}
        isAnybodyMarked={isAnybodyMarked}
        isOpen={opening.isOpen && opening.mayRecord}
        onMark={onMark}
        confirming={confirming}
        onCorrect={opening.correct}
      />
      <PullOuts person={person} zone={session.timeZone} work={pullOuts} />
    </>
  );
}

type LockedLineProps = {
  readonly person: ShownPerson;
  readonly name: string;
  readonly sessionId: string;
};

// Whether they are there may be said by whoever sees the roster; anything more asks for a reason.
function LockedLine({ person, name, sessionId }: LockedLineProps) {
  const client = useQueryClient();
  return (
    <div className={classes['pullOuts']}>
      <OpenLocked
        patientId={person.patientId}
        name={name}
        onOpened={() =>
          Promise.all([
            client.invalidateQueries({ queryKey: sessionKey(sessionId) }),
            client.invalidateQueries({ queryKey: ['notes'] }),
          ])
        }
      />
    </div>
  );
}

// Whether the line may be marked. One whose note is signed opens on purpose, to correct what happened; the note stays.
function useOpening({ session, person, isOpen }: RosterLineProps) {
  const [isCorrecting, setCorrecting] = useState(false);
  const mayRecord = useMay()('attendance.record') && session.status !== 'cancelled';
  const isOpenByItself = isOpen(person.patientId);
  return {
    mayRecord,
    isOpen: isOpenByItself || (isCorrecting && mayRecord),
    correct: mayRecord && !isOpenByItself && !isCorrecting ? () => setCorrecting(true) : undefined,
  };
}

type StatusesProps = Pick<RosterLineProps, 'person' | 'onCurrent' | 'onMark' | 'onArrive'> & {
  readonly name: string;
  readonly tabIndex: number;
};

// A second click on the same status within this time is the same click: it takes nothing back.
const sameClickMs = 500;

function Statuses({ person, name, tabIndex, onCurrent, onMark, onArrive }: StatusesProps) {
  const { patientId, status } = person;
  const last = useRef({ status: '', at: -Infinity });
  const isSameClick = (each: string, at: number) => {
    const isSame = last.current.status === each && at - last.current.at < sameClickMs;
    last.current = { status: each, at };
    return isSame;
  };
  return (
    <div className={classes['statuses']} role="group" aria-label={`Attendance of ${name}`}>
      {onArrive === undefined ? null : (
        // Its place stays when it has done its work: nothing moves under the pointer.
        <button
          type="button"
          className={classes['arrive']}
          tabIndex={tabIndex}
          data-done={status === 'expected' ? undefined : 'yes'}
          aria-keyshortcuts="a"
          onClick={() => {
            onCurrent(patientId);
            onArrive(person);
          }}
        >
          Arrived
        </button>
      )}
      {statusKeys.map((each) => (
        <button
          key={each}
          type="button"
          className={classes['status']}
          data-status={each}
          tabIndex={tabIndex}
          data-words={statusWords[each]}
          aria-pressed={status === each}
          onClick={(event) => {
            if (isSameClick(each, event.timeStamp)) return;
            onCurrent(patientId);
            onMark(person, {
              status: status === each ? 'expected' : each,
              arrivedAt: null,
              leftAt: null,
            });
          }}
        >
          {statusWords[each]}
        </button>
      ))}
    </div>
  );
}

type TimesProps = Pick<RosterLineProps, 'session' | 'person' | 'onMark' | 'pullOuts'> & {
  readonly name: string;
  readonly isOpen: boolean;
  readonly tabIndex: number;
};

// Of somebody who was there: out and back, when they arrived, and the minutes that come of it.
function Times({ pullOuts, ...arrival }: TimesProps) {
  const { person, session, name, tabIndex } = arrival;
  return (
    <>
      <OutButton person={person} name={name} work={pullOuts} tabIndex={tabIndex} />
      <span className={classes['arrival']}>
        <Arrival {...arrival} />
      </span>
      <span className={classes['minutes']}>
        <Minutes person={person} session={session} />
      </span>
    </>
  );
}

type OutButtonProps = {
  readonly person: ShownPerson;
  readonly name: string;
  readonly work: PullOutWork | null;
  readonly tabIndex: number;
};

function OutButton({ person, name, work, tabIndex }: OutButtonProps) {
  if (work === null || person.locked) return null;
  const isOut = isOutNow(person);
  return (
    <button
      type="button"
      className={classes['out']}
      tabIndex={tabIndex}
      aria-pressed={isOut}
      aria-expanded={work.openFor === person.patientId}
      aria-label={isOut ? `${name} is back` : `Take ${name} out of the group`}
      disabled={work.isBusy}
      onClick={() => work.outOrBack(person)}
    >
      {isOut ? 'Back' : 'Out'}
    </button>
  );
}

function Called({ person, name }: { readonly person: ShownPerson; readonly name: string }) {
  const hasOtherName = person.preferredName !== null && person.preferredName !== person.givenName;
  return (
    <>
      <span className={classes['called']}>{name}</span>
      {hasOtherName ? <span className={classes['given']}>{person.givenName}</span> : null}
      {standingWords(person).map((words) => (
        <span key={words} className={classes['given']}>
          {words}
        </span>
      ))}
      {person.petsUntold ? <PetsUntold /> : null}
      <VisuallyHidden>, {statusWords[person.status].toLowerCase()}</VisuallyHidden>
    </>
  );
}

// Why somebody stands here otherwise than by a seat in the room.
function standingWords(person: ShownPerson): string[] {
  return [
    person.locked ? 'record locked' : '',
    person.takenBack ? 'seat taken back' : '',
    person.visits ? 'visits today' : '',
    videoWords(person),
    person.atTablet && !person.isOnItsWay ? 'at the tablet' : '',
    person.knownAbsence === null ? '' : 'said they will not come',
  ].filter((words) => words !== '');
}

function Minutes({ person, session }: { readonly person: ShownPerson; readonly session: Session }) {
  if (person.isOnItsWay && person.clockMinutes === 0) return <>…</>;
  return (
    <span
      title={`${durationText(person.treatmentMinutes)} of treatment in ${durationText(person.clockMinutes)} on the clock; the whole session has ${durationText(session.treatmentMinutes)}`}
    >
      {durationText(person.treatmentMinutes)}{' '}
      <span className={classes['of']}>
        <VisuallyHidden>treatment </VisuallyHidden>of {durationText(person.clockMinutes)}
      </span>
      {person.countedMinutes === person.treatmentMinutes ? null : (
        <span className={classes['counts']}>counts {durationText(person.countedMinutes)}</span>
      )}
    </span>
  );
}
