// Places for which a rule can be set, as the screens offer and name them. A place is '' (the whole organization), a
// state, or the id of a clinic.
import type { LocalDate } from '#kernel/local-date.ts';
import type { PolicyList, PolicyRow } from '../rules/organization-answers.ts';
import { ruleOf, states, type PolicyCode, type PolicyRule } from '../rules/policies.ts';
import { scopeOf, type PolicyPlace, type PolicyValue } from '../rules/policy-values.ts';

export const stateWords: Readonly<Record<string, string>> = { IL: 'Illinois', TX: 'Texas' };

export type Place = { readonly value: string; readonly label: string };

/** The place of a value. */
export function placeOf(value: { state: string | null; clinicId: string | null }): string {
  return value.clinicId ?? value.state ?? '';
}

export function placeInWords(place: string, list: PolicyList): string {
  if (place === '') return 'the whole organization';
  return stateWords[place] ?? list.clinics.find((clinic) => clinic.id === place)?.name ?? 'another clinic';
}

/** The places for which the asker may set a rule. */
export function placesFor(code: PolicyCode, list: PolicyList): Place[] {
  const rule: PolicyRule = ruleOf(code);
  const here =
    rule.state === undefined ? list.clinics : list.clinics.filter((one) => one.state === rule.state);
  const places: Place[] = [];
  if (rule.scopes.includes('organization') && list.reachesAll)
    places.push({ value: '', label: 'The whole organization' });
  if (rule.scopes.includes('state') && list.reachesAll)
    for (const state of states)
      if (rule.state === undefined || rule.state === state)
        places.push({ value: state, label: `All of ${stateWords[state]}` });
  if (rule.scopes.includes('clinic'))
    places.push(...here.map(({ id, name }) => ({ value: id, label: name })));
  return places;
}

/** How the server asks for a place. */
export function placeSent(place: string): { state: 'IL' | 'TX' | null; clinicId: string | null } {
  if (place === '') return { state: null, clinicId: null };
  const state = states.find((each) => each === place);
  return state === undefined ? { state: null, clinicId: place } : { state, clinicId: null };
}

/** How `policyOn` asks for a place. */
export function placeAsked(place: string, code: PolicyCode, list: PolicyList): PolicyPlace {
  const clinic = list.clinics.find((each) => each.id === place);
  const state = clinic?.state ?? ruleOf(code).state ?? null;
  return { state, clinicId: clinic?.id ?? null, on: list.today as LocalDate };
}

export function valuesOf(list: PolicyList): PolicyValue[] {
  return list.policies.map((row) => ({
    code: row.code,
    state: row.state,
    clinicId: row.clinicId,
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
