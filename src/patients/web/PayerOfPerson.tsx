// Who pays for a person, and from which day on; who did before stays below.
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import type { PayersOfPerson } from '../rules/payer-of-person.ts';
import { setPayer, usePayersOf } from './hours.api.ts';
import { chartKey } from './patients.api.ts';

type PayerOfPersonProps = { readonly patientId: string; readonly maySet: boolean };

export function PayerOfPerson({ patientId, maySet }: PayerOfPersonProps) {
  const [isSetting, set] = useState(false);
  return (
    <Shown query={usePayersOf(patientId)}>
      {(answer) => (
        <>
          <Group gap="sm" mb="sm" align="center">
            <Text>{payerWords(answer)}</Text>
            {maySet && !isSetting ? (
              <Button variant="subtle" mih={44} size="compact-md" onClick={() => set(true)}>
                Change who pays
              </Button>
            ) : null}
          </Group>
          {isSetting ? <PayerForm patientId={patientId} answer={answer} onDone={() => set(false)} /> : null}
        </>
      )}
    </Shown>
  );
}

function payerWords({ payers, today }: PayersOfPerson): string {
  const now = payers.find((one) => one.startsOn <= today && (one.endsOn === null || one.endsOn >= today));
  const others = payers.filter((one) => one !== now).map((one) => `${one.name} (${spanWords(one)})`);
  const paid = now === undefined ? 'Nobody is known to pay.' : `Paid by ${now.name}, ${spanWords(now)}.`;
  return others.length === 0 ? paid : `${paid} Besides: ${others.join('; ')}.`;
}

function spanWords({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): string {
  return endsOn === null ? `since ${fullDay(startsOn)}` : `${fullDay(startsOn)} to ${fullDay(endsOn)}`;
}

type PayerFormProps = {
  readonly patientId: string;
  readonly answer: PayersOfPerson;
  readonly onDone: () => void;
};

function PayerForm({ patientId, answer, onDone }: PayerFormProps) {
  const [payerId, choose] = useState(answer.payers[0]?.payerId ?? '');
  const [startsOn, setStart] = useState(answer.today);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => setPayer(patientId, { payerId: payerId === '' ? null : payerId, startsOn }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: chartKey(patientId) });
      onDone();
    },
  });
  const tall = { input: { minHeight: 44 } };
  return (
    <form
      aria-label="Change who pays"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group gap="sm" align="flex-start" mb="sm">
        <NativeSelect
          label="Who pays"
          autoFocus
          value={payerId}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: 'Nobody is known to' },
            ...answer.choices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={fieldMessage(save.error, 'payerId')}
          styles={tall}
        />
        <TextInput
          type="date"
          label="From"
          value={startsOn}
          onChange={(event) => setStart(event.currentTarget.value)}
          error={fieldMessage(save.error, 'startsOn')}
          styles={tall}
        />
      </Group>
      <ErrorNotice error={save.error} shown={['payerId', 'startsOn']} />
      <Group gap="xs" mb="md">
        <Button type="submit" mih={44} loading={save.isPending}>
          Save
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
