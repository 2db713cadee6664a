// The rules of the house beside those of the states: each with its value, where it is written, since when, whether
// a person has confirmed it, its history, and a way to change it from a day on.
import { NativeSelect, Title } from '@mantine/core';
import { useState } from 'react';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { PolicyList } from '../rules/organization-answers.ts';
import { policyCodes, policyTopics, ruleOf, type PolicyTopic } from '../rules/policies.ts';
import { usePolicies } from './organization.api.ts';
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
        ]}
        maw="20rem"
        mb="lg"
        styles={{ input: { minHeight: 44 } }}
      />
      {policyTopics.map((topic) => (
        <section key={topic} aria-labelledby={`topic-${topic}`}>
          <Title order={2} mb="xs" id={`topic-${topic}`}>
            {topicWords[topic]}
          </Title>
          <ul className={classes['rules']}>
            {policyCodes
              .filter(
                (code) => ruleOf(code).topic === topic && countsHere(ruleOf(code).state, clinicId, list),
              )
              .map((code) => (
                <PolicyItem key={code} code={code} place={clinicId} list={list} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

// A clinic of another state is not bothered with a rule that does not concern it.
function countsHere(state: string | undefined, clinicId: string, list: PolicyList): boolean {
  const clinic = list.clinics.find((each) => each.id === clinicId);
  return state === undefined || clinic === undefined || clinic.state === state;
}
