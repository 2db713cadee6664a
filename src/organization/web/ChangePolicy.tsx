// Sets one rule for a place from a day on, with the reason.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { PolicyList } from '../rules/organization-answers.ts';
import { ruleOf, type PolicyCode, type PolicyRule } from '../rules/policies.ts';
import { policyOn } from '../rules/policy-values.ts';
import { DatesOver } from './DatesOver.tsx';
import { previewPolicy, setPolicy, type OverLimit } from './organization.api.ts';
import { placeAsked, placeOf, placeSent, placesFor, valuesOf } from './policy-places.ts';
import classes from './organization.module.css';

type ChangePolicyProps = {
  readonly code: PolicyCode;
  readonly place: string;
  readonly list: PolicyList;
  readonly onDone: () => void;
};

const tall = { input: { minHeight: 44 } };

export function ChangePolicy({ code, place, list, onDone }: ChangePolicyProps) {
  const rule = ruleOf(code);
  const places = placesFor(code, list);
  const [chosen, choose] = useState(
    places.some((each) => each.value === place) ? place : (places[0]?.value ?? ''),
  );
  const [value, setValue] = useState(policyOn(valuesOf(list), code, placeAsked(place, code, list)).value);
  const [startsOn, setStart] = useState(list.today);
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const [over, showOver] = useState<{ readonly asked: string; readonly found: OverLimit } | null>(null);
  const send = useMutation({
    // Dates that it would leave over the limit are shown first; who saves the same again has seen them.
    mutationFn: async (next: string | null) => {
      const rulePlaced = { code, ...placeSent(chosen), value: next, startsOn };
      const asked = JSON.stringify(rulePlaced);
      const found = over?.asked === asked ? null : await previewPolicy(rulePlaced);
      if (found === null || found.dates.length === 0) return setPolicy({ ...rulePlaced, reason }, key);
      showOver({ asked, found });
      return null;
    },
    onSuccess: async (set) => {
      if (set === null) return;
      await client.invalidateQueries({ queryKey: ['policies'] });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  const hasOwn = list.policies.some(
    (row) => row.code === code && placeOf(row) === chosen && row.value !== null && row.endsOn === null,
  );
  return (
    <form
      className={classes['inline']}
      aria-label={`Change ${rule.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(value);
      }}
    >
      <Group gap="sm" align="flex-start">
        <NativeSelect
          label="For"
          autoFocus
          value={chosen}
          data={places.map((each) => ({ ...each }))}
          onChange={(event) => {
            choose(event.currentTarget.value);
            showOver(null);
          }}
          styles={tall}
        />
        <ValueField
          rule={rule}
          value={value}
          onChange={(next) => {
            setValue(next);
            showOver(null);
          }}
          error={fieldMessage(send.error, 'value')}
        />
        <TextInput
          label="From"
          type="date"
          value={startsOn}
          error={fieldMessage(send.error, 'startsOn')}
          onChange={(event) => {
            setStart(event.currentTarget.value);
            showOver(null);
          }}
          styles={tall}
        />
        <TextInput
          label="Why"
          withAsterisk
          aria-required
          value={reason}
          maxLength={500}
          error={fieldMessage(send.error, 'reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
          w={{ base: '100%', xs: 300 }}
          styles={tall}
        />
      </Group>
      <div className={classes['refusal']}>
        <ErrorNotice error={send.error} shown={['value', 'startsOn', 'reason']} />
      </div>
      {over === null ? null : <DatesOver over={over.found} />}
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={send.isPending}>
          {over === null ? 'Set the rule' : 'Set it all the same'}
        </Button>
        {hasOwn ? (
          <Button variant="default" mih={44} loading={send.isPending} onClick={() => send.mutate(null)}>
            Take this value away
          </Button>
        ) : null}
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

type ValueFieldProps = {
  readonly rule: PolicyRule;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
};

function ValueField({ rule, value, onChange, error }: ValueFieldProps) {
  if (rule.type === 'choice')
    return (
      <NativeSelect
        label="Value"
        value={value}
        error={error}
        data={Object.entries(rule.choices).map(([choice, label]) => ({ value: choice, label }))}
        onChange={(event) => onChange(event.currentTarget.value)}
        styles={tall}
      />
    );
  return (
    <TextInput
      label={`Value in ${rule.unit}`}
      inputMode="numeric"
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      w="9rem"
      styles={tall}
    />
  );
}
