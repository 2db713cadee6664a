// Whether somebody may lead a group at a clinic on a date: a credential of that state that is valid on that day, or
// work under supervision.
// Illinois: professional staff hold a credential upon hire (77 Ill. Adm. Code 2060.320(a)). Texas: counseling by a
// qualified credentialed counselor, or an intern under supervision (26 TAC 564). Sources: docs/rules.md, B1 and B2.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';

export type CredentialOfStaff = {
  readonly state: string;
  readonly title: string;
  readonly startsOn: LocalDate;
  readonly expiresOn: LocalDate | null;
};

export type LeadingCase = {
  readonly credentials: readonly CredentialOfStaff[];
  readonly state: string;
  readonly on: LocalDate;
  /** Whether somebody who may lead alone supervises on that date. */
  readonly supervised: boolean;
};

export type LeadingRefusal = 'credential-missing' | 'credential-of-other-state' | 'credential-not-valid';

/** Yes, or the rule that refuses with the facts of its sentence. */
export function mayLead({ credentials, state, on, supervised }: LeadingCase): Outcome<true, LeadingRefusal> {
  if (supervised) return ok(true);
  if (credentials.length === 0) return refuse('credential-missing', { state });
  const here = credentials.filter((credential) => credential.state === state);
  if (here.length === 0) return refuse('credential-of-other-state', { state, has: statesOf(credentials) });
  return here.some((credential) => isValid(credential, on))
    ? ok(true)
    : refuse('credential-not-valid', { ...lastOf(here), state, on });
}

function isValid(credential: CredentialOfStaff, on: LocalDate): boolean {
  return credential.startsOn <= on && (credential.expiresOn === null || credential.expiresOn >= on);
}

function lastOf(here: readonly CredentialOfStaff[]): { title: string; expires: string } {
  const until = (credential: CredentialOfStaff): LocalDate => credential.expiresOn ?? credential.startsOn;
  const last = here.reduce((one, other) => (until(other) > until(one) ? other : one));
  return { title: last.title, expires: until(last) };
}

function statesOf(credentials: readonly CredentialOfStaff[]): string {
  return [...new Set(credentials.map((credential) => credential.state))].join(', ');
}
