// From what a browser brings to whose it is, by the few database functions that may look across the walls
// (db/migrations/0027), and back inside the walls as that person.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId, Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';

/** A staff member of an organization. */
export type Who = { readonly organizationId: OrganizationId; readonly staffMemberId: StaffMemberId };
type WhoRow = { organization_id: OrganizationId; staff_member_id: StaffMemberId };
export type StaffTx = Tx<
  | 'accounts'
  | 'passkeys'
  | 'recovery_codes'
  | 'set_up_links'
  | 'challenges'
  | 'known_browsers'
  | 'attempt_counts'
  | 'sign_ins'
  | 'staff_members'
  | 'role_assignments'
  | 'credentials'
  | 'supervisions'
  // Of the slice before, read only: the name and zone of the organization, the names of clinics.
  | 'organizations'
  | 'clinics'
>;

/** Nobody: queries asked for them find nothing, but take the same way. */
export const nobody = {
  organizationId: '00000000-0000-0000-0000-000000000000',
  staffMemberId: '00000000-0000-0000-0000-000000000000',
} as Who;

/** Whose open account has this sign-in name. */
export async function accountOfName(tx: StaffTx, name: string): Promise<Who | null> {
  const { rows } = await sql<WhoRow>`SELECT * FROM account_of_name(${name})`.execute(tx);
  return whoOf(rows[0]);
}

/** Whose open account has this passkey. */
export async function accountOfPasskey(tx: StaffTx, credentialId: Buffer): Promise<Who | null> {
  const { rows } = await sql<WhoRow>`SELECT * FROM account_of_passkey(${credentialId})`.execute(tx);
  return whoOf(rows[0]);
}

/** Whose account a set-up link opens. */
export async function accountOfSetUpLink(
  tx: StaffTx,
  by: { tokenSha256: Buffer; now: Instant },
): Promise<(Who & { linkId: string }) | null> {
  const { rows } = await sql<
    WhoRow & { link_id: string }
  >`SELECT * FROM account_of_set_up_link(${by.tokenSha256}, ${by.now})`.execute(tx);
  const who = whoOf(rows[0]);
  return who && rows[0] ? { ...who, linkId: rows[0].link_id } : null;
}

function whoOf(row: WhoRow | undefined): Who | null {
  return row ? { organizationId: row.organization_id, staffMemberId: row.staff_member_id } : null;
}

/** Sets the transaction's context to this person and nothing wider. */
export async function enterAs(tx: StaffTx, who: Who): Promise<void> {
  await sql`SELECT set_config('evenkeel.organization', ${who.organizationId}, true), set_config('evenkeel.staff_member', ${who.staffMemberId}, true)`.execute(
    tx,
  );
}

export type Challenge = {
  readonly organizationId: OrganizationId;
  readonly staffMemberId: StaffMemberId | null;
  readonly signInId: Id<'sign_in'> | null;
  readonly challenge: string;
};
export type ChallengePurpose =
  | 'second_factor'
  | 'passkey_sign_in'
  | 'passkey_set_up'
  | 'passkey_add'
  | 'passkey_prove';

/** Finds a challenge by its ticket and counts the try; null when there is none, it is over, or was answered. */
export async function takeChallenge(
  tx: StaffTx,
  by: { ticketSha256: Buffer; purpose: ChallengePurpose; now: Instant },
): Promise<Challenge | null> {
  type Row = {
    organization_id: OrganizationId;
    staff_member_id: StaffMemberId | null;
    sign_in_id: Id<'sign_in'> | null;
    challenge: string;
  };
  const { rows } =
    await sql<Row>`SELECT * FROM take_challenge(${by.ticketSha256}, ${by.purpose}, ${by.now})`.execute(tx);
  const [row] = rows;
  return row
    ? {
        organizationId: row.organization_id,
        staffMemberId: row.staff_member_id,
        signInId: row.sign_in_id,
        challenge: row.challenge,
      }
    : null;
}

export async function closeChallenge(tx: StaffTx, by: { ticketSha256: Buffer; now: Instant }): Promise<void> {
  await sql`SELECT close_challenge(${by.ticketSha256}, ${by.now})`.execute(tx);
}

/** Ends whatever sign-in a browser had before, whoever it was. */
export async function endSignInOfToken(
  tx: StaffTx,
  by: { tokenSha256: Buffer; now: Instant },
): Promise<void> {
  await sql`SELECT end_sign_in_of_token(${by.tokenSha256}, ${by.now})`.execute(tx);
}

export type Persona = {
  readonly persona: string;
  readonly who: Who;
  readonly givenName: string;
  readonly familyName: string;
};

/** Personas of demonstration organizations; of no other. */
export async function demonstrationPersonas(tx: StaffTx): Promise<Persona[]> {
  type Row = WhoRow & { persona: string; given_name: string; family_name: string };
  const { rows } = await sql<Row>`SELECT * FROM demonstration_personas()`.execute(tx);
  return rows.map((row) => ({
    persona: row.persona,
    who: { organizationId: row.organization_id, staffMemberId: row.staff_member_id },
    givenName: row.given_name,
    familyName: row.family_name,
  }));
}

/** Adds the first organization of an empty database; false when there is one already. */
export async function foundFirstOrganization(
  tx: StaffTx,
  first: { id: string; name: string; timeZone: string; now: Instant },
): Promise<boolean> {
  const { rows } = await sql<{
    founded: boolean;
  }>`SELECT found_first_organization(${first.id}, ${first.name}, ${first.timeZone}, ${first.now}) AS founded`.execute(
    tx,
  );
  return rows[0]?.founded ?? false;
}

export async function organizationExists(tx: StaffTx): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`SELECT organization_exists() AS exists`.execute(tx);
  return rows[0]?.exists ?? false;
}
