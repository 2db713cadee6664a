// The rules of the house beside those of the states: each with its value, where it is written, since when, whether
// a person has confirmed it, its history, and a way to change it from a day on.
import { NativeSelect, Title } from '@mantine/core';
import { useState } from 'react';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { PolicyList } from '../rules/organization-answers.ts';
import {
  policyCodes,
  policyTopics,
  ruleOf,
  type PolicyCode,
  type PolicyRule,
  type PolicyTopic,
} from '../rules/policies.ts';
import { usePolicies } from './organization.api.ts';
import { Payers } from './Payers.tsx';
import { payerIn, payerPlaces } from './policy-places.ts';
import { PolicyItem } from './PolicyItem.tsx';
import classes from './organization.module.css';

const topicWords: Readonly<Record<PolicyTopic, string>> = {
  groups: 'Seats of a group',
  minutes: 'Presence and notes',
  week: 'Hours of a week',
  people: 'Ages',
  staff: 'Staff',
};

export function PoliciesPage() {
  return (
    <>
      <PageTitle below="What the house has decided, beside what states require. Each change counts from a day on; the past stays as it was.">
        Policies
      </PageTitle>
      <Shown query={usePolicies()} what="Loading the policies">
        {(list) => <Rules list={list} />}
      </Shown>
    </>
  );
}

function Rules({ list }: { readonly list: PolicyList }) {
  const [clinicId, setClinic] = useState('');
  return (
    <>
      <NativeSelect
        label="What counts for"
        value={clinicId}
        onChange={(event) => setClinic(event.currentTarget.value)}
        data={[
          { value: '', label: 'The whole organization' },
          ...list.clinics.map(({ id, name }) => ({ value: id, label: name })),
          ...payerPlaces(list),
        ]}
        maw="20rem"
        mb="lg"
        styles={{ input: { minHeight: 44 } }}
      />
      {policyTopics
        .filter((topic) => codesOf(topic, clinicId, list).length > 0)
        .map((topic) => (
          <section key={topic} aria-labelledby={`topic-${topic}`}>
            <Title order={2} mb="xs" id={`topic-${topic}`}>
              {topicWords[topic]}
            </Title>
            <ul className={classes['rules']}>
              {codesOf(topic, clinicId, list).map((code) => (
                <PolicyItem key={code} code={code} place={clinicId} list={list} />
              ))}
            </ul>
          </section>
        ))}
      <Payers />
    </>
  );
}

// For a payer only the rules that a payer may have; for a clinic none of another state.
function codesOf(topic: PolicyTopic, place: string, list: PolicyList): PolicyCode[] {
  const isPayer = payerIn(place) !== null;
  return policyCodes.filter((code) => {
    const rule: PolicyRule = ruleOf(code);
    if (rule.topic !== topic) return false;
    return isPayer ? rule.scopes.includes('payer') : countsHere(rule.state, place, list);
  });
}

// A clinic of another state is not bothered with a rule that does not concern it.
function countsHere(state: string | undefined, clinicId: string, list: PolicyList): boolean {
  const clinic = list.clinics.find((each) => each.id === clinicId);
  return state === undefined || clinic === undefined || clinic.state === state;
}
