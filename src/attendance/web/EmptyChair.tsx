// One person who is not there: what is at stake, how they may be reached, and what came of each try.
import { Anchor, Button, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isBefore, type Instant } from '#kernel/local-date.ts';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { shortDay, dayAndTime, timeOfDay } from '#ui/format.ts';
import { useTyped } from '#ui/use-typed.ts';
import { useMay, useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { EmptyChairs } from '../rules/outreach-answers.ts';
import { outcomesOf, type OutreachMeans, type OutreachOutcome } from '../rules/outreach.ts';
import { hoursSay, possibleSays } from './attendance-words.ts';
import { dialAddress } from './dial-address.ts';
import { MakeUpChoice } from './MakeUpChoice.tsx';
import { meansWords, outcomeWords } from './outreach-words.ts';
import classes from './attendance.module.css';

export type MissingPerson = EmptyChairs['people'][number];
type Try = {
  readonly means: OutreachMeans;
  readonly contactId: string | null;
  readonly outcome: OutreachOutcome;
};

type EmptyChairProps = {
  readonly one: MissingPerson;
  /** Now, as the server counts. */
  readonly now: string;
};

export function EmptyChair({ one, now }: EmptyChairProps) {
  const who = useWhoIsSignedIn();
  const {
    value: words,
    write: setWords,
    letGo,
  } = useTyped(`outreach-${one.sessionId}-${one.patientId}-${who?.staffMemberId ?? ''}`, '');
  const [isMakingUp, setMakingUp] = useState(false);
  const may = useMay();
  const work = useTries(one, words, () => {
    setWords('');
    letGo();
  });
  const name = `${one.preferredName ?? one.givenName} ${one.familyName}`;
  return (
    <li className={classes['chair']}>
      <Stake one={one} name={name} now={now} isBusy={work.isBusy} onTakeBack={work.takeBack} />
      <div>
        <Ways one={one} isBusy={work.isBusy} onTry={work.record} />
        <TextInput
          size="sm"
          mt={6}
          aria-label={`What ${name} said, if anything is to be kept`}
          placeholder="What was said, if anything is to be kept"
          value={words}
          maxLength={500}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <div className={classes['takers']}>
          {may('attendance.make-up') ? (
            <Button
              variant="default"
              size="compact-md"
              className={classes['taker'] ?? ''}
              aria-expanded={isMakingUp}
              onClick={() => setMakingUp(!isMakingUp)}
            >
              Offer a make-up
            </Button>
          ) : null}
          {may('attendance.record') && one.status === 'expected' ? (
            <Button
              variant="default"
              size="compact-md"
              className={classes['taker'] ?? ''}
              disabled={work.isBusy}
              onClick={work.markAbsent}
            >
              Mark absent
            </Button>
          ) : null}
        </div>
        {isMakingUp ? <MakeUpChoice sessionId={one.sessionId} patientId={one.patientId} name={name} /> : null}
        <ErrorNotice error={work.error} />
      </div>
    </li>
  );
}

type StakeProps = EmptyChairProps & AttemptsProps & { readonly name: string };

function Stake({ one, name, now, isBusy, onTakeBack }: StakeProps) {
  return (
    <div>
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {one.groupName}, from {timeOfDay(one.startsAt, one.timeZone)}
        {one.virtual ? ', by video' : ''}
        {one.waitsForCall ? ' · waits for a call' : ''}
        {one.status === 'absent' ? ' · marked absent' : ''}
      </Text>
      {one.safetyFlag === null ? null : <span className={classes['flag']}>▲ {one.safetyFlag}</span>}
      <Text size="sm">{stakeSays(one)}</Text>
      {one.waitsForCall ? null : <Text size="sm">{joinsSays(one, now)}</Text>}
      <Attempts one={one} isBusy={isBusy} onTakeBack={onTakeBack} />
    </div>
  );
}

function useTries(one: MissingPerson, words: string, onKept: () => void) {
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (sent: { path: string; body: unknown }) => ask({ method: 'POST', ...sent }),
    onSettled: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
  const path = `/api/sessions/${one.sessionId}`;
  return {
    isBusy: send.isPending,
    error: send.error,
    // The words belong to the try: marking somebody absent keeps them where they are.
    record: (made: Try) =>
      send.mutate(
        { path: `${path}/outreach`, body: { ...made, patientId: one.patientId, words } },
        { onSuccess: onKept },
      ),
    takeBack: (attemptId: string) =>
      send.mutate({ path: `${path}/outreach/${attemptId}/take-back`, body: {} }),
    markAbsent: () =>
      send.mutate({
        path: `${path}/attendance`,
        body: { marks: [{ patientId: one.patientId, status: 'absent', after: one.sequence }] },
      }),
  };
}

type WaysProps = {
  readonly one: MissingPerson;
  readonly isBusy: boolean;
  readonly onTry: (made: Try) => void;
};

function Ways({ one, isBusy, onTry }: WaysProps) {
  if (one.ways.length === 0)
    return (
      <>
        <Text size="sm">
          {one.wasAsked
            ? 'They allowed no way: wait for the next visit, or ask the supervisor.'
            : 'Nobody wrote down yet how they may be reached: ask when they come.'}
        </Text>
        <Outcomes
          means="none"
          isBusy={isBusy}
          onTry={(outcome) => onTry({ means: 'none', contactId: null, outcome })}
        />
      </>
    );
  return one.ways.map((way) => (
    <div key={`${way.contactId ?? ''} ${way.means}`} className={classes['way']}>
      <Text size="sm" fw={600}>
        <Way means={way.means} value={way.value} />
        {way.bestTimes === null ? '' : ` (${way.bestTimes})`}
      </Text>
      <Text size="sm" c="dimmed">
        {way.says}
      </Text>
      <Outcomes
        means={way.means}
        isBusy={isBusy}
        onTry={(outcome) => onTry({ means: way.means, contactId: way.contactId, outcome })}
      />
    </div>
  ));
}

function Way({ means, value }: { readonly means: OutreachMeans; readonly value: string }) {
  const to = dialAddress(means, value);
  if (to === null) return `${meansWords[means]} ${value}`;
  return (
    <Anchor href={to} inherit py={10}>
      {meansWords[means]} {value}
    </Anchor>
  );
}

type OutcomesProps = {
  readonly means: OutreachMeans;
  readonly isBusy: boolean;
  readonly onTry: (outcome: OutreachOutcome) => void;
};

function Outcomes({ means, isBusy, onTry }: OutcomesProps) {
  return (
    <div className={classes['takers']}>
      {outcomesOf[means].map((outcome) => (
        <Button
          key={outcome}
          variant="default"
          size="compact-sm"
          className={classes['step'] ?? ''}
          disabled={isBusy}
          onClick={() => onTry(outcome)}
        >
          {outcomeWords[outcome]}
        </Button>
      ))}
    </div>
  );
}

type AttemptsProps = {
  readonly one: MissingPerson;
  readonly isBusy: boolean;
  readonly onTakeBack: (attemptId: string) => void;
};

function Attempts({ one, isBusy, onTakeBack }: AttemptsProps) {
  return one.attempts.map((each) => (
    <Text key={each.id} size="sm" component="div">
      <Text span inherit td={each.isTakenBack ? 'line-through' : undefined}>
        {attemptSays(each, one.timeZone)}
      </Text>
      {each.isTakenBack ? ' · taken back' : ''}
      {each.mayTakeBack ? (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes['step'] ?? ''}
          aria-label={`Undo: ${attemptSays(each, one.timeZone)}`}
          disabled={isBusy}
          onClick={() => onTakeBack(each.id)}
        >
          Undo
        </Button>
      ) : null}
    </Text>
  ));
}

function attemptSays(each: MissingPerson['attempts'][number], timeZone: string): string {
  const means = each.means === 'none' ? '' : `${meansWords[each.means].toLowerCase()}, `;
  const words = each.words === '' ? '' : `. ${each.words}`;
  return `${timeOfDay(each.at, timeZone)}, ${each.byName}: ${means}${outcomeWords[each.outcome].toLowerCase()}${words}`;
}

// What may be told to whoever is on the way.
function joinsSays(one: MissingPerson, now: string): string {
  const until = timeOfDay(one.joinsUntil, one.timeZone);
  return isBefore(one.joinsUntil as Instant, now as Instant)
    ? `Too late to join since ${until}: offer another session.`
    : `They may join until ${until}.`;
}

function stakeSays(one: MissingPerson): string {
  const parts = [
    hoursSay(one.hours),
    possibleSays(one.hours),
    one.lastThereOn === null ? 'Never in a group here yet.' : `Last there ${shortDay(one.lastThereOn)}.`,
    one.lastHeardAt === null ? '' : `Last heard ${dayAndTime(one.lastHeardAt, one.timeZone)}.`,
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/u, ''))
    .join(' · ');
}
