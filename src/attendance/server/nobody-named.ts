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
  const rows = await rowsOf<NameRow & { patient_id: string | null }>(tx, onRosterText, [sessionId]);
  return rows.flatMap(({ patient_id, ...row }) =>
    patient_id === null ? (guestCalled(row.given_name) ?? []) : memberOf({ patient_id, ...row }),
  );
}

const onRosterText = 'SELECT * FROM names_on_roster($1)';

/** Everybody of the groups in which a person sits or is to visit, by all their names: never shown either. */
async function findNamesInGroupsOf(tx: Tx<'seats'>, patientId: string): Promise<GroupMember[]> {
  const rows = await rowsOf<NameRow & { patient_id: string }>(tx, inGroupsText, [patientId]);
  return rows.map(memberOf);
}

const inGroupsText = 'SELECT * FROM names_in_groups_of($1)';

type NameRow = { given_name: string; family_name: string; preferred_name: string | null };

function memberOf(row: NameRow & { patient_id: string }): GroupMember {
  const { patient_id: patientId, given_name: givenName, family_name: familyName } = row;
  return { patientId, givenName, familyName, preferredName: row.preferred_name };
}

type Written = {
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
export async function nobodyNamed(
  ctx: ActionContext,
  written: Written & { readonly sessionId: string },
): Promise<Outcome<string[]>> {
  return nobodyAmong(await findNamesOnRoster(ctx.tx, written.sessionId), written);
}

/** The same of what is written about somebody outside of a session: of all groups they meet from today on. */
export async function nobodyOfGroupsNamed(
  ctx: ActionContext,
  written: Written & { readonly patientId: string },
): Promise<Outcome<string[]>> {
  return nobodyAmong(await findNamesInGroupsOf(ctx.tx, written.patientId), written);
}

function nobodyAmong(members: readonly GroupMember[], written: Written): Outcome<string[]> {
  const self = members.find((member) => member.patientId === written.patientId) ?? null;
  const others = members.filter((member) => member !== self);
  const names = [...new Set(written.dismissed.map(comparedName))].filter((name) => name !== '');
  const dismissed = new Set([...names, ...(written.dismissedBefore ?? [])]);
  const named = firstNamed(written.texts, { others, self }, dismissed);
  if (named === null) return ok(names);
  const { text: name, field, start, end, isGuest } = named;
  return refuse('names-somebody', { name, field, start, end, isGuest });
}
