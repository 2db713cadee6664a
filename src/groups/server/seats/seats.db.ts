// Queries of seats: given, ended, taken back and opened again; never deleted.
import type { ClinicId, OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { SeatTerms } from '../../rules/seat.ts';
import type { GroupsTx } from '../groups.db.ts';

type SeatKey = { readonly organizationId: OrganizationId; readonly seatId: string };

export type SeatRow = {
  id: string;
  clinic_id: string;
  group_id: string;
  patient_id: string;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  weekdays: number[] | null;
  virtual_weekdays: number[];
  alternate_from: LocalDate | null;
  level: SeatTerms['level'];
  phase: number | null;
  pets_accepted: boolean;
  left_reason: string | null;
  left_because: string | null;
  taken_back_at: string | null;
};

/** One seat of a group. */
export async function findSeat(
  tx: GroupsTx,
  key: SeatKey & { groupId: string },
): Promise<SeatRow | undefined> {
  const [found] = await rowsOf<SeatRow>(tx, seatText, [key.organizationId, key.seatId, key.groupId]);
  return found;
}

const seatText = `
  SELECT id, clinic_id, group_id, patient_id, starts_on, ends_on, weekdays, virtual_weekdays, alternate_from, level, phase, pets_accepted,
         left_reason, left_because, taken_back_at
    FROM seats WHERE organization_id = $1 AND id = $2 AND group_id = $3`;

export type NewSeat = {
  readonly organizationId: OrganizationId;
  readonly clinicId: ClinicId;
  readonly groupId: string;
  readonly patientId: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly reason: string;
  readonly because: string;
  readonly terms: SeatTerms;
  readonly petsAccepted: boolean;
  readonly continuesSeatId: string | null;
  readonly left: { readonly reason: string; readonly because: string } | null;
  readonly givenBy: StaffMemberId;
  readonly givenAt: Instant;
};

/** Gives a seat; answers its id. */
export async function insertSeat(tx: GroupsTx, seat: NewSeat): Promise<string> {
  const id = newId();
  await tx
    .insertInto('seats')
    .values({
      organization_id: seat.organizationId,
      id,
      clinic_id: seat.clinicId,
      group_id: seat.groupId,
      patient_id: seat.patientId,
      starts_on: seat.startsOn,
      ends_on: seat.endsOn,
      joined_reason: seat.reason,
      joined_because: seat.because,
      left_reason: seat.left?.reason ?? null,
      left_because: seat.left?.because ?? null,
      weekdays: seat.terms.weekdays,
      virtual_weekdays: seat.terms.virtualWeekdays,
      alternate_from: seat.terms.alternateFrom,
      level: seat.terms.level,
      phase: seat.terms.phase,
      pets_accepted: seat.petsAccepted,
      continues_seat_id: seat.continuesSeatId,
      given_by: seat.givenBy,
      given_at: seat.givenAt,
    })
    .execute();
  return id;
}

/** Sets or lifts the last day of a seat, with its reason. */
export async function setSeatEnd(
  tx: GroupsTx,
  key: SeatKey,
  end: { endsOn: string | null; reason: string | null; because: string | null },
): Promise<void> {
  await tx
    .updateTable('seats')
    .set({ ends_on: end.endsOn, left_reason: end.reason, left_because: end.because })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.seatId)
    .execute();
}

/** Takes a seat back, or lets it count again. */
export async function setTakenBack(
  tx: GroupsTx,
  key: SeatKey,
  by: { at: Instant; staffMemberId: StaffMemberId; because: string } | null,
): Promise<void> {
  await tx
    .updateTable('seats')
    .set({
      taken_back_at: by?.at ?? null,
      taken_back_by: by?.staffMemberId ?? null,
      taken_back_because: by?.because ?? null,
    })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.seatId)
    .execute();
}

/** Whether the person has a seat at the clinic beyond a day. */
export async function sitsOn(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; patientId: string; clinicId: string; after: string },
): Promise<boolean> {
  const rows = await rowsOf<{ one: number }>(tx, sitsText, [
    key.organizationId,
    key.patientId,
    key.clinicId,
    key.after,
  ]);
  return rows.length > 0;
}

const sitsText = `
  SELECT 1 AS one FROM seats WHERE organization_id = $1 AND patient_id = $2 AND clinic_id = $3 AND taken_back_at IS NULL
     AND coalesce(ends_on, 'infinity') > $4 LIMIT 1`;
