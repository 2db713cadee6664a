// Covers for somebody who is away: their sessions, who could stand in for each, one key to assign, and whom to tell.
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { pathOf } from '#ui/ask.ts';
import { DayInput } from '#ui/DayInput.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { longDay } from '#ui/format.ts';
import { KeyHint, WithKeyboard } from '#ui/KeyHint.tsx';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, PrintFrame, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { CoverAnswer } from '../rules/cover-answers.ts';
import { coveredWords } from './cover-words.ts';
import { useCover, type Asked } from './cover.api.ts';
import { internalWords } from './reach-words.ts';
import { CoverLine } from './CoverLine.tsx';
import classes from './board.module.css';

export function CoverPage() {
  const asked: Asked = {
    staffMemberId: useQueryWord('staffMemberId'),
    fromOn: useQueryWord('fromOn'),
    untilOn: useQueryWord('untilOn'),
  };
  const cover = useCover(asked);
  const go = useGo();
  const show = (next: Partial<Asked>) => go(pathOf('/app/board/cover', { ...asked, ...next }));
  return (
    <>
      <PageTitle
        below={
          <ScreenOnly>
            <PageLink to="/app/board">Back to the week</PageLink>
          </ScreenOnly>
        }
        actions={
          <ScreenOnly>
            <PrintButton isSecond />
          </ScreenOnly>
        }
      >
        Cover for somebody
      </PageTitle>
      <Shown query={cover} what="Looking who could stand in">
        {(answer) => (
          <>
            <ScreenOnly>
              <WhoIsAway answer={answer} asked={asked} onChange={show} />
            </ScreenOnly>
            <Sessions answer={answer} asked={asked} />
          </>
        )}
      </Shown>
    </>
  );
}

type WhoIsAwayProps = {
  readonly answer: CoverAnswer;
  readonly asked: Asked;
  readonly onChange: (next: Partial<Asked>) => void;
};

function WhoIsAway({ answer, asked, onChange }: WhoIsAwayProps) {
  const fromOn = asked.fromOn === '' ? answer.today : asked.fromOn;
  return (
    <Group gap="sm" align="flex-end" mb="md">
      <NativeSelect
        label="Who is away"
        value={asked.staffMemberId}
        onChange={(event) => onChange({ staffMemberId: event.currentTarget.value })}
        data={[
          { value: '', label: 'Choose who' },
          ...answer.staff.map((one) => ({ value: one.id, label: `${one.givenName} ${one.familyName}` })),
        ]}
        styles={{ input: { minHeight: 44 } }}
      />
      <DayInput label="From" value={fromOn} onChange={(day) => onChange({ fromOn: day })} />
      <DayInput
        label="Until"
        min={fromOn}
        value={asked.untilOn === '' ? fromOn : asked.untilOn}
        onChange={(day) => onChange({ untilOn: day })}
      />
    </Group>
  );
}

function Sessions({ answer, asked }: { readonly answer: CoverAnswer; readonly asked: Asked }) {
  if (asked.staffMemberId === '')
    return <EmptyState title="Choose who is away.">Their sessions of these days are listed here.</EmptyState>;
  if (answer.sessions.length === 0)
    return (
      <EmptyState title={`${nameOfAway(answer, asked)} leads no session ${daysText(answer, asked)}.`}>
        Choose above from which day until which they are away. Longer than a month is looked at month by
        month.
      </EmptyState>
    );
  return (
    <PrintFrame says={<Head answer={answer} asked={asked} />}>
      <ScreenOnly>
        <WithKeyboard>
          <Text span display="block" size="sm" c="dimmed" mb="xs">
            On a session: <KeyHint keys="1 2 3" isSpoken /> assign that person ·{' '}
            <KeyHint keys="↑ ↓" isSpoken /> sessions
          </Text>
        </WithKeyboard>
      </ScreenOnly>
      {/* The list hears the arrow keys of the lines in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className={classes['list']} onKeyDown={walkLines}>
        {answer.sessions.map((session) => (
          <CoverLine key={session.sessionId} session={session} awayId={asked.staffMemberId} />
        ))}
      </ul>
      <NextStep answer={answer} />
    </PrintFrame>
  );
}

// The list is one to call by.
function Head({ answer, asked }: { readonly answer: CoverAnswer; readonly asked: Asked }) {
  return (
    <>
      {internalWords} Cover for <bdi>{nameOfAway(answer, asked)}</bdi>, {daysText(answer, asked)}
    </>
  );
}

function nameOfAway(answer: CoverAnswer, asked: Asked): string {
  const away = answer.staff.find((one) => one.id === asked.staffMemberId);
  return `${away?.givenName ?? ''} ${away?.familyName ?? ''}`.trim();
}

/** 'on Monday, November 16', or with the last day behind it. */
function daysText(answer: CoverAnswer, asked: Asked): string {
  const from = longDay(asked.fromOn === '' ? answer.today : asked.fromOn);
  return asked.untilOn === '' || asked.untilOn === asked.fromOn
    ? `on ${from}`
    : `from ${from} to ${longDay(asked.untilOn)}`;
}

function NextStep({ answer }: { readonly answer: CoverAnswer }) {
  const go = useGo();
  return (
    <Group mt="md" gap="sm">
      <Text role="status" fw={600}>
        {coveredWords(answer.sessions)}
      </Text>
      <Button variant="default" mih={44} onClick={() => go('/app/board')}>
        Back to the week
      </Button>
    </Group>
  );
}

// Up and down move between the sessions; what is focused within one keeps its own keys.
function walkLines(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
  const at = lines.findIndex((line) => line === (event.target as HTMLElement).closest('[data-line]'));
  const next = lines[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
