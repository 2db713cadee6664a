// Keeps credentials and supervision of staff: adding, renewing, taking back what was entered by mistake.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { addDays } from '#kernel/local-date.ts';
import type { StaffMemberId } from '#kernel/ids.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { policyNumber } from '../../organization/rules/policy-values.ts';
import { policiesOf } from '../../organization/server/door.ts';
import type {
  AddCredential,
  EndingCredentials,
  Profession,
  RenewCredential,
  Supervise,
} from '../rules/staff-credentials.ts';
import * as db from './credentials.db.ts';
import type { Who } from './recognition.db.ts';
import { staffAccess } from './staff.access.ts';
import { findMember } from './staff-members.db.ts';

type OfMember = { readonly staffMemberId: string };
type Kept = Promise<Outcome<{ credentialId: string }, 'not-found'>>;

/** Clinics whose staff the asker sees; null is everybody. */
function reached(ctx: ActionContext): readonly string[] | null {
  return ctx.scope.wholeOrganization ? null : [...ctx.scope.clinicIds, ...ctx.scope.caseloadClinicIds];
}

async function inReach(ctx: ActionContext, { staffMemberId }: OfMember): Promise<Who | null> {
  const who: Who = {
    organizationId: ctx.organizationId,
    staffMemberId: staffMemberId as StaffMemberId,
  };
  const member = await findMember(ctx.tx, { ...who, clinicIds: reached(ctx), today: ctx.today });
  if (member) ctx.about([], { staff_member: staffMemberId });
  return member && who;
}

async function supervisorsOf(ctx: ActionContext) {
  const { organizationId, today } = ctx;
  return db.findSupervisors(ctx.tx, { organizationId, today, clinicIds: reached(ctx) });
}

async function warningDaysOf(ctx: ActionContext): Promise<number> {
  const values = await policiesOf(ctx.tx, ctx.organizationId);
  return policyNumber(values, 'credential_warning_days', { state: null, clinicId: null, on: ctx.today });
}

export async function openProfession(
  ctx: ActionContext,
  input: OfMember,
): Promise<Outcome<Profession, 'not-found'>> {
  const who = await inReach(ctx, input);
  if (who === null) return refuse('not-found');
  const keepers: readonly string[] = staffAccess['staff.keep-credentials'].roles;
  return ok({
    today: ctx.today,
    mayKeep: ctx.roles.some((role) => keepers.includes(role)),
    warningDays: await warningDaysOf(ctx),
    credentials: await db.findCredentials(ctx.tx, who),
    supervisions: await db.findSupervisions(ctx.tx, who),
    supervisors: (await supervisorsOf(ctx)).filter((each) => each.id !== who.staffMemberId),
  });
}

export async function listEndingCredentials(ctx: ActionContext): Promise<Outcome<EndingCredentials>> {
  const warningDays = await warningDaysOf(ctx);
  const { organizationId, today } = ctx;
  const until = addDays(today, warningDays);
  const credentials = await db.findEndingCredentials(ctx.tx, {
    organizationId,
    today,
    until,
    clinicIds: reached(ctx),
  });
  return ok({ warningDays, credentials });
}

export async function addCredential(ctx: ActionContext, input: AddCredential & OfMember): Kept {
  const who = await inReach(ctx, input);
  if (who === null) return refuse('not-found');
  const credentialId = await db.insertCredential(ctx.tx, who, input);
  ctx.announce('staff', who.staffMemberId);
  return ok({ credentialId });
}

type OfCredential = OfMember & { readonly credentialId: string };

export async function renewCredential(ctx: ActionContext, input: RenewCredential & OfCredential): Kept {
  const { number, expiresOn } = input;
  return change(ctx, input, { number, expiresOn });
}

export async function withdrawCredential(ctx: ActionContext, input: OfCredential): Kept {
  return change(ctx, input, { withdrawnAt: ctx.now });
}

async function change(
  ctx: ActionContext,
  of: OfCredential,
  to: Parameters<typeof db.updateCredential>[2],
): Kept {
  const who = await inReach(ctx, of);
  const { credentialId } = of;
  if (who === null || !(await db.updateCredential(ctx.tx, { ...who, credentialId }, to)))
    return refuse('not-found');
  ctx.announce('staff', who.staffMemberId);
  return ok({ credentialId });
}

type Supervised = Promise<Outcome<{ supervisionId: string }, 'not-found' | 'supervisor-unknown'>>;

export async function supervise(ctx: ActionContext, input: Supervise & OfMember): Supervised {
  const who = await inReach(ctx, input);
  if (who === null) return refuse('not-found');
  const supervisors = await supervisorsOf(ctx);
  const isKnown = supervisors.some((each) => each.id === input.supervisorId);
  if (!isKnown || input.supervisorId === input.staffMemberId) return refuse('supervisor-unknown');
  const made = { ...input, by: ctx.staffMemberId, at: ctx.now };
  const supervisionId = await db.insertSupervision(ctx.tx, who, made);
  ctx.announce('staff', who.staffMemberId);
  return ok({ supervisionId });
}

export async function endSupervision(
  ctx: ActionContext,
  input: OfMember & { readonly supervisionId: string },
): Supervised {
  const who = await inReach(ctx, input);
  const { supervisionId } = input;
  if (who === null || !(await db.endSupervisionRow(ctx.tx, { ...who, supervisionId }, ctx.today)))
    return refuse('not-found');
  ctx.announce('staff', who.staffMemberId);
  return ok({ supervisionId });
}
