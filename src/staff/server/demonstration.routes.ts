// Signing in as a fictional person of the demonstration with one click. These routes are added to the server only while
// the demonstration is on and it listens on this machine alone; each request is looked at again, and only staff members
// of a demonstration organization can be opened.
import { z } from 'zod';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext, PublicContext } from '#platform/http/context.ts';
import { publicRoute, routesFor, type Route } from '#platform/http/route.ts';
import { done } from '../rules/sign-in.ts';
import { roleNames, type RoleName } from '../rules/role-words.ts';
import { personaInput, personaList } from '../rules/staff-member.ts';
import { openSignIn } from './open-sign-in.ts';
import { demonstrationPersonas } from './recognition.db.ts';
import { changeSignIn, lockSignIn } from './sign-ins.db.ts';
import { staffAccess } from './staff.access.ts';

type Asking = Pick<PublicContext, 'address' | 'forwarded'>;

// A proxy on this machine would make everybody look as if they sat here.
function isHere(ctx: Asking): boolean {
  return !ctx.forwarded && (ctx.address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/u.test(ctx.address));
}

async function listPersonas(
  ctx: PublicContext,
): Promise<Outcome<z.input<typeof personaList>, 'demonstration-closed'>> {
  if (!isHere(ctx)) return refuse('demonstration-closed');
  const found = await demonstrationPersonas(ctx.tx);
  const personas = roleNames.flatMap((persona) =>
    found
      .filter((each) => each.persona === persona)
      .slice(0, 1)
      .map(({ givenName, familyName }) => ({ persona, givenName, familyName })),
  );
  return ok({ personas });
}

async function signInAsPersona(
  ctx: PublicContext,
  input: { persona: RoleName },
): Promise<Outcome<{ done: true }, 'demonstration-closed'>> {
  if (!isHere(ctx)) return refuse('demonstration-closed');
  const found = (await demonstrationPersonas(ctx.tx)).find((each) => each.persona === input.persona);
  if (!found) return refuse('demonstration-closed');
  ctx.recognized(found.who.organizationId, found.who.staffMemberId);
  await openSignIn(ctx, found.who, true);
  return ok({ done: true });
}

async function resumePersona(ctx: ActionContext): Promise<Outcome<{ done: true }, 'demonstration-closed'>> {
  const signIn = await lockSignIn(ctx.tx, ctx);
  if (!isHere(ctx) || !signIn.demonstration) return refuse('demonstration-closed');
  await changeSignIn(ctx.tx, ctx, { locked_at: null, last_active_at: ctx.now });
  ctx.announce('sign-in', ctx.signInId);
  return ok({ done: true });
}

export const demonstrationRoutes: readonly Route[] = [
  publicRoute({
    needs: 'public',
    care: 'none',
    method: 'GET',
    path: '/api/demonstration/personas',
    summary: 'Fictional people to sign in as',
    audit: { kind: 'none', because: 'The people are fictional.' },
    input: {},
    output: personaList,
    action: listPersonas,
  }),
  publicRoute({
    needs: 'public',
    care: 'none',
    method: 'POST',
    path: '/api/demonstration/sign-in',
    summary: 'Signs in as a fictional person',
    audit: { kind: 'access', action: 'demonstration.sign-in' },
    input: { body: personaInput },
    output: done,
    action: signInAsPersona,
  }),
  routesFor(staffAccess)({
    needs: 'signed-in',
    care: 'none',
    method: 'POST',
    path: '/api/demonstration/resume',
    summary: 'Comes back to a locked screen as a fictional person',
    audit: { kind: 'access', action: 'demonstration.resume' },
    whileLocked: true,
    input: { body: z.strictObject({}) },
    output: done,
    action: resumePersona,
  }),
];
