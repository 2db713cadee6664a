// Who is signed in here and what they may do. Which permissions there are, only the whole program knows: it hands them in.
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { AccessTable } from '#platform/access/roles.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { routesFor, type Route } from '#platform/http/route.ts';
import { whoIAm, type WhoIAm } from '../rules/account.ts';
import { idleMinutes } from '../rules/sign-in-limits.ts';
import { findPasskeys, findPerson, lockAccount } from './accounts.db.ts';
import { lockSignIn } from './sign-ins.db.ts';
import { staffAccess } from './staff.access.ts';
import { clinicsOf } from './staff-members.db.ts';

/** The route that tells a page who sits before it; answered while locked as well, and never counted as activity. */
export function whoAmIRoute(tables: Readonly<Record<string, AccessTable>>): Route {
  const permissions = Object.values(tables).flatMap((table) => Object.entries(table));
  const whoAmI = async (ctx: ActionContext): Promise<Outcome<WhoIAm>> => {
    const may = permissions
      .filter(([, line]) => line.roles.some((role) => ctx.roles.includes(role)))
      .map(([permission]) => permission);
    return ok(await describe(ctx, may));
  };
  return routesFor(staffAccess)({
    needs: 'signed-in',
    care: 'none',
    method: 'GET',
    path: '/api/staff/me',
    summary: 'Who is signed in here, and what their roles allow',
    audit: { kind: 'none', because: 'It tells people about themselves only.' },
    activity: 'background',
    whileLocked: true,
    input: {},
    output: whoIAm,
    action: whoAmI,
  });
}

async function describe(ctx: ActionContext, permissions: string[]): Promise<WhoIAm> {
  const person = await findPerson(ctx.tx, ctx);
  if (!person) throw new Error('A signed-in staff member has no row.');
  const account = await lockAccount(ctx.tx, ctx);
  return {
    staffMemberId: ctx.staffMemberId,
    givenName: person.givenName,
    familyName: person.familyName,
    organizationName: person.organizationName,
    roles: [...ctx.roles],
    permissions: [...new Set(permissions)],
    clinics: await clinicsOf(ctx.tx, ctx, ctx.today),
    demonstration: person.demonstration,
    isPersona: (await lockSignIn(ctx.tx, ctx)).demonstration,
    hasPin: account !== null && account.pinSealed !== null,
    hasPasskey: (await findPasskeys(ctx.tx, ctx)).length > 0,
    locked: ctx.locked,
    idleMinutes,
    today: ctx.today,
  };
}
