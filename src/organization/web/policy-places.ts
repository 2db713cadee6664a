// Places for which a rule can be set, as the screens offer and name them. A place is '' (the whole organization), a
// state, the id of a clinic, or 'payer ' and the id of a payer.
import type { LocalDate } from '#kernel/local-date.ts';
import type { PolicyList, PolicyRow } from '../rules/organization-answers.ts';
import {
  policyScopes,
  ruleOf,
  states,
  type PolicyCode,
  type PolicyRule,
  type PolicyScope,
} from '../rules/policies.ts';
import { scopeOf, type PolicyPlace, type PolicyValue } from '../rules/policy-values.ts';

export const stateWords: Readonly<Record<string, string>> = { IL: 'Illinois', TX: 'Texas' };

export type Place = { readonly value: string; readonly label: string };

/** The place of a value. */
export function placeOf(value: {
  state: string | null;
  clinicId: string | null;
  payerId: string | null;
}): string {
  if (value.payerId !== null) return `${payerPrefix}${value.payerId}`;
  return value.clinicId ?? value.state ?? '';
}

const payerPrefix = 'payer ';

/** The payer of a place; null for another kind of place. */
export function payerIn(place: string): string | null {
  return place.startsWith(payerPrefix) ? place.slice(payerPrefix.length) : null;
}

export function placeInWords(place: string, list: PolicyList): string {
  if (place === '') return 'the whole organization';
  const payerId = payerIn(place);
  if (payerId !== null) return list.payers.find((payer) => payer.id === payerId)?.name ?? 'a payer';
  return stateWords[place] ?? list.clinics.find((clinic) => clinic.id === place)?.name ?? 'another clinic';
}

/** The places for which the asker may set a rule. */
export function placesFor(code: PolicyCode, list: PolicyList): Place[] {
  const rule: PolicyRule = ruleOf(code);
  const of: Readonly<Record<PolicyScope, () => readonly Place[]>> = {
    organization: () => (list.reachesAll ? [{ value: '', label: 'The whole organization' }] : []),
    state: () => (list.reachesAll ? statePlaces(rule) : []),
    clinic: () =>
      list.clinics
        .filter((one) => rule.state === undefined || one.state === rule.state)
        .map(({ id, name }) => ({ value: id, label: name })),
    payer: () => (list.reachesAll ? payerPlaces(list) : []),
  };
  return policyScopes.filter((scope) => rule.scopes.includes(scope)).flatMap((scope) => of[scope]());
}

function statePlaces(rule: PolicyRule): Place[] {
  return states
    .filter((state) => rule.state === undefined || rule.state === state)
    .map((state) => ({ value: state, label: `All of ${stateWords[state]}` }));
}

/** The payers, as places. */
export function payerPlaces(list: PolicyList): Place[] {
  return list.payers.map(({ id, name }) => ({ value: `${payerPrefix}${id}`, label: `Paid by ${name}` }));
}

type Sent = { state: 'IL' | 'TX' | null; clinicId: string | null; payerId: string | null };

/** How the server asks for a place. */
export function placeSent(place: string): Sent {
  const nowhere: Sent = { state: null, clinicId: null, payerId: null };
  if (place === '') return nowhere;
  const payerId = payerIn(place);
  if (payerId !== null) return { ...nowhere, payerId };
  const state = states.find((each) => each === place);
  return state === undefined ? { ...nowhere, clinicId: place } : { ...nowhere, state };
}

/** How `policyOn` asks for a place. */
export function placeAsked(place: string, code: PolicyCode, list: PolicyList): PolicyPlace {
  const clinic = list.clinics.find((each) => each.id === place);
  const state = clinic?.state ?? ruleOf(code).state ?? null;
  return { state, clinicId: clinic?.id ?? null, payerId: payerIn(place), on: list.today as LocalDate };
}

export function valuesOf(list: PolicyList): PolicyValue[] {
  return list.policies.map((row) => ({
    code: row.code,
    state: row.state,
    clinicId: row.clinicId,
    payerId: row.payerId,
    value: row.value,
    startsOn: row.startsOn as LocalDate,
    endsOn: row.endsOn as LocalDate | null,
  }));
}

/** Where something else than the organization's value counts today. */
export function exceptionsOf(code: PolicyCode, list: PolicyList): PolicyRow[] {
  return list.policies.filter(
    (row) =>
      row.code === code &&
      row.value !== null &&
      scopeOf(row) !== 'organization' &&
      row.startsOn <= list.today &&
      (row.endsOn === null || row.endsOn >= list.today),
  );
}

/** What is set to begin later. */
export function laterOf(code: PolicyCode, list: PolicyList): PolicyRow[] {
  return list.policies.filter(
    (row) =>
      row.code === code && row.startsOn > list.today && (row.endsOn === null || row.endsOn >= row.startsOn),
  );
}
