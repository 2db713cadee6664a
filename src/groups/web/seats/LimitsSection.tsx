// How many people a group may have: each rule with its source and whether it is confirmed, decisions above it, and the
// way to decide one, with a reason and dates.
import { Button, Group, List, NativeSelect, NumberInput, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../../staff/web/door.ts';
import { exemptionWords } from '../../rules/exemptions.ts';
import { stepWords } from '../../rules/limit-steps.ts';
import type { LimitsAnswer } from '../../rules/seat-answers.ts';
import { useLimits, useSend } from './seats.api.ts';
import classes from './seats.module.css';

const passedWords = {
  supervisor: 'A supervisor may let more in, with a reason.',
  director: 'A director may let more in, with a reason.',
  nobody: 'Never passed.',
} as const;

type LimitsSectionProps = { readonly groupId: string; readonly today: string };

export function LimitsSection({ groupId, today }: LimitsSectionProps) {
  const [isRaising, setRaising] = useState(false);
  const may = useMay();
  const limits = useLimits(groupId);
  return (
    <section aria-labelledby="limits">
      <Title order={2} id="limits" mt="xl" mb="sm">
        Limits
      </Title>
      <Shown query={limits} what="Loading the limits">
        {(found) => <Steps limits={found} mayWithdraw={may('groups.raise-limit')} />}
      </Shown>
      {may('groups.raise-limit') && !isRaising ? (
        <Button variant="default" mih={44} mt="sm" onClick={() => setRaising(true)}>
          Let more people in
        </Button>
      ) : null}
      {isRaising ? (
        <RaiseForm
          groupId={groupId}
          today={today}
          exemptions={limits.data?.exemptions ?? []}
          onDone={() => setRaising(false)}
        />
      ) : null}
    </section>
  );
}

function Steps({ limits, mayWithdraw }: { readonly limits: LimitsAnswer; readonly mayWithdraw: boolean }) {
  const withdraw = useSend();
  return (
    <>
      <List spacing={4}>
        {limits.steps.map((step) => (
          <List.Item key={step.code}>
            {stepWords(step)}{' '}
            <Text span c="dimmed">
              {passedWords[step.passedBy]}
            </Text>
          </List.Item>
        ))}
        {limits.decisions.map((decision) => (
          <List.Item key={decision.id}>
            <strong>
              {decision.kind === 'raise'
                ? `${decision.seatLimit ?? ''} people`
                : `Exempt: ${exemptionWords(decision.exemption)}`}
            </strong>
            , {fullDay(decision.startsOn)}
            {decision.endsOn === null ? ' on' : ` until ${fullDay(decision.endsOn)}`}: {decision.because} (
            {decision.decidedBy})
            {mayWithdraw ? (
              <Button
                variant="subtle"
                size="compact-md"
                mih={44}
                aria-label={`Withdraw: ${decision.because}`}
                onClick={() =>
                  withdraw.mutate({ path: `/api/limit-decisions/${decision.id}/withdraw`, body: {} })
                }
              >
                Withdraw
              </Button>
            ) : null}
          </List.Item>
        ))}
      </List>
      <ErrorNotice error={withdraw.error} />
    </>
  );
}

type RaiseFormProps = LimitsSectionProps & {
  readonly exemptions: LimitsAnswer['exemptions'];
  readonly onDone: () => void;
};

function RaiseForm({ groupId, today, exemptions, onDone }: RaiseFormProps) {
  const [what, setWhat] = useState('house');
  const [seatLimit, setLimit] = useState(13);
  const [startsOn, setStart] = useState(today);
  const [endsOn, setEnd] = useState(today);
  const [because, setBecause] = useState('');
  const may = useMay();
  const send = useSend(onDone);
  const isExempt = what !== 'house' && what !== 'unconfirmed';
  const path = { house: '', unconfirmed: '/unconfirmed' }[what] ?? '/exempt';
  const input = { input: { minHeight: 44 } };
  const choices = [
    { value: 'house', label: 'More than the house rule' },
    ...(may('groups.pass-unconfirmed')
      ? [{ value: 'unconfirmed', label: 'More than a rule that is not yet confirmed' }]
      : []),
    ...exemptions.map(({ code, says, source }) => ({
      value: code,
      label: `Exempt date: ${says} (${source})`,
    })),
  ];
  return (
    <form
      className={classes['panel']}
      aria-label="Let more people in"
      onSubmit={(event) => {
        event.preventDefault();
        const body = isExempt
          ? { exemption: what, on: startsOn, because }
          : { seatLimit, startsOn, endsOn: endsOn === '' ? null : endsOn, because };
        send.mutate({ path: `/api/groups/${groupId}/limit-decisions${path}`, body });
      }}
    >
      <Group gap="sm" align="flex-start">
        <NativeSelect
          label="What for"
          autoFocus
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value)}
          data={choices}
          styles={input}
        />
        {isExempt ? null : (
          <NumberInput
            label="People at the most"
            min={1}
            max={500}
            value={seatLimit}
            onChange={(value) => setLimit(Number(value) || 1)}
            styles={input}
          />
        )}
        <TextInput
          label={isExempt ? 'Date' : 'From'}
          type="date"
          value={startsOn}
          onChange={(event) => setStart(event.currentTarget.value)}
          styles={input}
        />
        {isExempt ? null : (
          <TextInput
            label="Until"
            type="date"
            value={endsOn}
            onChange={(event) => setEnd(event.currentTarget.value)}
            styles={input}
          />
        )}
        <TextInput
          label="Why it is safe"
          required
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
          w={{ base: '100%', xs: 300 }}
          styles={input}
        />
      </Group>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={send.isPending}>
          Write it down
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
      <ErrorNotice error={send.error} />
    </form>
  );
}
