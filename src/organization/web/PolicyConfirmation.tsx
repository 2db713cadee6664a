// Whether a person has confirmed a rule: in the catalog, or somebody of this house, with where they read it. What is
// not confirmed can be marked so, and that can be taken back.
import { Badge, Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import type { ConfirmationRow, PolicyList } from '../rules/organization-answers.ts';
import { ruleOf, type PolicyCode } from '../rules/policies.ts';
import { confirmPolicy, withdrawConfirmation } from './organization.api.ts';
import classes from './organization.module.css';

/** The confirmation of a rule that stands, if there is one. */
export function standingOf(code: PolicyCode, list: PolicyList): ConfirmationRow | undefined {
  return list.confirmations.find((row) => row.code === code && row.withdrawnAt === null);
}

type OfRule = { readonly code: PolicyCode; readonly list: PolicyList };

/** One line beside the value. */
export function ConfirmedMark({ code, list }: OfRule) {
  const standing = standingOf(code, list);
  if (ruleOf(code).confirmed || standing !== undefined)
    return (
      <Text size="sm">
        <span aria-hidden>✓ </span>
        {standing === undefined ? 'Confirmed' : `Confirmed by ${standing.confirmedBy}`}
      </Text>
    );
  return (
    <Badge variant="outline" color="orange" tt="none" c="var(--evenkeel-warm)">
      △ Not yet confirmed
    </Badge>
  );
}

/** What a standing confirmation says, with a way to take it back. */
export function StandingConfirmation({ code, list }: OfRule) {
  const standing = standingOf(code, list);
  const [taken, setTaken] = useState<ConfirmationRow | null>(null);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['policies'] });
  const take = useMutation({
    mutationFn: (row: ConfirmationRow) => withdrawConfirmation(row.id),
    onSuccess: (_done, row) => {
      setTaken(row);
      return refresh();
    },
  });
  const undo = useMutation({
    mutationFn: (row: ConfirmationRow) => confirmPolicy({ code, source: row.source }, newKey()),
    onSuccess: () => {
      setTaken(null);
      return refresh();
    },
  });
  if (standing === undefined && taken === null) return null;
  const { name } = ruleOf(code);
  return (
    <div className={classes['confirmed']}>
      {standing === undefined ? null : (
        <Group gap="sm" align="baseline">
          <Text size="sm">
            Confirmed by {standing.confirmedBy}, {dayAndTime(standing.confirmedAt, list.timeZone)}:{' '}
            <bdi>{standing.source}</bdi>
          </Text>
          {list.maySet ? (
            <Button
              variant="subtle"
              size="compact-md"
              mih={44}
              loading={take.isPending}
              aria-label={`Take back the confirmation of ${name}`}
              onClick={() => take.mutate(standing)}
            >
              Take back
            </Button>
          ) : null}
        </Group>
      )}
      {taken === null || standing !== undefined ? null : (
        <Group gap="sm" role="status">
          <Text size="sm">It is not confirmed any more.</Text>
          <Button variant="default" mih={44} loading={undo.isPending} onClick={() => undo.mutate(taken)}>
            Undo
          </Button>
        </Group>
      )}
      <ErrorNotice error={take.error ?? undo.error} />
    </div>
  );
}

// A limit of a state that is confirmed is law: from then on nobody goes past it.
function descriptionOf(code: PolicyCode): string {
  const asked = 'The law with its section, a letter, or who said it and when.';
  return ruleOf(code).passedBy === 'director'
    ? `${asked} Once it is confirmed, no director goes past it any more.`
    : asked;
}

/** Marks a rule as confirmed, with where it was read. */
export function ConfirmForm({ code, onDone }: { readonly code: PolicyCode; readonly onDone: () => void }) {
  const [source, setSource] = useState('');
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => confirmPolicy({ code, source }, key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['policies'] });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  return (
    <form
      className={classes['inline']}
      aria-label={`Confirm ${ruleOf(code).name}`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <TextInput
        label="Where you read it"
        description={descriptionOf(code)}
        autoFocus
        dir="auto"
        maxLength={500}
        value={source}
        error={fieldMessage(send.error, 'source')}
        onChange={(event) => setSource(event.currentTarget.value)}
        maw="40rem"
        styles={{ input: { minHeight: 44 } }}
      />
      <div className={classes['refusal']}>
        <ErrorNotice error={send.error} shown={['source']} />
      </div>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={send.isPending}>
          Mark as confirmed
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

/** Lines of the history of a rule. */
export function ConfirmationLine({
  row,
  timeZone,
}: {
  readonly row: ConfirmationRow;
  readonly timeZone: string;
}) {
  return (
    <>
      <Text>
        <strong>Confirmed</strong>: <bdi>{row.source}</bdi>
      </Text>
      <Text size="sm" c="dimmed">
        {row.confirmedBy}, {dayAndTime(row.confirmedAt, timeZone)}
        {row.withdrawnAt === null
          ? ''
          : `; taken back by ${row.withdrawnBy ?? ''}, ${dayAndTime(row.withdrawnAt, timeZone)}`}
      </Text>
    </>
  );
}
