// What an administrator does with staff members: list, add, give a set-up link, end their work.
import type { z } from 'zod';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { addMinutes } from '#kernel/local-date.ts';
import type { StaffMemberId } from '#kernel/ids.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { setUpLinkMinutes } from '../rules/sign-in-limits.ts';
import { normalizedName } from '../rules/sign-in.ts';
import { roleFitsPlace } from '../rules/role-words.ts';
import type {
  AddStaffMember,
  ListStaff,
  setUpLinkMade,
  staffList,
  StaffMember,
  workEnded,
} from '../rules/staff-member.ts';
import { changeAccount, findPerson, insertAccount, lockAccount } from './accounts.db.ts';
import type { Who } from './recognition.db.ts';
import { endSignIns, insertSetUpLink, withdrawSetUpLinks } from './sign-ins.db.ts';
import { findRoles } from './roles.db.ts';
import { endStaffMember, findMember, insertStaffMember, listStaffMembers } from './staff-members.db.ts';
import { requireStepUp } from './step-up.ts';
import { newToken } from './tokens.ts';

/** Clinics whose staff the asker sees; null is everybody. */
function reachedClinics(ctx: ActionContext): readonly string[] | null {
  return ctx.scope.wholeOrganization ? null : [...ctx.scope.clinicIds, ...ctx.scope.caseloadClinicIds];
}

export async function openStaffMember(
  ctx: ActionContext,
  input: { staffMemberId: string },
): Promise<Outcome<StaffMember, 'not-found'>> {
  const who: Who = {
    organizationId: ctx.organizationId,
    staffMemberId: input.staffMemberId as StaffMemberId,
  };
  const member = await findMember(ctx.tx, { ...who, clinicIds: reachedClinics(ctx), today: ctx.today });
  if (!member) return refuse('not-found');
  ctx.about([], { staff_member: who.staffMemberId });
  return ok({ ...member, today: ctx.today, roles: await findRoles(ctx.tx, who, ctx.today) });
}

export async function listStaff(
  ctx: ActionContext,
  input: ListStaff,
): Promise<Outcome<z.input<typeof staffList>>> {
  const rows = await listStaffMembers(ctx.tx, {
    organizationId: ctx.organizationId,
    words: input.words,
    after: input.after,
    limit: input.limit + 1,
    today: ctx.today,
    clinicIds: reachedClinics(ctx),
  });
  const members = rows.slice(0, input.limit);
  return ok({ members, next: rows.length > input.limit ? (members.at(-1)?.id ?? null) : null });
}

/** Adds somebody; the link with which they set up their account is made by a request of its own, so that it is stored nowhere. */
export async function addStaffMember(
  ctx: ActionContext,
  input: AddStaffMember,
): Promise<Outcome<{ staffMemberId: string }, 'step-up-needed' | 'role-of-organization'>> {
  const recent = await requireStepUp(ctx);
  if (!recent.ok) return recent;
  if (!input.roles.every(({ role, clinicId }) => roleFitsPlace(role, clinicId)))
    return refuse('role-of-organization');
  const who: Who = { organizationId: ctx.organizationId, staffMemberId: newId<StaffMemberId>() };
  await insertStaffMember(ctx.tx, who, input);
  await insertAccount(ctx.tx, { ...who, signInName: normalizedName(input.signInName), now: ctx.now });
  ctx.about([], { staff_member: who.staffMemberId });
  ctx.announce('staff', who.staffMemberId);
  return ok({ staffMemberId: who.staffMemberId });
}

type LinkRefusals = 'step-up-needed' | 'not-found' | 'staff-member-left' | 'no-account';

/** Makes a new set-up link in place of any earlier one. The account works as before until the link is used. */
export async function makeSetUpLink(
  ctx: ActionContext,
  input: { staffMemberId: string },
): Promise<Outcome<z.input<typeof setUpLinkMade>, LinkRefusals>> {
  const recent = await requireStepUp(ctx);
  if (!recent.ok) return recent;
  const who: Who = {
    organizationId: ctx.organizationId,
    staffMemberId: input.staffMemberId as StaffMemberId,
  };
  const person = await findPerson(ctx.tx, who);
  if (!person) return refuse('not-found');
  const account = await lockAccount(ctx.tx, who);
  if (account?.closedAt || person.leftOn !== null) return refuse('staff-member-left');
  if (!account) return refuse('no-account');
  ctx.about([], { staff_member: who.staffMemberId });
  return ok(await writeSetUpLink(ctx, who, ctx.staffMemberId));
}

/** Writes a link's row and answers the link itself, for showing once. */
export async function writeSetUpLink(
  ctx: Pick<ActionContext, 'tx' | 'now' | 'home'>,
  who: Who,
  madeBy: string | null,
): Promise<{ link: string; endsAt: string }> {
  await withdrawSetUpLinks(ctx.tx, who, ctx.now);
  const { token, sha256 } = newToken();
  const endsAt = addMinutes(ctx.now, setUpLinkMinutes);
  await insertSetUpLink(ctx.tx, who, { tokenSha256: sha256, madeBy, now: ctx.now, endsAt });
  return { link: `${ctx.home}/app/set-up/${token}`, endsAt };
}

/** Ends somebody's work today: the account closes first, so that nobody is just coming in while the sign-ins end. */
export async function endWork(
  ctx: ActionContext,
  input: { staffMemberId: string },
): Promise<Outcome<z.input<typeof workEnded>, 'own-work' | 'not-found' | 'staff-member-left'>> {
  if (input.staffMemberId === ctx.staffMemberId) return refuse('own-work');
  const who: Who = {
    organizationId: ctx.organizationId,
    staffMemberId: input.staffMemberId as StaffMemberId,
  };
  await changeAccount(ctx.tx, who, { closed_at: ctx.now });
  const ended = await endStaffMember(ctx.tx, who, ctx.today);
  if (ended === null) return refuse('not-found');
  if (!ended) return refuse('staff-member-left');
  await withdrawSetUpLinks(ctx.tx, who, ctx.now);
  const signIns = await endSignIns(ctx.tx, who, { now: ctx.now });
  for (const id of signIns) ctx.announce('sign-in', id);
  ctx.announce('staff', who.staffMemberId);
  ctx.about([], { staff_member: who.staffMemberId });
  return ok({ leftOn: ctx.today, endedSignIns: signIns.length });
}
