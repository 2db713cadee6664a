// Gives and ends roles of somebody who works here already. It counts at once: their sign-ins end, every open stream
// hears of it, and they sign in anew with what they may do now. That an administrator stays is the database's promise.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { StaffMemberId } from '#kernel/ids.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { roleFitsPlace } from '../rules/role-words.ts';
import type { GiveRole } from '../rules/staff-roles.ts';
import { findPerson } from './accounts.db.ts';
import type { Who } from './recognition.db.ts';
import { endRoleNow, insertRole } from './roles.db.ts';
import { endSignIns } from './sign-ins.db.ts';
import { requireStepUp } from './step-up.ts';

type Changed = { assignmentId: string; endedSignIns: number };
type GiveRefusals = 'step-up-needed' | 'not-found' | 'staff-member-left' | 'role-of-organization';

export async function giveRole(
  ctx: ActionContext,
  input: GiveRole & { staffMemberId: string },
): Promise<Outcome<Changed, GiveRefusals>> {
  const recent = await requireStepUp(ctx);
  if (!recent.ok) return recent;
  if (!roleFitsPlace(input.role, input.clinicId)) return refuse('role-of-organization');
  const who = whoOf(ctx, input.staffMemberId);
  const person = await findPerson(ctx.tx, who);
  if (!person) return refuse('not-found');
  if (person.leftOn !== null) return refuse('staff-member-left');
  const assignmentId = await insertRole(ctx.tx, who, {
    role: input.role,
    clinicId: input.clinicId,
    startsOn: ctx.today,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  return ok({ assignmentId, endedSignIns: await changed(ctx, who, assignmentId) });
}

export async function endRole(
  ctx: ActionContext,
  input: { staffMemberId: string; assignmentId: string },
): Promise<Outcome<Changed, 'not-found' | 'role-ended'>> {
  const who = whoOf(ctx, input.staffMemberId);
  const { assignmentId } = input;
  const by = { today: ctx.today, by: ctx.staffMemberId, at: ctx.now };
  const ended = await endRoleNow(ctx.tx, { ...who, assignmentId }, by);
  if (ended === null) return refuse('not-found');
  if (!ended) return refuse('role-ended');
  return ok({ assignmentId, endedSignIns: await changed(ctx, who, assignmentId) });
}

function whoOf(ctx: ActionContext, staffMemberId: string): Who {
  return { organizationId: ctx.organizationId, staffMemberId: staffMemberId as StaffMemberId };
}

// Whoever changes their own roles stays where they are: the next request already knows what they may do.
async function changed(ctx: ActionContext, who: Who, assignmentId: string): Promise<number> {
  const isOwn = who.staffMemberId === ctx.staffMemberId;
  const signIns = await endSignIns(ctx.tx, who, {
    now: ctx.now,
    ...(isOwn ? { except: ctx.signInId } : {}),
  });
  for (const id of signIns) ctx.announce('sign-in', id);
  ctx.announce('staff', who.staffMemberId);
  ctx.about([], { staff_member: who.staffMemberId, role_assignment: assignmentId });
  return signIns.length;
}
