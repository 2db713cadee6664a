// Queries over accounts, passkeys and recovery codes. Row security shows each person their own, and an administrator
// of the whole organization all of them.
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { StaffTx, Who } from './recognition.db.ts';

export type AccountRow = {
  readonly signInName: string;
  readonly passwordHash: string | null;
  readonly passwordSetAt: Instant | null;
  readonly totpSealed: Buffer | null;
  readonly totpPendingSealed: Buffer | null;
  readonly totpLastStep: number | null;
  readonly pinSealed: Buffer | null;
  readonly closedAt: Instant | null;
};

/** Reads and locks an account: what is decided from it stands until this transaction ends. */
export async function lockAccount(tx: StaffTx, who: Who): Promise<AccountRow | null> {
  const row = await tx
    .selectFrom('accounts')
    .selectAll()
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .forUpdate()
    .executeTakeFirst();
  return row
    ? {
        signInName: row.sign_in_name,
        passwordHash: row.password_hash,
        passwordSetAt: row.password_set_at as Instant | null,
        totpSealed: row.totp_sealed,
        totpPendingSealed: row.totp_pending_sealed,
        totpLastStep: row.totp_last_step,
        pinSealed: row.pin_sealed,
        closedAt: row.closed_at as Instant | null,
      }
    : null;
}

export async function insertAccount(
  tx: StaffTx,
  made: Who & { signInName: string; now: Instant },
): Promise<void> {
  await tx
    .insertInto('accounts')
    .values({
      organization_id: made.organizationId,
      staff_member_id: made.staffMemberId,
      sign_in_name: made.signInName,
      made_at: made.now,
    })
    .execute();
}

type AccountChange = Partial<{
  password_hash: string;
  password_set_at: Instant;
  totp_sealed: Buffer | null;
  totp_pending_sealed: Buffer | null;
  totp_last_step: number | null;
  pin_sealed: Buffer | null;
  closed_at: Instant;
}>;

/** Changes an account; false when there is none. */
export async function changeAccount(tx: StaffTx, who: Who, change: AccountChange): Promise<boolean> {
  const changed = await tx
    .updateTable('accounts')
    .set(change)
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export type PasskeyRow = {
  readonly id: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: string[];
  readonly name: string;
  readonly madeAt: Instant;
  readonly lastUsedAt: Instant | null;
};

/** The passkeys of a person that are not removed, oldest first. */
export async function findPasskeys(tx: StaffTx, who: Who): Promise<PasskeyRow[]> {
  const rows = await tx
    .selectFrom('passkeys')
    .selectAll()
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: row.transports,
    name: row.name,
    madeAt: row.made_at as Instant,
    lastUsedAt: row.last_used_at as Instant | null,
  }));
}

export type AddedPasskey = {
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  name: string;
  now: Instant;
};

export async function insertPasskey(tx: StaffTx, who: Who, added: AddedPasskey): Promise<string> {
  const id = newId();
  await tx
    .insertInto('passkeys')
    .values({
      organization_id: who.organizationId,
      id,
      staff_member_id: who.staffMemberId,
      credential_id: added.credentialId,
      public_key: added.publicKey,
      counter: added.counter,
      transports: added.transports,
      name: added.name,
      made_at: added.now,
    })
    .execute();
  return id;
}

export async function markPasskeyUsed(
  tx: StaffTx,
  who: Who,
  used: { id: string; counter: number; now: Instant },
): Promise<void> {
  await tx
    .updateTable('passkeys')
    .set({ counter: used.counter, last_used_at: used.now })
    .where('organization_id', '=', who.organizationId)
    .where('id', '=', used.id)
    .execute();
}

/** Removes one passkey of a person, or all of them. Answers how many. */
export async function removePasskeys(
  tx: StaffTx,
  who: Who,
  removed: { id?: string; now: Instant },
): Promise<number> {
  let query = tx
    .updateTable('passkeys')
    .set({ removed_at: removed.now })
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('removed_at', 'is', null);
  if (removed.id !== undefined) query = query.where('id', '=', removed.id);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Puts new recovery codes in place of all earlier ones. */
export async function replaceRecoveryCodes(
  tx: StaffTx,
  who: Who,
  codes: { sha256s: readonly Buffer[]; now: Instant },
): Promise<void> {
  await tx
    .updateTable('recovery_codes')
    .set({ replaced_at: codes.now })
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('replaced_at', 'is', null)
    .execute();
  await tx
    .insertInto('recovery_codes')
    .values(
      codes.sha256s.map((code_sha256) => ({
        organization_id: who.organizationId,
        id: newId(),
        staff_member_id: who.staffMemberId,
        code_sha256,
        made_at: codes.now,
      })),
    )
    .execute();
}

/** Uses up a recovery code; false when there is no such unused code. */
export async function consumeRecoveryCode(
  tx: StaffTx,
  who: Who,
  used: { sha256: Buffer; now: Instant },
): Promise<boolean> {
  const taken = await tx
    .updateTable('recovery_codes')
    .set({ used_at: used.now })
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('code_sha256', '=', used.sha256)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

export async function countRecoveryCodes(tx: StaffTx, who: Who): Promise<number> {
  const row = await tx
    .selectFrom('recovery_codes')
    .select((codes) => codes.fn.countAll<number>().as('left'))
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.left;
}

export type PersonRow = {
  readonly givenName: string;
  readonly familyName: string;
  readonly leftOn: LocalDate | null;
  readonly organizationName: string;
  readonly timeZone: string;
  readonly demonstration: boolean;
};

/** A staff member with the organization's name and zone. */
export async function findPerson(tx: StaffTx, who: Who): Promise<PersonRow | null> {
  const row = await tx
    .selectFrom('staff_members as m')
    .innerJoin('organizations as o', 'o.organization_id', 'm.organization_id')
    .select(['m.given_name', 'm.family_name', 'm.left_on', 'o.name', 'o.time_zone', 'o.demonstration'])
    .where('m.organization_id', '=', who.organizationId)
    .where('m.id', '=', who.staffMemberId)
    .executeTakeFirst();
  return row
    ? {
        givenName: row.given_name,
        familyName: row.family_name,
        leftOn: row.left_on as LocalDate | null,
        organizationName: row.name,
        timeZone: row.time_zone,
        demonstration: row.demonstration,
      }
    : null;
}
