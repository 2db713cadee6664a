// Queries over signed-in browsers, browsers known from before, challenges and set-up links.
import type { Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ChallengePurpose, StaffTx, Who } from './recognition.db.ts';

export type SignInId = Id<'sign_in'>;
export type SignInKey = Who & { readonly signInId: SignInId };

export async function insertSignIn(
  tx: StaffTx,
  who: Who,
  begun: { tokenSha256: Buffer; now: Instant; endsAt: Instant; demonstration: boolean },
): Promise<SignInId> {
  const id = newId<SignInId>();
  await tx
    .insertInto('sign_ins')
    .values({
      organization_id: who.organizationId,
      id,
      staff_member_id: who.staffMemberId,
      token_sha256: begun.tokenSha256,
      began_at: begun.now,
      last_active_at: begun.now,
      ends_at: begun.endsAt,
      stepped_up_at: begun.now,
      demonstration: begun.demonstration,
    })
    .execute();
  return id;
}

export type SignInRow = {
  readonly pinFailures: number;
  readonly endsAt: Instant;
  readonly demonstration: boolean;
};

/** Reads and locks the sign-in of this browser. */
export async function lockSignIn(tx: StaffTx, key: SignInKey): Promise<SignInRow> {
  const row = await tx
    .selectFrom('sign_ins')
    .select(['pin_failures', 'ends_at', 'demonstration'])
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.signInId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { pinFailures: row.pin_failures, endsAt: row.ends_at as Instant, demonstration: row.demonstration };
}

/** When PIN, passkey or password was last given in this browser to sign with. */
export async function findSigningProof(tx: StaffTx, key: SignInKey): Promise<Instant | null> {
  const rows = await rowsOf<{ signing_proved_at: Instant | null }>(tx, proofText, [
    key.organizationId,
    key.signInId,
  ]);
  return rows[0]?.signing_proved_at ?? null;
}

const proofText = 'SELECT signing_proved_at FROM sign_ins WHERE organization_id = $1 AND id = $2';

type SignInChange = Partial<{
  locked_at: Instant | null;
  last_active_at: Instant;
  ended_at: Instant;
  pin_failures: number;
  token_sha256: Buffer;
  stepped_up_at: Instant;
  signing_proved_at: Instant | null;
}>;

export async function changeSignIn(tx: StaffTx, key: SignInKey, change: SignInChange): Promise<void> {
  await tx
    .updateTable('sign_ins')
    .set(change)
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.signInId)
    .execute();
}

/** Ends all sign-ins of a person but, where given, one. Answers their ids. */
export async function endSignIns(
  tx: StaffTx,
  who: Who,
  ended: { now: Instant; except?: string },
): Promise<string[]> {
  let query = tx
    .updateTable('sign_ins')
    .set({ ended_at: ended.now })
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('ended_at', 'is', null);
  if (ended.except !== undefined) query = query.where('id', '!=', ended.except);
  const rows = await query.returning('id').execute();
  return rows.map((row) => row.id);
}

/** Sign-ins of a person that are not over, newest first. */
export async function findSignIns(
  tx: StaffTx,
  who: Who,
  now: Instant,
): Promise<{ id: string; beganAt: Instant; lastActiveAt: Instant }[]> {
  const rows = await tx
    .selectFrom('sign_ins')
    .select(['id', 'began_at', 'last_active_at'])
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    beganAt: row.began_at as Instant,
    lastActiveAt: row.last_active_at as Instant,
  }));
}

export async function isKnownBrowser(
  tx: StaffTx,
  who: Who,
  by: { markSha256: Buffer; now: Instant },
): Promise<boolean> {
  const row = await tx
    .selectFrom('known_browsers')
    .select('id')
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('token_sha256', '=', by.markSha256)
    .where('ends_at', '>', by.now)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertKnownBrowser(
  tx: StaffTx,
  who: Who,
  known: { markSha256: Buffer; now: Instant; endsAt: Instant },
): Promise<void> {
  await tx
    .insertInto('known_browsers')
    .values({
      organization_id: who.organizationId,
      id: newId(),
      staff_member_id: who.staffMemberId,
      token_sha256: known.markSha256,
      made_at: known.now,
      ends_at: known.endsAt,
    })
    .execute();
}

export async function forgetKnownBrowsers(tx: StaffTx, who: Who, now: Instant): Promise<void> {
  await tx
    .updateTable('known_browsers')
    .set({ ends_at: now })
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('ends_at', '>', now)
    .execute();
}

export type AddedChallenge = {
  readonly organizationId: string;
  readonly staffMemberId: string | null;
  readonly signInId: string | null;
  readonly purpose: ChallengePurpose;
  readonly ticketSha256: Buffer;
  readonly challenge: string;
  readonly now: Instant;
  readonly endsAt: Instant;
};

export async function insertChallenge(tx: StaffTx, added: AddedChallenge): Promise<void> {
  await tx
    .insertInto('challenges')
    .values({
      organization_id: added.organizationId,
      id: newId(),
      staff_member_id: added.staffMemberId,
      sign_in_id: added.signInId,
      purpose: added.purpose,
      ticket_sha256: added.ticketSha256,
      challenge: added.challenge,
      made_at: added.now,
      ends_at: added.endsAt,
    })
    .execute();
}

/** Withdraws every unused set-up link of a person. */
export async function withdrawSetUpLinks(tx: StaffTx, who: Who, now: Instant): Promise<void> {
  await tx
    .updateTable('set_up_links')
    .set({ withdrawn_at: now })
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

export async function insertSetUpLink(
  tx: StaffTx,
  who: Who,
  made: { tokenSha256: Buffer; madeBy: string | null; now: Instant; endsAt: Instant },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('set_up_links')
    .values({
      organization_id: who.organizationId,
      id,
      staff_member_id: who.staffMemberId,
      token_sha256: made.tokenSha256,
      made_by: made.madeBy,
      made_at: made.now,
      ends_at: made.endsAt,
    })
    .execute();
  return id;
}

/** Reads and locks a set-up link; null when it was used or withdrawn meanwhile. */
export async function lockSetUpLink(
  tx: StaffTx,
  who: Who,
  linkId: string,
): Promise<{ totpSealed: Buffer | null } | null> {
  const row = await tx
    .selectFrom('set_up_links')
    .select('totp_sealed')
    .where('organization_id', '=', who.organizationId)
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ? { totpSealed: row.totp_sealed } : null;
}

export async function changeSetUpLink(
  tx: StaffTx,
  who: Who,
  change: { linkId: string; totp_sealed?: Buffer; used_at?: Instant },
): Promise<void> {
  const { linkId, ...values } = change;
  await tx
    .updateTable('set_up_links')
    .set(values)
    .where('organization_id', '=', who.organizationId)
    .where('id', '=', linkId)
    .execute();
}
