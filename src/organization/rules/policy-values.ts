// Which value of a rule counts in a place on a day, and whether a value may be set there.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { ruleOf, type PolicyCode, type PolicyRule, type PolicyScope } from './policies.ts';

/** A value that the house has given a rule. `value` null: from then on the wider value counts again. */
export type PolicyValue = {
  readonly code: string;
  readonly state: string | null;
  readonly clinicId: string | null;
  readonly payerId?: string | null;
  readonly value: string | null;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
};

/** Where and when a rule is asked for. */
export type PolicyPlace = {
  readonly state: string | null;
  readonly clinicId: string | null;
  /** Who pays for the person it is about; nobody where it is about a group. */
  readonly payerId?: string | null;
  readonly on: LocalDate;
};

export type PolicyNow = {
  readonly value: string;
  /** Which value it is: the payer's, the clinic's own, its state's, the organization's, or the catalog's. */
  readonly from: PolicyScope | 'default';
  readonly since: string;
};

const nearestFirst = ['payer', 'clinic', 'state', 'organization'] as const;

/** The value that counts: the payer's before the clinic's own, that before its state's, that before the organization's, last the catalog's. */
export function policyOn(values: readonly PolicyValue[], code: PolicyCode, at: PolicyPlace): PolicyNow {
  for (const scope of nearestFirst) {
    const found = values.find(
      (each) => each.code === code && scopeOf(each) === scope && isInForce(each, at.on) && countsAt(each, at),
    );
    if (typeof found?.value === 'string') return { value: found.value, from: scope, since: found.startsOn };
  }
  const rule = ruleOf(code);
  return { value: rule.default, from: 'default', since: rule.since };
}

/** Under which code a confirmation travels with the values: it counts from a day on, as they do. */
export const confirmationCode = (code: PolicyCode): string => `confirmed:${code}`;

/** Whether a person has confirmed a rule by a day: in the catalog, or in this house. */
export function isConfirmedOn(values: readonly PolicyValue[], code: PolicyCode, on: LocalDate): boolean {
  const named = confirmationCode(code);
  return ruleOf(code).confirmed || values.some((each) => each.code === named && isInForce(each, on));
}

/** The value of a rule that is a number. */
export function policyNumber(values: readonly PolicyValue[], code: PolicyCode, at: PolicyPlace): number {
  return Number(policyOn(values, code, at).value);
}

/** For what a value was set. */
export function scopeOf(value: {
  state: string | null;
  clinicId: string | null;
  payerId?: string | null;
}): PolicyScope {
  if ((value.payerId ?? null) !== null) return 'payer';
  if (value.clinicId !== null) return 'clinic';
  return value.state === null ? 'organization' : 'state';
}

/** Whether a value counts on a day. */
function isInForce(value: Pick<PolicyValue, 'startsOn' | 'endsOn'>, on: string): boolean {
  return value.startsOn <= on && (value.endsOn === null || value.endsOn >= on);
}

function countsAt(value: PolicyValue, at: PolicyPlace): boolean {
  return (
    ((value.payerId ?? null) === null || value.payerId === at.payerId) &&
    (value.clinicId === null || value.clinicId === at.clinicId) &&
    (value.state === null || value.state === at.state)
  );
}

const oneOf = { people: 'person', minutes: 'minute', hours: 'hour', days: 'day', years: 'year' } as const;

/** The value in words: '12 people', 'Net: breaks do not count'. */
export function valueInWords(rule: PolicyRule, value: string): string {
  if (rule.type === 'choice') return rule.choices[value] ?? value;
  return `${value} ${value === '1' ? oneOf[rule.unit] : rule.unit}`;
}

export type PolicyPlacing = {
  readonly state: string | null;
  readonly clinicState: string | null;
  readonly payerId?: string | null;
};
export type PolicyFault =
  | 'policy-place-twice'
  | 'policy-not-set-there'
  | 'policy-other-state'
  | 'policy-value-out-of-range'
  | 'policy-value-unknown';

/** Whether a value may be set for a place; null takes the value of that place away. `clinicState` is of the clinic it is for. */
export function checkPolicyValue(
  rule: PolicyRule,
  value: string | null,
  place: PolicyPlacing,
): Outcome<string | null, PolicyFault> {
  const payerId = place.payerId ?? null;
  if ([place.state, place.clinicState, payerId].filter((one) => one !== null).length > 1)
    return refuse('policy-place-twice');
  const inState = place.state ?? place.clinicState;
  const scope = scopeOf({ state: place.state, clinicId: place.clinicState, payerId });
  if (!rule.scopes.includes(scope)) return refuse('policy-not-set-there');
  if (rule.state !== undefined && rule.state !== inState) return refuse('policy-other-state');
  return value === null ? ok(null) : checkValue(rule, value);
}

function checkValue(rule: PolicyRule, value: string): Outcome<string, PolicyFault> {
  if (rule.type === 'choice')
    return Object.hasOwn(rule.choices, value) ? ok(value) : refuse('policy-value-unknown');
  const number = /^\d{1,4}$/u.test(value) ? Number(value) : Number.NaN;
  return number >= rule.least && number <= rule.most
    ? ok(String(number))
    : refuse('policy-value-out-of-range', { least: rule.least, most: rule.most, source: rule.source });
}
