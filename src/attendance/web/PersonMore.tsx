// Under a person's line: their hours of today and this week, why the day falls short, when they left, and what else can be
// done: a chair that makes it up, or a safe way home for who cannot stay.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import {
  instantAt,
  isBefore,
  timeIn,
  type Instant,
  type LocalDate,
  type WallTime,
} from '#kernel/local-date.ts';
import { useOneOpen } from '#ui/one-open.ts';
import { useMay } from '../../staff/web/door.ts';
import {
  dayWords,
  hoursSay,
  possibleSays,
  shortfallSays,
  tooLateSays,
  wayHomeWords,
  type DayWords,
} from './attendance-words.ts';
import type { Session } from './attendance.api.ts';
import { CannotStay } from './CannotStay.tsx';
import { CheckInCode } from './CheckInCode.tsx';
import { MakeUpChoice } from './MakeUpChoice.tsx';
import type { NewStatus, ShownPerson } from './mark-queue.ts';
import type { Confirming } from './use-confirming.ts';
import { VirtualArrivalForm } from './VirtualArrivalForm.tsx';
import classes from './attendance.module.css';

type PersonMoreProps = {
  readonly session: Session;
  readonly person: ShownPerson;
  readonly name: string;
  readonly isCurrent: boolean;
  /** Whether anybody of this roster is marked. */
  readonly isAnybodyMarked: boolean;
  /** Whether this line may be marked here. */
  readonly isOpen: boolean;
  readonly onMark: (person: ShownPerson, change: Omit<NewStatus, 'patientId'>) => void;
  readonly confirming: Confirming;
  /** Opens a line whose note is signed; left out where there is nothing to open. */
  readonly onCorrect: (() => void) | undefined;
};

type Panel = 'make-up' | 'cannot-stay' | 'tablet-code';

export function PersonMore(props: PersonMoreProps) {
  const { person, isCurrent, confirming } = props;
  const { open: panel, show: setPanel, close } = useOneOpen<Panel>();
  const offers = useOffers(props);
  const words = dayWords(props.session);
  const tabIndex = isCurrent ? 0 : -1;
  const isAsked = confirming.id === person.patientId && offers['by-video'];
  const opener = (which: Panel, title: string) =>
    offers[which] ? (
      <MoreButton
        tabIndex={tabIndex}
        isOn={panel === which}
        onClick={() => setPanel(panel === which ? null : which)}
      >
        {title}
      </MoreButton>
    ) : null;
  return (
    <div className={classes['more']}>
      {person.safetyFlag === null ? null : <span className={classes['wideFlag']}>▲ {person.safetyFlag}</span>}
      <HoursWords
        person={person}
        words={words}
        late={tooLateSays(props.session, person, props.isAnybodyMarked)}
      />
      {offers.leaving ? <Leaving {...props} tabIndex={tabIndex} /> : null}
      {offers['by-video'] ? (
        <MoreButton
          tabIndex={tabIndex}
          isOn={isAsked}
          onClick={() => (isAsked ? confirming.close() : confirming.ask(person.patientId))}
        >
          Confirm arrival
        </MoreButton>
      ) : null}
      {opener('make-up', 'Make up')}
      {opener('cannot-stay', words.day === 'today' ? 'Cannot stay today' : 'Could not stay')}
      {opener('tablet-code', 'Code for the tablet')}
      {props.onCorrect !== undefined && isCurrent ? (
        <MoreButton tabIndex={tabIndex} isOn={false} onClick={props.onCorrect}>
          Correct times
        </MoreButton>
      ) : null}
      {isAsked ? <VirtualArrivalForm {...props} /> : null}
      <OpenPanel {...props} panel={panel} mayCode={offers['tablet-code']} onDone={close} />
    </div>
  );
}

type OpenPanelProps = PersonMoreProps & {
  readonly panel: Panel | null;
  readonly mayCode: boolean;
  readonly onDone: () => void;
};

function OpenPanel({ panel, session, person, name, mayCode, onDone }: OpenPanelProps) {
  const { patientId } = person;
  switch (panel) {
    case 'make-up':
      return <MakeUpChoice sessionId={session.id} patientId={patientId} name={name} />;
    case 'tablet-code':
      return mayCode ? <CheckInCode session={session} patientId={patientId} name={name} /> : null;
    case 'cannot-stay':
      return <CannotStay session={session} person={person} name={name} onDone={onDone} />;
    case null:
      return null;
  }
}

