// Queries that write and read the changes of a series, and what hangs on them.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import { addDays, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Aspect } from '../../rules/series/align-dates.ts';
import type { LeaderPart } from '../../rules/series/bookings-of.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import type { GroupsTx } from '../groups.db.ts';
import type { GroupOf } from './series.db.ts';

export type NewChange = {
  readonly series: Pick<Series, 'organizationId' | 'groupId' | 'clinicId'>;
  readonly kind: string;
  readonly reach: string;
  readonly sessionId: string | null;
  readonly fromOn: LocalDate;
  readonly because: string;
  readonly wasEndsOn: LocalDate | null;
  /** Null: the program itself. */
  readonly madeBy: StaffMemberId | null;
  readonly madeAt: Instant;
};

/** Writes a change; answers its id. */
export async function insertChange(tx: GroupsTx, made: NewChange): Promise<string> {
  const id = newId();
  const { last } = await tx
    .selectFrom('series_changes')
    .where('organization_id', '=', made.series.organizationId)
    .where('group_id', '=', made.series.groupId)
    .select((select) => select.fn.max('sequence').as('last'))
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('series_changes')
    .values({
      organization_id: made.series.organizationId,
      id,
      clinic_id: made.series.clinicId,
      group_id: made.series.groupId,
      sequence: Number(last ?? 0) + 1,
      kind: made.kind,
      reach: made.reach,
      session_id: made.sessionId,
      from_on: made.fromOn,
      because: made.because,
      was_ends_on: made.wasEndsOn,
      made_by: made.madeBy,
      made_at: made.madeAt,
    })
    .execute();
  return id;
}

/** One change of a group. */
export async function findChange(tx: GroupsTx, key: GroupOf & { changeId: string }) {
  return tx
    .selectFrom('series_changes')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where('id', '=', key.changeId)
    .selectAll()
    .executeTakeFirst();
}

type By = { readonly changeId: string; readonly by: StaffMemberId | null; readonly at: Instant };

/** Marks a change and the timetables, assignments and exceptions that hang on it as taken back. Answers its dates. */
export async function markTakenBack(
  tx: GroupsTx,
  organizationId: OrganizationId,
  { changeId, by, at }: By,
): Promise<string[]> {
  const taken = { taken_back_by: by, taken_back_at: at };
  await tx
    .updateTable('series_changes')
    .set(taken)
    .where('organization_id', '=', organizationId)
    .where('id', '=', changeId)
    .execute();
  await tx
    .updateTable('timetables')
    .set(taken)
    .where('organization_id', '=', organizationId)
    .where('change_id', '=', changeId)
    .where('taken_back_at', 'is', null)
    .execute();
  const staff = await tx
    .updateTable('session_staff')
    .set(taken)
    .where('organization_id', '=', organizationId)
    .where('change_id', '=', changeId)
    .where('taken_back_at', 'is', null)
    .returning('session_id')
    .execute();
  const exceptions = await tx
    .updateTable('session_exceptions')
    .set({ taken_back_at: at })
    .where('organization_id', '=', organizationId)
    .where('change_id', '=', changeId)
    .where('taken_back_at', 'is', null)
    .returning('session_id')
    .execute();
  return [...new Set([...staff, ...exceptions].map((row) => row.session_id))];
}

/** Says in what one date now differs from its timetable; an earlier exception of that kind no longer counts. */
export async function insertException(
  tx: GroupsTx,
  series: Pick<Series, 'organizationId' | 'clinicId'>,
  exception: { sessionId: string; changeId: string; aspect: Aspect; at: Instant },
): Promise<void> {
  await tx
    .updateTable('session_exceptions')
    .set({ taken_back_at: exception.at })
    .where('organization_id', '=', series.organizationId)
    .where('session_id', '=', exception.sessionId)
    .where('aspect', '=', exception.aspect)
    .where('taken_back_at', 'is', null)
    .execute();
  await tx
    .insertInto('session_exceptions')
    .values({
      organization_id: series.organizationId,
      id: newId(),
      clinic_id: series.clinicId,
      session_id: exception.sessionId,
      change_id: exception.changeId,
      aspect: exception.aspect,
    })
    .execute();
}

export type DateStaff = {
  readonly sessionId: string;
  readonly staffMemberId: string;
  readonly part: LeaderPart | 'away';
  readonly because: string;
  readonly changeId: string;
  readonly by: StaffMemberId;
  readonly at: Instant;
};

/** Assigns somebody to one date, or says that they are away; what stood of them there no longer counts. */
export async function insertDateStaff(
  tx: GroupsTx,
  series: Pick<Series, 'organizationId' | 'clinicId'>,
  staff: DateStaff,
): Promise<void> {
  await tx
    .updateTable('session_staff')
    .set({ taken_back_by: staff.by, taken_back_at: staff.at })
    .where('organization_id', '=', series.organizationId)
    .where('session_id', '=', staff.sessionId)
    .where('staff_member_id', '=', staff.staffMemberId)
    .where('taken_back_at', 'is', null)
    .execute();
  await tx
    .insertInto('session_staff')
    .values({
      organization_id: series.organizationId,
      id: newId(),
      clinic_id: series.clinicId,
      session_id: staff.sessionId,
      staff_member_id: staff.staffMemberId,
      part: staff.part,
      because: staff.because,
      assigned_by: staff.by,
      assigned_at: staff.at,
      change_id: staff.changeId,
    })
    .execute();
}

