// Queries over working hours and absences. That an absence takes its time in the calendar is the database's own doing.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import { addDays, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { AbsenceKind } from '../rules/absence-words.ts';
import type { Times, WorkingHoursInput } from '../rules/working-times.ts';

export type TimesTx = Tx<'working_hours' | 'absences' | 'bookings'>;
export type OfStaff = { readonly organizationId: OrganizationId; readonly staffMemberId: string };

/** Working hours that count on a day or begin later, by weekday. */
export async function findWorkingHours(
  tx: TimesTx,
  of: OfStaff & { today: LocalDate },
): Promise<Times['hours']> {
  const rows = await tx
    .selectFrom('working_hours')
    .select(['weekday', 'clinic_id', 'starts_at', 'ends_at', 'starts_on', 'ends_on'])
    .where('organization_id', '=', of.organizationId)
    .where('staff_member_id', '=', of.staffMemberId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', of.today)]))
    .where(sql<boolean>`(ends_on IS NULL OR ends_on >= starts_on)`)
    .orderBy('starts_on')
    .orderBy('weekday')
    .orderBy('starts_at')
    .execute();
  return rows.map((row) => ({
    weekday: row.weekday,
    clinicId: row.clinic_id,
    startsAt: row.starts_at.slice(0, 5),
    endsAt: row.ends_at.slice(0, 5),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }));
}

/** Ends the hours at these clinics that would still count on the first day of the new ones, then adds those. */
export async function replaceWorkingHours(
  tx: TimesTx,
  of: OfStaff & { clinicIds: readonly string[] | null },
  hours: WorkingHoursInput,
): Promise<void> {
  const endsOn = addDays(hours.startsOn as LocalDate, -1);
  await tx
    .updateTable('working_hours')
    .set({ ends_on: sql<string>`greatest(starts_on - 1, ${endsOn}::date)` })
    .where('organization_id', '=', of.organizationId)
    .where('staff_member_id', '=', of.staffMemberId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>', endsOn)]))
    .where(sql<boolean>`(${of.clinicIds}::uuid[] IS NULL OR clinic_id = ANY (${of.clinicIds}::uuid[]))`)
    .execute();
  if (hours.days.length === 0) return;
  await tx
    .insertInto('working_hours')
    .values(
      hours.days.map((day) => ({
        organization_id: of.organizationId,
        id: newId(),
        staff_member_id: of.staffMemberId,
        clinic_id: day.clinicId,
        weekday: day.weekday,
        starts_at: day.startsAt,
        ends_at: day.endsAt,
        starts_on: hours.startsOn,
      })),
    )
    .execute();
}

type AbsenceRow = { id: string; starts_at: string; ends_at: string; kind: AbsenceKind };

/** Absences that end at an instant or later, the first first. */
export async function findAbsences(tx: TimesTx, of: OfStaff & { from: Instant }): Promise<Times['absences']> {
  const rows = await rowsOf<AbsenceRow>(tx, absencesText, [of.organizationId, of.staffMemberId, of.from]);
  return rows.map((row) => ({ id: row.id, startsAt: row.starts_at, endsAt: row.ends_at, kind: row.kind }));
}

const absencesText = `
  SELECT id, lower(during) AS starts_at, upper(during) AS ends_at, kind FROM absences
   WHERE organization_id = $1 AND staff_member_id = $2 AND withdrawn_at IS NULL AND upper(during) > $3::timestamptz
   ORDER BY lower(during)`;

type NewAbsence = OfStaff & {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly kind: AbsenceKind;
  readonly by: StaffMemberId;
  readonly at: Instant;
};

export async function insertAbsence(tx: TimesTx, absence: NewAbsence): Promise<string> {
  const id = newId();
  await tx
    .insertInto('absences')
    .values({
      organization_id: absence.organizationId,
      id,
      staff_member_id: absence.staffMemberId,
      during: `[${absence.startsAt},${absence.endsAt})`,
      kind: absence.kind,
      recorded_by: absence.by,
      recorded_at: absence.at,
    })
    .execute();
  return id;
}

/** Takes an absence back; false when it is not there or was taken back before. */
export async function withdrawAbsenceRow(
  tx: TimesTx,
  of: OfStaff & { absenceId: string; by: StaffMemberId; at: Instant },
): Promise<boolean> {
  const changed = await tx
    .updateTable('absences')
    .set({ withdrawn_by: of.by, withdrawn_at: of.at })
    .where('organization_id', '=', of.organizationId)
    .where('staff_member_id', '=', of.staffMemberId)
    .where('id', '=', of.absenceId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** How much somebody is booked for in a time, absences left out. */
export async function countBookedFor(
  tx: TimesTx,
  of: OfStaff & { startsAt: Instant; endsAt: Instant },
): Promise<number> {
  const [row] = await rowsOf<{ booked: number }>(tx, bookedText, [
    of.organizationId,
    of.staffMemberId,
    of.startsAt,
    of.endsAt,
  ]);
  return row?.booked ?? 0;
}

const bookedText = `
  SELECT count(*)::integer AS booked FROM bookings
   WHERE organization_id = $1 AND resource_id = $2 AND NOT cancelled AND purpose <> 'absence'
     AND during && tstzrange($3::timestamptz, $4::timestamptz)`;
