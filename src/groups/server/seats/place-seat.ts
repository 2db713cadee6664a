// What giving, changing, moving and correcting a seat have in common: the terms fit the group, no date is over its
// limit, the row is written, and the record opens to the clinic.
import type { ClinicId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { closeRecordToClinic, openRecordToClinic } from '../../../patients/server/door.ts';
import { checkTerms, tidyWeekdays } from '../../rules/seat-terms.ts';
import type { SeatTerms } from '../../rules/seat.ts';
import { refuseWhenFull, type Asked, type GroupAt } from './open-group.ts';
import { refuseElsewhere, refusePets } from './person-there.ts';
import { insertSeat, sitsOn, type SeatRow } from './seats.db.ts';

export type SeatToPlace = {
  readonly patientId: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly reason: string;
  readonly because: string;
  readonly terms: SeatTerms;
  /** They were told of pets and come all the same. */
  readonly petsAccepted: boolean;
  readonly continuesSeatId?: string;
  readonly left?: { readonly reason: string; readonly because: string } | null;
};

/** Writes a seat in a locked group; answers its id. */
export async function placeSeat(
  ctx: ActionContext,
  group: GroupAt,
  seat: SeatToPlace,
): Promise<Outcome<string>> {
  const asked = { ...seat.terms, alternateFrom: seat.terms.alternateFrom as LocalDate | null };
  const fits = checkTerms(asked, group);
  if (!fits.ok) return fits;
  if (group.ends_on !== null && seat.startsOn > group.ends_on) return refuse('group-ended');
  const terms = { ...seat.terms, weekdays: tidyWeekdays(seat.terms.weekdays, group.weekdays) };
  const free = await couldSit(ctx, group, { ...seat, terms });
  if (!free.ok) return free;
  const { organizationId } = ctx;
  const seatId = await insertSeat(ctx.tx, {
    organizationId,
    clinicId: group.clinic_id as ClinicId,
    groupId: group.id,
    patientId: seat.patientId,
    startsOn: seat.startsOn,
    endsOn: seat.endsOn,
    reason: seat.reason,
    because: seat.because,
    terms,
    petsAccepted: seat.petsAccepted,
    continuesSeatId: seat.continuesSeatId ?? null,
    left: seat.left ?? null,
    givenBy: ctx.staffMemberId,
    givenAt: ctx.now,
  });
  const at = { organizationId, patientId: seat.patientId, clinicId: group.clinic_id };
  await openRecordToClinic(ctx.tx, { ...at, today: ctx.today, lastDay: seat.endsOn });
  return ok(seatId);
}

// Told of pets, a free chair on every date, and nowhere else by then. Whether they are kept apart from somebody only the
// database knows, and says no more than that.
async function couldSit(ctx: ActionContext, group: GroupAt, seat: SeatToPlace): Promise<Outcome<true>> {
  const { patientId, terms, petsAccepted } = seat;
  const pets = await refusePets(ctx, { groupId: group.id, patientId, petsAccepted });
  if (!pets.ok) return pets;
  const asked = {
    from: seat.startsOn,
    to: seat.endsOn,
    weekdays: terms.weekdays,
    alternateFrom: terms.alternateFrom as LocalDate | null,
  };
  const free = await refuseWithoutChair(ctx, group, { asked: { ...asked, patientId }, terms });
  return free.ok ? refuseElsewhere(ctx, { ...asked, groupId: group.id, patientId }) : free;
}

// A hybrid group has a place for everybody, and a chair for those who sit in the room that weekday.
async function refuseWithoutChair(
  ctx: ActionContext,
  group: GroupAt,
  { asked, terms }: { asked: Omit<Asked, 'more' | 'moreInRoom'>; terms: SeatTerms },
): Promise<Outcome<true>> {
  if (group.mode !== 'hybrid') return refuseWhenFull(ctx, group, { ...asked, more: 1, moreInRoom: 1 });
  const place = await refuseWhenFull(ctx, group, { ...asked, more: 1, moreInRoom: 0 });
  if (!place.ok) return place;
  const weekdays = (asked.weekdays ?? group.weekdays).filter((day) => !terms.virtualWeekdays.includes(day));
  return weekdays.length === 0
    ? place
    : refuseWhenFull(ctx, group, { ...asked, weekdays, more: 0, moreInRoom: 1 });
}

/** The terms of a seat as it stands, for one that goes on from it. */
export function termsOf(seat: SeatRow): SeatTerms {
  return {
    weekdays: seat.weekdays,
    virtualWeekdays: seat.virtual_weekdays,
    alternateFrom: seat.alternate_from,
    level: seat.level,
    phase: seat.phase,
  };
}

/** After a seat ended: the record stays open to the clinic for a while, unless the person has another seat there. */
export async function letRecordClose(
  ctx: ActionContext,
  seat: { patient_id: string; clinic_id: string },
  lastDay: LocalDate,
): Promise<void> {
  const at = { organizationId: ctx.organizationId, patientId: seat.patient_id, clinicId: seat.clinic_id };
  if (await sitsOn(ctx.tx, { ...at, after: lastDay })) return;
  await closeRecordToClinic(ctx.tx, { ...at, lastDay });
}
