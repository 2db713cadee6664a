// The same request sent twice has one effect: the key is claimed first, in the transaction of the work,
// and the answer is kept with it. Whoever comes second waits for the first and gets the same answer.
import { createHash } from 'node:crypto';
import type { Outcome } from '#kernel/outcome.ts';
import { ok, refuse } from '#kernel/outcome.ts';
import { rowsOf, type Rows, type SendLast, type Statement } from '../database/database.ts';
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

/** Claims the key for whoever was just recognized: one row when it is new. Of nobody, nothing is claimed. */
export function claimStatement({ key, sha256 }: KeyedRequest, now: string): Statement {
  return { name: 'claim-key', text: claimText, values: [key, sha256, now] };
}

/** What claiming came to: null when the key is new, the kept answer when it was used for the same request, a refusal when for another. */
export async function answerBefore(
  ctx: ActionContext,
  keyed: KeyedRequest,
  claimed: Rows,
): Promise<Outcome<string | null, 'key-reused'>> {
  if (claimed.length > 0) return ok(null);
  const own = [ctx.organizationId, ctx.staffMemberId, keyed.key];
  const [kept] = await rowsOf<{ request_sha256: Buffer; answer: string | null }>(ctx.tx, keptText, own);
  if (!kept?.answer || !kept.request_sha256.equals(keyed.sha256)) return refuse('key-reused');
  return ok(kept.answer);
}

/** Keeps the answer with its key, with the commit. */
export function keepAnswer(
  sendLast: SendLast,
  ctx: ActionContext,
  kept: { key: string; value: unknown },
): void {
  const values = [ctx.organizationId, ctx.staffMemberId, kept.key, JSON.stringify(kept.value ?? null)];
  sendLast({ name: 'keep-answer', text: keepText, values });
}

const ownKey = 'organization_id = $1 AND staff_member_id = $2 AND key = $3';
const claimText = `INSERT INTO idempotency_keys (organization_id, staff_member_id, key, request_sha256, created_at)
  SELECT who.organization_id, who.staff_member_id, $1, $2, $3
    FROM (SELECT context_organization(), context_staff_member()) AS who (organization_id, staff_member_id)
   WHERE who.staff_member_id IS NOT NULL
  ON CONFLICT (organization_id, staff_member_id, key) DO NOTHING RETURNING 1 AS claimed`;
const keptText = `SELECT request_sha256, answer FROM idempotency_keys WHERE ${ownKey}`;
const keepText = `UPDATE idempotency_keys SET status = 200, answer = $4 WHERE ${ownKey}`;