/** Ends what somebody leads in a group on the day before; answers how many. */
export async function endFacilitations(
  tx: GroupsTx,
  series: GroupOf,
  end: { staffMemberId: string; from: LocalDate; changeId: string },
): Promise<number> {
  const ended = await rowsOf(tx, endText, [
    series.organizationId,
    series.groupId,
    end.staffMemberId,
    end.from,
    end.changeId,
  ]);
  return ended.length;
}

const endText = `
  UPDATE facilitations f SET was_ends_on = f.ends_on, ended_by = $5, ends_on = greatest($4::date, f.starts_on) - 1
   WHERE f.organization_id = $1 AND f.group_id = $2 AND f.staff_member_id = $3 AND (f.ends_on IS NULL OR f.ends_on >= $4)
  RETURNING f.id`;

/** Somebody leads a group from a day on. */
export async function insertFacilitation(
  tx: GroupsTx,
  series: Pick<Series, 'organizationId' | 'clinicId' | 'groupId'>,
  begun: { staffMemberId: string; part: string; from: LocalDate; changeId: string | null },
): Promise<void> {
  await tx
    .insertInto('facilitations')
    .values({
      organization_id: series.organizationId,
      id: newId(),
      clinic_id: series.clinicId,
      group_id: series.groupId,
      staff_member_id: begun.staffMemberId,
      part: begun.part,
      starts_on: begun.from,
      begun_by: begun.changeId,
    })
    .execute();
}

/** Takes back what a change began and ended of who leads, from a day on; false when a later change stands on it. */
export async function takeBackFacilitations(
  tx: GroupsTx,
  organizationId: OrganizationId,
  { changeId, from }: { changeId: string; from: LocalDate },
): Promise<boolean> {
  const later = await tx
    .selectFrom('facilitations')
    .where('organization_id', '=', organizationId)
    .where('begun_by', '=', changeId)
    .where('ended_by', 'is not', null)
    .where('ended_by', '!=', changeId)
    .select('id')
    .executeTakeFirst();
  if (later) return false;
  await rowsOf(tx, voidText, [organizationId, changeId, from]);
  await rowsOf(tx, resumeText, [organizationId, changeId, from]);
  await rowsOf(tx, restoreText, [organizationId, changeId, from]);
  return true;
}

const voidText = `
  UPDATE facilitations SET ends_on = greatest($3::date, starts_on) - 1, ended_by = $2
   WHERE organization_id = $1 AND begun_by = $2 AND (ends_on IS NULL OR ends_on >= $3)`;
// Whoever led before the change leads again: without a gap where none of its days is past, and anew after those that are.
const restoreText = `
  UPDATE facilitations SET ends_on = was_ends_on, was_ends_on = NULL, ended_by = NULL
   WHERE organization_id = $1 AND ended_by = $2 AND begun_by IS DISTINCT FROM $2 AND ends_on >= $3::date - 1`;
const resumeText = `
  INSERT INTO facilitations (organization_id, id, clinic_id, group_id, staff_member_id, part, starts_on, ends_on, begun_by)
  SELECT f.organization_id, gen_random_uuid(), f.clinic_id, f.group_id, f.staff_member_id, f.part, $3, f.was_ends_on, f.begun_by FROM facilitations f
   WHERE f.organization_id = $1 AND f.ended_by = $2 AND f.begun_by IS DISTINCT FROM $2 AND f.ends_on < $3::date - 1
     AND (f.was_ends_on IS NULL OR f.was_ends_on >= $3)`;

/** Sets the last day of a series. */
export async function updateSeriesEnd(
  tx: GroupsTx,
  series: GroupOf,
  endsOn: LocalDate | null,
): Promise<void> {
  await tx
    .updateTable('groups')
    .set({ ends_on: endsOn })
    .where('organization_id', '=', series.organizationId)
    .where('id', '=', series.groupId)
    .execute();
}

/**
 * Last day of a series that is called off from a day on: the day before, never before the day before it begins, and
 * never later than it ends already.
 */
export function endBefore(series: Pick<Series, 'startsOn' | 'endsOn'>, from: LocalDate): LocalDate {
  const last = addDays(from, -1);
  const earliest = addDays(series.startsOn, -1);
  const before = last < earliest ? earliest : last;
  return series.endsOn !== null && series.endsOn < before ? series.endsOn : before;
}

/** What the group says of itself follows the timetable that is in force now. */
export async function updateSeriesPlace(
  tx: GroupsTx,
  series: Pick<Series, 'organizationId' | 'groupId' | 'mode' | 'roomId' | 'seatLimit' | 'seatLimitRule'>,
): Promise<void> {
  await tx
    .updateTable('groups')
    .set({
      mode: series.mode,
      room_id: series.roomId,
      seat_limit: series.seatLimit,
      seat_limit_rule: series.seatLimitRule,
    })
    .where('organization_id', '=', series.organizationId)
    .where('id', '=', series.groupId)
    .execute();
}

/** Where the group's virtual meetings are. */
export async function updateVirtualLink(tx: GroupsTx, series: GroupOf, link: string): Promise<void> {
  await tx
    .updateTable('groups')
    .set({ virtual_link: link })
    .where('organization_id', '=', series.organizationId)
    .where('id', '=', series.groupId)
    .execute();
}
