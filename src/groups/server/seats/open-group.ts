// The group whose people are to change: locked until the transaction ends, so that changes take turns.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { findPatientsNamed } from '../../../patients/server/door.ts';
import type { GroupMode } from '../../rules/group.ts';
import { limitFacts } from '../../rules/limit-steps.ts';
import { clinicsOf } from '../groups.db.ts';
import { sizeRulesAt } from './size-rules.ts';

export type GroupAt = {
  readonly id: string;
  readonly clinic_id: string;
  readonly mode: GroupMode;
  readonly kind: string;
  readonly state: string;
  readonly seat_limit: number;
  readonly seat_limit_rule: string;
  readonly starts_on: LocalDate;
  readonly ends_on: LocalDate | null;
  /** Weekdays it meets from today on; every day where no timetable says otherwise. */
  readonly weekdays: number[];
};

/** Locks a group of a clinic in scope. */
export async function openGroupToChange(ctx: ActionContext, groupId: string): Promise<Outcome<GroupAt>> {
  const [group] = await rowsOf<GroupAt>(ctx.tx, groupText, [ctx.organizationId, groupId, ctx.today]);
  const clinics = clinicsOf(ctx.scope);
  if (!group || (clinics !== null && !clinics.includes(group.clinic_id))) return refuse('group-not-found');
  return ok(group.weekdays.length > 0 ? group : { ...group, weekdays: [1, 2, 3, 4, 5, 6, 7] });
}

const groupText = `
  SELECT g.id, g.clinic_id, g.mode, g.kind, c.state, g.seat_limit, g.seat_limit_rule, g.starts_on, g.ends_on,
         ARRAY(SELECT DISTINCT d.weekday FROM timetables_in_force t
                 JOIN timetable_days d ON d.organization_id = t.organization_id AND d.timetable_id = t.id
                WHERE t.organization_id = $1 AND t.group_id = $2 AND (t.ends_on IS NULL OR t.ends_on >= $3) ORDER BY d.weekday) AS weekdays
    FROM groups g JOIN clinics_in_brief c ON c.organization_id = g.organization_id AND c.id = g.clinic_id
   WHERE g.organization_id = $1 AND g.id = $2 FOR NO KEY UPDATE OF g`;

/** Whether the asker may open the person's record, and the person lives; a refusal says nothing else. */
export async function personInScope(ctx: ActionContext, patientId: string): Promise<Outcome<true>> {
  const [found] = await findPatientsNamed(ctx.tx, ctx.scope, {
    organizationId: ctx.organizationId,
    patientIds: [patientId],
  });
  if (!found) return refuse('not-found');
  const [died] = await rowsOf<{ one: number }>(ctx.tx, diedText, [ctx.organizationId, patientId]);
  return died ? refuse('person-has-died') : ok(true);
}

const diedText =
  'SELECT 1 AS one FROM patients_in_brief WHERE organization_id = $1 AND id = $2 AND died_on IS NOT NULL';

/** Those of several people whose records the scope opens. */
export async function idsInScope(
  ctx: ActionContext,
  patientIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await findPatientsNamed(ctx.tx, ctx.scope, {
    organizationId: ctx.organizationId,
    patientIds: [...new Set(patientIds)],
  });
  return new Set(found.map((person) => person.id));
}

export type Asked = {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly weekdays: readonly number[] | null;
  readonly alternateFrom: LocalDate | null;
  /** How many more people, and how many of them or of guests need a chair in the room. */
  readonly more: number;
  readonly moreInRoom: number;
  /** Whoever is counted by the rest already, by a chair that is held for them. */
  readonly patientId?: string;
  /** They were planned before: what the house has set lower since does not keep them out. */
  readonly wasPlanned?: boolean;
};
type FullDate = {
  day: LocalDate;
  taken: number;
  seat_limit: number;
  seat_limit_rule: string;
  is_room: boolean;
};

/** Refuses with the rule, its source and the date when a date asked for is full; what is past is not asked. */
export async function refuseWhenFull(
  ctx: ActionContext,
  group: GroupAt,
  asked: Asked,
): Promise<Outcome<true>> {
  const from = asked.from > ctx.today ? asked.from : ctx.today;
  if (asked.to !== null && asked.to < from) return ok(true);
  const [full] = await rowsOf<FullDate>(ctx.tx, fullText, [
    group.id,
    from,
    asked.to,
    asked.weekdays,
    asked.alternateFrom,
    asked.more,
    asked.moreInRoom,
    asked.wasPlanned !== true,
    asked.patientId ?? null,
  ]);
  if (!full) return ok(true);
  if (full.is_room && (await sharesBlocks(ctx, group.id)))
    return refuse('room-full-together', { day: full.day, limit: full.seat_limit });
  return refuse(full.is_room ? 'room-full' : 'group-full', {
    day: full.day,
    ...limitFacts(
      { limit: full.seat_limit, rule: full.seat_limit_rule, state: group.state, kind: group.kind },
      await sizeRulesAt(ctx, group, full.day),
    ),
  });
}

const fullText = 'SELECT * FROM full_date_for($1, $2, $3, $4, $5, $6, $7, $8, $9)';

// Whether another group is in the room for part of a day, as host or as guest.
async function sharesBlocks(ctx: ActionContext, groupId: string): Promise<boolean> {
  const [shared] = await rowsOf<{ one: number }>(ctx.tx, sharesText, [ctx.organizationId, groupId]);
  return shared !== undefined;
}

const sharesText = `
  SELECT 1 AS one FROM timetable_blocks b JOIN timetables t ON t.organization_id = b.organization_id AND t.id = b.timetable_id
   WHERE b.organization_id = $1 AND (b.hosted_by = $2 OR (t.group_id = $2 AND b.hosted_by IS NOT NULL)) LIMIT 1`;
