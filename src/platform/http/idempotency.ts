// The same request sent twice has one effect: the key is claimed first, in the transaction of the work,
// and the answer is kept with it. Whoever comes second waits for the first and gets the same answer.
import { createHash } from 'node:crypto';
import type { Outcome } from '#kernel/outcome.ts';
import { ok, refuse } from '#kernel/outcome.ts';
import type { ActionContext } from './context.ts';

export type KeyedRequest = { readonly key: string; readonly sha256: Buffer };

/** The key of a request with the hash of what it asks. */
export function keyedRequest(
  key: string,
  asked: { method: string; url: string; body: unknown },
): KeyedRequest {
  const sha256 = createHash('sha256')
    .update(`${asked.method} ${asked.url}\n${JSON.stringify(asked.body ?? null)}`)
    .digest();
  return { key, sha256 };
}

/** Claims the key: null when it is new, the kept answer when it was used for the same request, a refusal when for another. */
export async function claimKey(
  ctx: ActionContext,
  keyed: KeyedRequest,
): Promise<Outcome<string | null, 'key-reused'>> {
  const claimed = await ctx.tx
    .insertInto('idempotency_keys')
    .values({
      organization_id: ctx.organizationId,
      staff_member_id: ctx.staffMemberId,
      key: keyed.key,
      request_sha256: keyed.sha256,
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'staff_member_id', 'key']).doNothing())
    .executeTakeFirst();
  if ((claimed.numInsertedOrUpdatedRows ?? 0n) > 0n) return ok(null);
  const kept = await ctx.tx
    .selectFrom('idempotency_keys')
    .select(['request_sha256', 'answer'])
    .where('organization_id', '=', ctx.organizationId)
    .where('staff_member_id', '=', ctx.staffMemberId)
    .where('key', '=', keyed.key)
    .executeTakeFirst();
  if (!kept?.answer || !kept.request_sha256.equals(keyed.sha256)) return refuse('key-reused');
  return ok(kept.answer);
}

/** Keeps the answer with its key. */
export async function keepAnswer(ctx: ActionContext, keyed: KeyedRequest, value: unknown): Promise<void> {
  await ctx.tx
    .updateTable('idempotency_keys')
    .set({ status: 200, answer: JSON.stringify(value ?? null) })
    .where('organization_id', '=', ctx.organizationId)
    .where('staff_member_id', '=', ctx.staffMemberId)
    .where('key', '=', keyed.key)
    .execute();
}
