// The clinics a storm reaches: one by one, all of a state, or all.
import { Button, Checkbox, Fieldset, Group } from '@mantine/core';
import type { VirtualDayAnswer } from '../rules/cover-answers.ts';
import { namesOfStates } from './board-words.ts';

type StormClinicsProps = {
  readonly answer: Pick<VirtualDayAnswer, 'clinics' | 'chosen'>;
  readonly onChange: (clinicIds: readonly string[]) => void;
};

export function StormClinics({ answer: { clinics, chosen }, onChange }: StormClinicsProps) {
  if (clinics.length < 2) return null;
  const states = Map.groupBy(clinics, (clinic) => clinic.state);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    // One stays chosen: a day is of some clinic.
    if (next.length > 0) onChange(next);
  };
  return (
    <details open={chosen.length > 1}>
      <summary style={{ minHeight: 44, alignContent: 'center' }}>{chosenWords(clinics, chosen)}</summary>
      <Fieldset variant="unstyled" legend="Clinics" mb="xs">
        <Group gap="xs">
          {states.size < 2
            ? null
            : [...states].map(([state, ones]) => (
                <Button
                  key={state}
                  variant="subtle"
                  mih={44}
                  onClick={() => onChange(ones.map((clinic) => clinic.id))}
                >
                  All {ones.length} in {namesOfStates[state] ?? state}
                </Button>
              ))}
          <Button variant="subtle" mih={44} onClick={() => onChange(clinics.map((clinic) => clinic.id))}>
            All {clinics.length}
          </Button>
        </Group>
        <Group gap="0 24px">
          {clinics.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              styles={{ body: { minHeight: 44, alignItems: 'center' } }}
            />
          ))}
        </Group>
      </Fieldset>
    </details>
  );
}

function chosenWords(clinics: StormClinicsProps['answer']['clinics'], chosen: readonly string[]): string {
  if (chosen.length === clinics.length) return `All ${clinics.length} clinics`;
  const names = clinics.filter((clinic) => chosen.includes(clinic.id)).map((clinic) => clinic.name);
  return names.length > 3 ? `${names.length} clinics` : `${names.join(', ')}: choose other clinics`;
}
