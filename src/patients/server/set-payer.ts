// Who pays for a person: read on the chart, and set from a day on. What counted before stays as history.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { payersOf } from '../../organization/server/door.ts';
import type { PayersOfPerson, SetPayer } from '../rules/payer-of-person.ts';
import { openForWriting } from './open-for-writing.ts';
import { findPerson } from './patients.db.ts';
import { findPayersOfPeople, replacePayer } from './payers-of-person.db.ts';

type OfPatient = { patientId: string };

export async function readPayers(ctx: ActionContext, input: OfPatient): Promise<Outcome<PayersOfPerson>> {
  const { organizationId, today } = ctx;
  ctx.about([input.patientId as PatientId]);
  const person = await findPerson(ctx.tx, ctx.scope, { organizationId, patientId: input.patientId });
  if (!person) return refuse('not-found');
  const payers = await findPayersOfPeople(ctx.tx, { organizationId, patientIds: [person.id] });
  const choices = await payersOf(ctx.tx, organizationId);
  return ok({
    today,
    payers: payers.map((payer) => ({
      payerId: payer.payer_id,
      name: payer.name,
      kind: payer.kind,
      startsOn: payer.starts_on,
      endsOn: payer.ends_on,
    })),
    choices: choices.filter((payer) => payer.retired_on === null).map(({ id, name }) => ({ id, name })),
  });
}

export async function setPayer(
  ctx: ActionContext,
  input: OfPatient & SetPayer,
): Promise<Outcome<{ patientId: string }>> {
  const open = await openForWriting(ctx, input.patientId);
  if (!open.ok) return open;
  const known = await payersOf(ctx.tx, ctx.organizationId);
  const chosen = known.find((payer) => payer.id === input.payerId);
  if (input.payerId !== null && (chosen === undefined || chosen.retired_on !== null))
    return refuse('no-such-payer');
  await replacePayer(ctx.tx, {
    organizationId: ctx.organizationId,
    patientId: input.patientId,
    payerId: input.payerId,
    startsOn: input.startsOn as LocalDate,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  ctx.announce('patients', input.patientId);
  return ok({ patientId: input.patientId });
}
