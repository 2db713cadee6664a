// Whether a browser's sign-in still stands, asked without counting as the person's activity.
import { roles as everyRole } from '../access/roles.ts';
import type { Database } from '../database/database.ts';
import type { Entered } from '../http/entered.ts';

export type SignInCheck = {
  readonly state: 'open' | 'locked' | 'signed-out';
  readonly organizationId: string;
  readonly staffMemberId: string;
  readonly signInId: string;
  /** Changes whenever the person's roles or clinics do. */
  readonly reach: string;
};

export type Checking = { readonly database: Database; readonly idleMinutes: number; readonly now: string };

/** Looks at the sign-in behind a token. */
export async function checkSignIn(checking: Checking, tokenSha256: Buffer): Promise<SignInCheck> {
  const enter = {
    name: 'check-sign-in',
    text: 'SELECT * FROM enter_sign_in($1, $2, $3, false, $4, $5, $6)',
    values: [tokenSha256, checking.now, checking.idleMinutes, everyRole, [], []],
  };
  const entered = await checking.database.transaction(
    async (_tx, [rows]) => rows?.[0] as Entered | undefined,
    [enter],
  );
  if (entered === undefined || entered.state === 'none') return nobody;
  return {
    // Whoever holds no role is signed in all the same, and hears only of what concerns nobody's records.
    state: entered.state === 'locked' ? 'locked' : 'open',
    organizationId: entered.organization_id,
    staffMemberId: entered.staff_member_id,
    signInId: entered.sign_in_id,
    reach: JSON.stringify([entered.roles.toSorted(), entered.clinic_ids?.toSorted() ?? []]),
  };
}

const nobody: SignInCheck = {
  state: 'signed-out',
  organizationId: '',
  staffMemberId: '',
  signInId: '',
  reach: '',
};
