// Queries over what stands in a clinic: rooms, opening hours, closures.
import { sql } from 'kysely';
import type { OrganizationId, RoomId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { NewClosure, OpenDay, Room } from '../rules/clinic.ts';
import type { ClosureRow, RoomRow } from '../rules/clinic-answers.ts';
import type { ClinicKey, ClinicsTx } from './clinics.db.ts';

/** Every room of a clinic, those in use first, by name. */
export async function findRooms(tx: ClinicsTx, key: ClinicKey): Promise<RoomRow[]> {
  const rows = await tx
    .selectFrom('rooms')
    .select(['id', 'name', 'seats', 'accessible', 'pets_welcome', 'retired_on', 'version'])
    .where('organization_id', '=', key.organizationId)
    .where('clinic_id', '=', key.clinicId)
    .orderBy(sql`retired_on IS NOT NULL`)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    seats: row.seats,
    accessible: row.accessible,
    petsWelcome: row.pets_welcome,
    retiredOn: row.retired_on,
    version: row.version,
  }));
}

export async function insertRoom(tx: ClinicsTx, key: ClinicKey, room: Room): Promise<RoomId> {
  const id = newId<RoomId>();
  await tx
    .insertInto('rooms')
    .values({
      organization_id: key.organizationId,
      id,
      clinic_id: key.clinicId,
      name: room.name,
      seats: room.seats,
      accessible: room.accessible,
      pets_welcome: room.petsWelcome,
    })
    .execute();
  return id;
}

type RoomChange = Partial<Room> & {
  readonly retiredOn?: LocalDate | null;
  /** The version the change was made from; whatever stands when left out. */
  readonly version?: number;
};

/** Changes a room of a clinic; false when it is not there, or not at that version any more. */
export async function updateRoom(
  tx: ClinicsTx,
  key: ClinicKey & { roomId: string },
  change: RoomChange,
): Promise<boolean> {
  const { version } = change;
  const changed = await tx
    .updateTable('rooms')
    .set({
      version: sql<number>`version + 1`,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.seats === undefined ? {} : { seats: change.seats }),
      ...(change.accessible === undefined ? {} : { accessible: change.accessible }),
      ...(change.petsWelcome === undefined ? {} : { pets_welcome: change.petsWelcome }),
      ...(change.retiredOn === undefined ? {} : { retired_on: change.retiredOn }),
    })
    .where('organization_id', '=', key.organizationId)
    .where('clinic_id', '=', key.clinicId)
    .where('id', '=', key.roomId)
    .where(version === undefined ? sql<boolean>`true` : sql<boolean>`version = ${version}`)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** The opening hours of a clinic, held until the end of the transaction: who changes them next waits. */
export async function lockHours(tx: ClinicsTx, key: ClinicKey): Promise<OpenDay[]> {
  await tx
    .selectFrom('clinics')
    .select('id')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.clinicId)
    .forUpdate()
    .execute();
  const rows = await tx
    .selectFrom('clinic_hours')
    .select(['weekday', 'opens_at', 'closes_at'])
    .where('organization_id', '=', key.organizationId)
    .where('clinic_id', '=', key.clinicId)
    .execute();
  return rows.map((row) => ({
    weekday: row.weekday,
    opensAt: row.opens_at?.slice(0, 5) ?? null,
    closesAt: row.closes_at?.slice(0, 5) ?? null,
  }));
}

/** Says when a clinic is open; weekdays that are not named stay as they are. */
export async function upsertHours(tx: ClinicsTx, key: ClinicKey, days: readonly OpenDay[]): Promise<void> {
  await tx
    .insertInto('clinic_hours')
    .values(
      days.map((day) => ({
        organization_id: key.organizationId,
        clinic_id: key.clinicId,
        weekday: day.weekday,
        opens_at: day.opensAt,
        closes_at: day.closesAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'clinic_id', 'weekday']).doUpdateSet((row) => ({
        opens_at: row.ref('excluded.opens_at'),
        closes_at: row.ref('excluded.closes_at'),
      })),
    )
    .execute();
}

/** Closures of a clinic and of every clinic that end on a day or later, the first first. */
export async function findClosures(
  tx: ClinicsTx,
  key: ClinicKey & { from: LocalDate },
): Promise<ClosureRow[]> {
  const rows = await tx
    .selectFrom('closures')
    .select(['id', 'clinic_id', 'starts_on', 'ends_on', 'reason'])
    .where('organization_id', '=', key.organizationId)
    .where('withdrawn_at', 'is', null)
    .where('ends_on', '>=', key.from)
    .where((where) => where.or([where('clinic_id', 'is', null), where('clinic_id', '=', key.clinicId)]))
    .orderBy('starts_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    clinicId: row.clinic_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    reason: row.reason,
  }));
}

type By = { readonly organizationId: OrganizationId; readonly by: StaffMemberId; readonly at: Instant };

export async function insertClosure(tx: ClinicsTx, closure: NewClosure & By): Promise<string> {
  const id = newId();
  await tx
    .insertInto('closures')
    .values({
      organization_id: closure.organizationId,
      id,
      clinic_id: closure.clinicId,
      starts_on: closure.startsOn,
      ends_on: closure.endsOn,
      reason: closure.reason,
      made_by: closure.by,
      made_at: closure.at,
    })
    .execute();
  return id;
}

/** Whose a closure is: undefined when it is not there, null for every clinic. */
export async function findClosureClinic(
  tx: ClinicsTx,
  key: { organizationId: OrganizationId; closureId: string },
): Promise<string | null | undefined> {
  const row = await tx
    .selectFrom('closures')
    .select('clinic_id')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.closureId)
    .executeTakeFirst();
  return row === undefined ? undefined : row.clinic_id;
}

export async function withdrawClosureRow(
  tx: ClinicsTx,
  closure: By & { closureId: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('closures')
    .set({ withdrawn_by: closure.by, withdrawn_at: closure.at })
    .where('organization_id', '=', closure.organizationId)
    .where('id', '=', closure.closureId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