// What the line offers: on the line somebody works on, and where something is known to be missing.
function useOffers(props: PersonMoreProps) {
  const { session, person, isCurrent, isOpen } = props;
  const mayBook = useMay()('attendance.make-up');
  const all = (...wanted: readonly boolean[]) => wanted.every(Boolean);
  const any = (...wanted: readonly boolean[]) => wanted.some(Boolean);
  const wasThere = any(person.status === 'present', person.status === 'late');
  const isExpected = person.status === 'expected';
  const isTooLate = tooLateSays(session, person, props.isAnybodyMarked) !== '';
  const isMissed = all(!isExpected, any(isCurrent, !wasThere), lacksHours(person));
  return {
    leaving: all(wasThere, isOpen, any(isCurrent, person.leftAt !== null)),
    'make-up': all(mayBook, any(isMissed, isTooLate)),
    'cannot-stay': all(isOpen, isCurrent),
    'tablet-code': all(
      !person.virtual,
      !person.takenBack,
      isOpen,
      isCurrent,
      any(
        isExpected,
        person.leftAt !== null,
        person.stepOuts.some((one) => one.backAt === null),
      ),
      isRunningStill(session),
    ),
    'by-video': all(
      person.virtual,
      isOpen,
      any(isCurrent, isExpected, props.confirming.id === person.patientId),
    ),
  };
}

function isRunningStill({ asOf, endsAt }: Session): boolean {
  return isBefore(asOf as Instant, endsAt as Instant);
}

function lacksHours({ hours }: ShownPerson): boolean {
  return hours.shortfalls.length > 0 || hours.possibleMinutes < hours.weekNeeds;
}

type HoursWordsProps = {
  readonly person: ShownPerson;
  readonly words: DayWords;
  readonly late: string;
};

function HoursWords({ person, words, late }: HoursWordsProps) {
  const { hours } = person;
  const way = (wayHomeWords as Readonly<Record<string, string | undefined>>)[person.wayHome ?? ''];
  // Whoever is still expected may come yet: only the week is known.
  const today = person.status === 'expected' ? '' : shortfallSays(hours, words);
  const short = [late, today, possibleSays(hours, words)].filter((said) => said !== '').join(' ');
  return (
    <>
      {way === undefined ? null : (
        <Text span size="sm">
          {way}.
        </Text>
      )}
      <Text span size="sm" c="dimmed">
        {hoursSay(hours, words)}
      </Text>
      {short === '' ? null : (
        <Text span size="sm" className={classes['short'] ?? ''}>
          {short}
        </Text>
      )}
    </>
  );
}

type MoreButtonProps = {
  readonly tabIndex: number;
  readonly isOn: boolean;
  readonly onClick: () => void;
  readonly children: string;
};

function MoreButton({ tabIndex, isOn, onClick, children }: MoreButtonProps) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={classes['step'] ?? ''}
      tabIndex={tabIndex}
      aria-expanded={isOn}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

// When they left, if before the end; an empty field means that they stayed. Nobody leaves now what is over.
function Leaving({
  session,
  person,
  name,
  onMark,
  tabIndex,
}: PersonMoreProps & { readonly tabIndex: number }) {
  const zone = session.timeZone;
  const known = person.leftAt === null ? '' : timeIn(zone, person.leftAt as Instant);
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (time: string | null) => {
    setTyped(null);
    if (time === null || time === known) return;
    const leftAt = time === '' ? null : instantAt(session.heldOn as LocalDate, time as WallTime, zone);
    onMark(person, { status: person.status, arrivedAt: person.arrivedAt, leftAt });
  };
  return (
    <span className={classes['leaving']}>
      <span aria-hidden>Left</span>
      <input
        type="time"
        autoComplete="off"
        className={classes['time']}
        aria-label={`When ${name} left, if before the end`}
        value={typed ?? known}
        tabIndex={tabIndex}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => keep(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep(typed);
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      {isRunningStill(session) ? (
        <MoreButton
          tabIndex={tabIndex}
          isOn={false}
          onClick={() => keep(timeIn(zone, session.asOf as Instant))}
        >
          Leaves now
        </MoreButton>
      ) : null}
    </span>
  );
}
