// Queries of seats. The cap itself is the database's promise (check_seats): it locks the group and counts again.
import type { ClinicId, GroupId, OrganizationId, PatientId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { SeatSpan } from '../rules/fullest-day.ts';
import type { GroupsTx } from './groups.db.ts';

type GroupOf = { readonly organizationId: OrganizationId; readonly groupId: string };

/** Locks a group until the transaction ends, so that changes of its seats take turns. */
export async function lockGroup(tx: GroupsTx, key: GroupOf) {
  return tx
    .selectFrom('groups')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.groupId)
    .select(['id', 'clinic_id', 'seat_limit', 'seat_limit_rule'])
    .forUpdate()
    .executeTakeFirst();
}

/** Seats of a group that stand on or after a day, with names where the record is open to the asker. */
export async function findSeats(tx: GroupsTx, key: GroupOf & { from: LocalDate }) {
  return tx
    .selectFrom('seats as s')
    .leftJoin('patients_in_brief as p', (join) =>
      join.onRef('p.organization_id', '=', 's.organization_id').onRef('p.id', '=', 's.patient_id'),
    )
    .where('s.organization_id', '=', key.organizationId)
    .where('s.group_id', '=', key.groupId)
    .where((where) => where.or([where('s.ends_on', 'is', null), where('s.ends_on', '>=', key.from)]))
    .select([
      's.id',
      's.patient_id',
      's.starts_on',
      's.ends_on',
      's.joined_because',
      'p.given_name',
      'p.family_name',
      'p.preferred_name',
      'p.number',
    ])
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('s.id')
    .execute();
}

/** The dates of all seats of a group from a day on, for counting. */
export async function findSeatSpans(tx: GroupsTx, key: GroupOf & { from: LocalDate }): Promise<SeatSpan[]> {
  const rows = await tx
    .selectFrom('seats')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', key.from)]))
    .select(['starts_on', 'ends_on'])
    .execute();
  return rows.map((row) => ({
    startsOn: row.starts_on as LocalDate,
    endsOn: row.ends_on as LocalDate | null,
  }));
}

/** Whether the asker may open the person's record: row security decides. */
export async function findPatient(tx: GroupsTx, key: { organizationId: OrganizationId; patientId: string }) {
  return tx
    .selectFrom('patients_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.patientId)
    .select(['id', 'died_on'])
    .executeTakeFirst();
}

export type NewSeat = {
  readonly organizationId: OrganizationId;
  readonly clinicId: ClinicId;
  readonly groupId: GroupId;
  readonly patientId: PatientId;
  readonly startsOn: LocalDate;
  readonly because: string;
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
      joined_because: seat.because,
      given_by: seat.givenBy,
      given_at: seat.givenAt,
    })
    .execute();
  return id;
}

/** One seat of a group. */
export async function findSeat(tx: GroupsTx, key: GroupOf & { seatId: string }) {
  return tx
    .selectFrom('seats')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where('id', '=', key.seatId)
    .select(['id', 'patient_id', 'starts_on', 'ends_on'])
    .executeTakeFirst();
}

/** Ends a seat with its reason; nothing is deleted. */
export async function updateSeatEnd(
  tx: GroupsTx,
  key: GroupOf & { seatId: string },
  end: { endsOn: string; because: string },
): Promise<void> {
  await tx
    .updateTable('seats')
    .set({ ends_on: end.endsOn, left_because: end.because })
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where('id', '=', key.seatId)
    .execute();
}
