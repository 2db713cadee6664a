// Sets clinics up: the clinic itself, its rooms and its opening hours. Nothing is deleted; a room is retired.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import {
  faultOfHours,
  sameHours,
  type ChangeClinic,
  type ChangeRoom,
  type Clinic,
  type OpenDay,
  type Room,
} from '../rules/clinic.ts';
import { findRooms, insertRoom, lockHours, updateRoom, upsertHours } from './clinic-parts.db.ts';
import { keyOfClinic } from './clinics-in-reach.ts';
import { findClinics, insertClinic, updateClinic } from './clinics.db.ts';

type NotYours = 'no-such-clinic';

export async function addClinic(ctx: ActionContext, input: Clinic): Promise<Outcome<{ clinicId: string }>> {
  const clinicId = await insertClinic(ctx.tx, { ...input, organizationId: ctx.organizationId });
  changed(ctx, clinicId);
  return ok({ clinicId });
}

export async function changeClinic(
  ctx: ActionContext,
  input: ChangeClinic & { clinicId: string },
): Promise<Outcome<{ clinicId: string }, NotYours | 'clinic-changed-meanwhile'>> {
  const { clinicId, ...clinic } = input;
  const key = keyOfClinic(ctx, clinicId);
  if (key === null) return refuse('no-such-clinic');
  if (!(await updateClinic(ctx.tx, key, clinic))) {
    const [found] = await findClinics(ctx.tx, { ...key, clinicIds: [clinicId] });
    return refuse(found === undefined ? 'no-such-clinic' : 'clinic-changed-meanwhile');
  }
  changed(ctx, clinicId);
  return ok({ clinicId });
}

export async function addRoom(
  ctx: ActionContext,
  input: Room & { clinicId: string },
): Promise<Outcome<{ roomId: string }, NotYours>> {
  const { clinicId, ...room } = input;
  const key = keyOfClinic(ctx, clinicId);
  if (key === null) return refuse('no-such-clinic');
  const roomId = await insertRoom(ctx.tx, key, room);
  changed(ctx, clinicId, roomId);
  return ok({ roomId });
}

type OfRoom = { readonly clinicId: string; readonly roomId: string };

export async function changeRoom(
  ctx: ActionContext,
  input: ChangeRoom & OfRoom,
): Promise<Outcome<{ roomId: string }, NotYours | 'room-changed-meanwhile'>> {
  const { clinicId, roomId, ...room } = input;
  const written = await writeRoom(ctx, { clinicId, roomId }, room);
  if (written.ok) return written;
  const key = keyOfClinic(ctx, clinicId);
  const rooms = key === null ? [] : await findRooms(ctx.tx, key);
  const stands = rooms.some((each) => each.id === roomId);
  return stands ? refuse('room-changed-meanwhile') : written;
}

/** From today on the room is used no more; refused while something is planned in it. */
export async function retireRoom(
  ctx: ActionContext,
  input: OfRoom,
): Promise<Outcome<{ roomId: string }, NotYours>> {
  return writeRoom(ctx, input, { retiredOn: ctx.today });
}

export async function bringRoomBack(
  ctx: ActionContext,
  input: OfRoom,
): Promise<Outcome<{ roomId: string }, NotYours>> {
  return writeRoom(ctx, input, { retiredOn: null });
}

async function writeRoom(
  ctx: ActionContext,
  of: OfRoom,
  change: Parameters<typeof updateRoom>[2],
): Promise<Outcome<{ roomId: string }, NotYours>> {
  const key = keyOfClinic(ctx, of.clinicId);
  if (key === null) return refuse('no-such-clinic');
  if (!(await updateRoom(ctx.tx, { ...key, roomId: of.roomId }, change))) return refuse('no-such-clinic');
  changed(ctx, of.clinicId, of.roomId);
  return ok({ roomId: of.roomId });
}

export async function setHours(
  ctx: ActionContext,
  input: { clinicId: string; days: OpenDay[]; seen: OpenDay[] },
): Promise<
  Outcome<
    { clinicId: string },
    NotYours | 'weekday-said-twice' | 'closes-before-opening' | 'hours-changed-meanwhile'
  >
> {
  const key = keyOfClinic(ctx, input.clinicId);
  if (key === null) return refuse('no-such-clinic');
  const fault = faultOfHours(input.days);
  if (fault !== null) return refuse(fault);
  if (!sameHours(await lockHours(ctx.tx, key), input.seen)) return refuse('hours-changed-meanwhile');
  await upsertHours(ctx.tx, key, input.days);
  changed(ctx, input.clinicId);
  return ok({ clinicId: input.clinicId });
}

function changed(ctx: ActionContext, clinicId: string, roomId?: string): void {
  ctx.about([], { clinic: clinicId, ...(roomId === undefined ? {} : { room: roomId }) });
  ctx.announce('clinics', clinicId);
}
