// Whose notes are not signed yet: a counselor sees their own sessions, supervisor and director those of their clinics.
import { addDays } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import { policyNumber } from '../../organization/rules/policy-values.ts';
import { policiesOf } from '../../organization/server/door.ts';
import type { UnsignedList } from '../rules/notes-answers.ts';
import { findUnsigned, type UnsignedRow } from './unsigned.db.ts';

/** How far back is looked. */
const daysBack = 30;

export async function listUnsigned(ctx: ActionContext): Promise<Outcome<UnsignedList>> {
  const seesAll = ctx.roles.some((role) => role === 'supervisor' || role === 'director');
  const [rows, policies] = await Promise.all([
    findUnsigned(ctx.tx, {
      organizationId: ctx.organizationId,
      clinicIds: clinicsOf(ctx.scope),
      since: addDays(ctx.today, -daysBack),
      endedBefore: ctx.now,
      asker: ctx.staffMemberId,
      mineOnly: !seesAll,
    }),
    policiesOf(ctx.tx, ctx.organizationId),
  ]);
  const dueHours = (row: Pick<UnsignedRow, 'state' | 'clinic_id'> | null) =>
    policyNumber(policies, 'note_due_hours', {
      state: row?.state ?? null,
      clinicId: row?.clinic_id ?? null,
      on: ctx.today,
    });
  return ok({
    now: ctx.now,
    dueHours: dueHours(null),
    sessions: rows.map((row) => ({
      sessionId: row.session_id,
      groupName: row.group_name,
      clinicName: row.clinic_name,
      timeZone: row.time_zone,
      heldOn: row.held_on,
      endsAt: row.ends_at,
      unsigned: row.unsigned,
      leaders: row.leaders,
      mine: row.mine,
      isOverdue: Date.parse(ctx.now) - Date.parse(row.ends_at) > dueHours(row) * 3_600_000,
    })),
  });
}
