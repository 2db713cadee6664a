// The first page of an empty system: whoever can read the console makes the organization and its administrator, who then
// sets up the account with a link like everybody else. Once there is an organization the door is shut.
import { timingSafeEqual } from 'node:crypto';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { dayIn } from '#kernel/local-date.ts';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Database } from '#platform/database/database.ts';
import type { PublicContext } from '#platform/http/context.ts';
import { publicRoute, type Route } from '#platform/http/route.ts';
import { normalizedName } from '../rules/sign-in.ts';
import { setUpLinkMade, setUpOrganizationInput, type SetUpOrganization } from '../rules/staff-member.ts';
import { insertAccount } from './accounts.db.ts';
import { writeSetUpLink } from './administer-staff.ts';
import { enterAs, foundFirstOrganization, organizationExists, type Who } from './recognition.db.ts';
import { insertStaffMember } from './staff-members.db.ts';
import { newToken, sha256Of } from './tokens.ts';

type Refusals = 'set-up-token-refused' | 'already-set-up' | 'time-zone-unknown';
type Made = { link: string; endsAt: string };

/** The route and the token for the console while there is no organization; null once there is one. */
export async function openFirstSetUp(
  database: Database,
): Promise<{ token: string; routes: readonly Route[] } | null> {
  const exists = await database.transaction((tx) => organizationExists(tx));
  if (exists) return null;
  const { token, sha256 } = newToken();
  return { token, routes: [setUpRoute(sha256)] };
}

function setUpRoute(tokenSha256: Buffer): Route {
  return publicRoute({
    needs: 'public',
    care: 'none',
    method: 'POST',
    path: '/api/setup',
    summary: 'Makes the first organization of an empty system and its administrator',
    audit: { kind: 'access', action: 'organization.set-up' },
    input: { body: setUpOrganizationInput },
    output: setUpLinkMade,
    action: (ctx, input) => setUpOrganization(ctx, input, tokenSha256),
  });
}

async function setUpOrganization(
  ctx: PublicContext,
  input: SetUpOrganization,
  tokenSha256: Buffer,
): Promise<Outcome<Made, Refusals>> {
  if (!timingSafeEqual(sha256Of(input.token), tokenSha256)) return refuse('set-up-token-refused');
  if (!isTimeZone(input.timeZone)) return refuse('time-zone-unknown');
  const who: Who = { organizationId: newId<OrganizationId>(), staffMemberId: newId<StaffMemberId>() };
  const founded = await foundFirstOrganization(ctx.tx, {
    id: who.organizationId,
    name: input.organizationName,
    timeZone: input.timeZone,
    now: ctx.now,
  });
  if (!founded) return refuse('already-set-up');
  ctx.recognized(who.organizationId, who.staffMemberId);
  await enterAs(ctx.tx, who);
  const worksFrom = dayIn(input.timeZone, ctx.now);
  await insertStaffMember(ctx.tx, who, {
    ...input,
    worksFrom,
    roles: [{ role: 'administrator', clinicId: null }],
    credentials: [],
  });
  await insertAccount(ctx.tx, { ...who, signInName: normalizedName(input.signInName), now: ctx.now });
  return ok(await writeSetUpLink(ctx, who, null));
}

function isTimeZone(zone: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(zone);
}
