// Writes down how a person may be reached. A change ends what stood and adds what stands now, so that it can be told
// later which rule held on which day.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ContactInput } from '../rules/contact.ts';
import { endContact, insertContact } from './contacts.db.ts';
import { openForWriting } from './open-for-writing.ts';

type Written = Outcome<{ contactId: string }>;
type OfContact = { patientId: string; contactId: string };

export async function addContact(
  ctx: ActionContext,
  input: { patientId: string } & ContactInput,
): Promise<Written> {
  const open = await openForWriting(ctx, input.patientId);
  if (!open.ok) return open;
  return ok({ contactId: await insert(ctx, input, null) });
}

export async function changeContact(ctx: ActionContext, input: OfContact & ContactInput): Promise<Written> {
  const open = await openForWriting(ctx, input.patientId);
  if (!open.ok) return open;
  const ended = await end(ctx, input);
  return ended.ok ? ok({ contactId: await insert(ctx, input, input.contactId) }) : ended;
}

export async function endContactOf(ctx: ActionContext, input: OfContact): Promise<Written> {
  const open = await openForWriting(ctx, input.patientId);
  if (!open.ok) return open;
  const ended = await end(ctx, input);
  return ended.ok ? ok({ contactId: input.contactId }) : ended;
}

async function end(ctx: ActionContext, of: OfContact): Promise<Outcome<null>> {
  const key = { organizationId: ctx.organizationId, patientId: of.patientId, contactId: of.contactId };
  const ended = await endContact(ctx.tx, { ...key, by: ctx.staffMemberId, now: ctx.now });
  if (ended === 'none') return refuse('not-found');
  if (ended === 'was-ended') return refuse('contact-moved-on');
  ctx.about([of.patientId as PatientId], { contact: of.contactId });
  ctx.announce('patients', of.patientId);
  return ok(null);
}

async function insert(
  ctx: ActionContext,
  input: { patientId: string } & ContactInput,
  replacesId: string | null,
): Promise<string> {
  const id = await insertContact(ctx.tx, {
    organizationId: ctx.organizationId,
    patientId: input.patientId,
    contact: input,
    replacesId,
    by: ctx.staffMemberId,
    now: ctx.now,
  });
  ctx.about([input.patientId as PatientId], { contact: id });
  ctx.announce('patients', input.patientId);
  return id;
}
