// Lends a counselor to another clinic for the days around one date: they work there as a counselor from a week before it
// until two weeks after, as long as whoever stands in may open its records; and no longer once nobody needs them there.
import type { StaffMemberId } from '#kernel/ids.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { leadingRoles } from '../../groups/server/door.ts';
import { endRoleOf, giveRoleForDays } from '../../staff/server/door.ts';
import { findLentInVain, insertLendings, leadsElsewhere } from './lend.db.ts';

const daysBefore = 7;
const daysAfter = 14;

type For = { readonly clinicId: string; readonly sessionId: string; readonly heldOn: string };

export async function lendFor(ctx: ActionContext, staffMemberId: string, date: For): Promise<Outcome<true>> {
  const { organizationId, now } = ctx;
  const { clinicId } = date;
  const heldOn = date.heldOn as LocalDate;
  const asked = { organizationId, staffMemberId, clinicId, on: heldOn, roles: leadingRoles };
  if (!(await leadsElsewhere(ctx.tx, asked))) return refuse('leads-nowhere-else');
  const first = addDays(heldOn, -daysBefore);
  const by = { by: ctx.staffMemberId, at: now };
  const who = { organizationId, staffMemberId: staffMemberId as StaffMemberId };
  const given = await giveRoleForDays(ctx.tx, who, {
    role: 'counselor',
    clinicId,
    from: first > ctx.today ? first : ctx.today,
    until: addDays(heldOn, daysAfter),
    ...by,
  });
  await insertLendings(
    ctx.tx,
    { organizationId, clinicId, sessionId: date.sessionId, staffMemberId, ...by },
    given,
  );
  if (given.length > 0) ctx.announce('staff', staffMemberId);
  return ok(true);
}

/** Ends roles that were given for dates of a group on which nobody stands in any more. */
export async function endLentInVain(ctx: ActionContext, groupId: string): Promise<void> {
  const { organizationId, today } = ctx;
  const by = { today, by: ctx.staffMemberId, at: ctx.now };
  for (const lent of await findLentInVain(ctx.tx, { organizationId, groupId, today })) {
    const who = { organizationId, staffMemberId: lent.staff_member_id as StaffMemberId };
    const ended = await endRoleOf(ctx.tx, { ...who, assignmentId: lent.role_assignment_id }, by);
    if (ended === true) ctx.announce('staff', lent.staff_member_id);
  }
}
