// What is written about somebody of a session names no other member of its group, unless it was said that the name means
// somebody else. Compared with everybody seated in the group or there on that date: guests, people who come on other weekdays,
// and those whose record is locked to who writes.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { guestCalled } from '../../patients/rules/guest-names.ts';
import { comparedName, firstNamed, type GroupMember } from '../../patients/rules/named-others.ts';

/** Everybody seated or present in a session by all their names: to be compared with what is written, and never shown. */
export async function findNamesOnRoster(tx: Tx<'rosters'>, sessionId: string): Promise<GroupMember[]> {
  const rows = await rowsOf<{
    patient_id: string | null;
    given_name: string;
    family_name: string;
    preferred_name: string | null;
  }>(tx, 'SELECT * FROM names_on_roster($1)', [sessionId]);
  return rows.flatMap((row) => {
    const { patient_id: patientId, given_name: givenName } = row;
    if (patientId === null) return guestCalled(givenName) ?? [];
    return { patientId, givenName, familyName: row.family_name, preferredName: row.preferred_name };
  });
}

type Written = {
  readonly sessionId: string;
  /** Whom it is about. */
  readonly patientId: string | null;
  /** Each text by the field of the form it comes from. */
  readonly texts: Readonly<Record<string, string>>;
  /** Names in it that were said to mean somebody else. */
  readonly dismissed: readonly string[];
  /** Those that were said so of this person before. */
  readonly dismissedBefore?: ReadonlySet<string> | undefined;
};

/** Answers the dismissed names as they are kept; refuses with the first name that nobody dismissed. */
export async function nobodyNamed(ctx: ActionContext, written: Written): Promise<Outcome<string[]>> {
  const members = await findNamesOnRoster(ctx.tx, written.sessionId);
  const self = members.find((member) => member.patientId === written.patientId) ?? null;
  const others = members.filter((member) => member !== self);
  const names = [...new Set(written.dismissed.map(comparedName))].filter((name) => name !== '');
  const dismissed = new Set([...names, ...(written.dismissedBefore ?? [])]);
  const named = firstNamed(written.texts, { others, self }, dismissed);
  if (named === null) return ok(names);
  const { text: name, field, start, end, isGuest } = named;
  return refuse('names-somebody', { name, field, start, end, isGuest });
}
