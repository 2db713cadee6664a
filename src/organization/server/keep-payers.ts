// The list of payers: read by whoever opens records, kept by whoever answers for money and rules.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { z } from 'zod';
import type { PayerInput, payerList } from '../rules/payer.ts';
import type { PayerKind } from '../rules/payer-kinds.ts';
import { holds, organizationAccess } from './organization.access.ts';
import { findPayers, insertPayer, updatePayer } from './payers.db.ts';

type Named = Outcome<{ payerId: string }>;

export async function listPayers(ctx: ActionContext): Promise<Outcome<z.input<typeof payerList>>> {
  const payers = await findPayers(ctx.tx, ctx.organizationId);
  return ok({
    payers: payers.map((payer) => ({
      id: payer.id,
      name: payer.name,
      kind: payer.kind as PayerKind,
      retiredOn: payer.retired_on,
    })),
    mayKeep: holds(ctx.roles, organizationAccess['payers.keep']),
  });
}

export async function addPayer(ctx: ActionContext, input: PayerInput): Promise<Named> {
  const { organizationId, staffMemberId: by, now: at } = ctx;
  return done(ctx, await insertPayer(ctx.tx, { ...input, organizationId, by, at }));
}

export async function changePayer(
  ctx: ActionContext,
  input: PayerInput & { payerId: string; isUsed: boolean },
): Promise<Named> {
  const retiredOn = input.isUsed ? null : ctx.today;
  const { organizationId } = ctx;
  const isThere = await updatePayer(ctx.tx, { ...input, organizationId, retiredOn });
  return isThere ? done(ctx, input.payerId) : refuse('no-such-payer');
}

function done(ctx: ActionContext, payerId: string): Named {
  ctx.about([], { payer: payerId });
  ctx.announce('policies', payerId);
  return ok({ payerId });
}
