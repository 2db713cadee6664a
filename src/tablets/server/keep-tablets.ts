// Tablets as staff keep them: a list, a code for a new one, and ending one.
import { addMinutes, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { findClinicNames } from '../../organization/server/door.ts';
import { newTypedCode, typedCodeSha256 } from '../../staff/server/door.ts';
import type { TabletMade, TabletsAnswer } from '../rules/tablet.ts';
import { codeMinutes, isResting, missesToTell, tabletState, triesNow } from '../rules/tablet-life.ts';
import { endTablet, findTablets, insertTablet, type TabletRow } from './tablets.db.ts';

const endedShownMinutes = 7 * 24 * 60;

async function clinicsInReach(ctx: ActionContext) {
  const { wholeOrganization, clinicIds, caseloadClinicIds } = ctx.scope;
  const all = await findClinicNames(ctx.tx, ctx.organizationId);
  const reached = new Set([...clinicIds, ...caseloadClinicIds]);
  return all.filter((clinic) => wholeOrganization || reached.has(clinic.id));
}

export async function listTablets(ctx: ActionContext): Promise<Outcome<TabletsAnswer>> {
  const clinics = await clinicsInReach(ctx);
  const found = await findTablets(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicIds: clinics.map(({ id }) => id),
    since: addMinutes(ctx.now, -endedShownMinutes),
  });
  return ok({
    now: ctx.now,
    clinics: clinics.map((clinic) => ({ id: clinic.id, name: clinic.name, timeZone: clinic.time_zone })),
    tablets: found.map((row) => asShown(row, ctx.now)),
  });
}

function asShown(row: TabletRow, now: Instant): TabletsAnswer['tablets'][number] {
  const kept = { since: row.tries_since as Instant | null, tries: row.tries, misses: row.misses };
  const tries = triesNow(kept, now);
  const isWorthALook = tries.misses >= missesToTell;
  return {
    id: row.id,
    clinicId: row.clinic_id,
    name: row.name,
    state: tabletState(
      {
        codeEndsAt: row.code_ends_at as Instant,
        lastSeenAt: row.last_seen_at as Instant | null,
        endedAt: row.ended_at as Instant | null,
      },
      now,
    ),
    madeByName: row.made_by_name,
    codeEndsAt: row.code_ends_at,
    beganAt: row.began_at,
    lastSeenAt: row.last_seen_at,
    endedAt: row.ended_at,
    missed: isWorthALook ? tries.misses : 0,
    missedSince: isWorthALook ? tries.since : null,
    isResting: isResting(kept, now),
  };
}

/** A one-time code for a new tablet. */
export async function makeTablet(
  ctx: ActionContext,
  input: { clinicId: string; name: string },
): Promise<Outcome<TabletMade, 'tablet-not-found'>> {
  const clinics = await clinicsInReach(ctx);
  if (!clinics.some(({ id }) => id === input.clinicId)) return refuse('tablet-not-found');
  const code = newTypedCode(3);
  const endsAt = addMinutes(ctx.now, codeMinutes);
  const tabletId = await insertTablet(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicId: input.clinicId,
    name: input.name,
    codeSha256: typedCodeSha256(code),
    codeEndsAt: endsAt,
    madeBy: ctx.staffMemberId,
    madeAt: ctx.now,
  });
  ctx.about([], { tabletId, clinicId: input.clinicId });
  ctx.announce('tablets', input.clinicId);
  return ok({ tabletId, code, endsAt });
}

/** Ends a tablet at once, or takes back a code nobody used. */
export async function stopTablet(
  ctx: ActionContext,
  input: { tabletId: string },
): Promise<Outcome<{ tabletId: string }, 'tablet-not-found'>> {
  const clinics = await clinicsInReach(ctx);
  const key = { organizationId: ctx.organizationId, tabletId: input.tabletId };
  const clinicId = await endTablet(
    ctx.tx,
    { ...key, clinicIds: clinics.map(({ id }) => id) },
    { by: ctx.staffMemberId, at: ctx.now },
  );
  if (clinicId === null) return refuse('tablet-not-found');
  ctx.about([], { tabletId: input.tabletId, clinicId });
  ctx.announce('tablets', clinicId);
  return ok({ tabletId: input.tabletId });
}
