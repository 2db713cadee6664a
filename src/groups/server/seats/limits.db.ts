// Queries of decisions above a group's limit. They are dated, withdrawn and never changed otherwise.
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { GroupsTx } from '../groups.db.ts';

type LimitsTx = Tx<'limit_decisions' | 'staff_in_brief'>;

export type DecisionRow = {
  id: string;
  kind: string;
  seatLimit: number | null;
  exemption: string | null;
  passes: string;
  startsOn: LocalDate;
  endsOn: LocalDate | null;
  because: string;
  decidedBy: string;
  decidedAt: string;
};

/** Decisions of a group that stand today or later. */
export async function findDecisions(
  tx: LimitsTx,
  key: { organizationId: OrganizationId; groupId: string; today: LocalDate },
): Promise<DecisionRow[]> {
  const found = await sql<DecisionRow>`
    SELECT d.id, d.kind, d.seat_limit AS "seatLimit", d.exemption, d.passes, d.starts_on AS "startsOn", d.ends_on AS "endsOn", d.because,
           m.given_name || ' ' || m.family_name AS "decidedBy", d.decided_at AS "decidedAt"
      FROM limit_decisions d JOIN staff_in_brief m ON m.organization_id = d.organization_id AND m.id = d.decided_by
     WHERE d.organization_id = ${key.organizationId} AND d.group_id = ${key.groupId} AND d.withdrawn_at IS NULL
       AND (d.ends_on IS NULL OR d.ends_on >= ${key.today})
     ORDER BY d.starts_on, d.id`.execute(tx);
  return found.rows;
}

export type NewDecision = {
  readonly clinicId: string;
  readonly groupId: string;
  readonly kind: 'raise' | 'exemption';
  readonly seatLimit: number | null;
  readonly exemption: string | null;
  readonly passes: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly because: string;
};

/** Writes a decision; answers its id. */
export async function insertDecision(ctx: ActionContext, made: NewDecision): Promise<string> {
  const id = newId();
  await ctx.tx
    .insertInto('limit_decisions')
    .values({
      organization_id: ctx.organizationId,
      id,
      clinic_id: made.clinicId,
      group_id: made.groupId,
      kind: made.kind,
      seat_limit: made.seatLimit,
      exemption: made.exemption,
      passes: made.passes,
      starts_on: made.startsOn,
      ends_on: made.endsOn,
      because: made.because,
      decided_by: ctx.staffMemberId,
      decided_at: ctx.now,
    })
    .execute();
  return id;
}

type DecisionKey = { readonly organizationId: OrganizationId; readonly decisionId: string };

/** A decision that stands. */
export async function findDecision(tx: LimitsTx, key: DecisionKey) {
  return tx
    .selectFrom('limit_decisions')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.decisionId)
    .where('withdrawn_at', 'is', null)
    .select(['id', 'group_id'])
    .executeTakeFirst();
}

/** Withdraws a decision; refused by the database while people are planned under it. */
export async function withdrawDecisionRow(ctx: ActionContext, decisionId: string): Promise<void> {
  await ctx.tx
    .updateTable('limit_decisions')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.staffMemberId })
    .where('organization_id', '=', ctx.organizationId)
    .where('id', '=', decisionId)
    .execute();
}

/** Chairs of the group's room where everybody sits in it, else null. */
export async function findRoomSeats(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; groupId: string },
): Promise<number | null> {
  const [found] = await rowsOf<{ seats: number | null }>(tx, roomText, [key.organizationId, key.groupId]);
  return found?.seats ?? null;
}

const roomText = `
  SELECT CASE WHEN g.mode = 'in_person' THEN r.seats END AS seats
    FROM groups g LEFT JOIN rooms_in_brief r ON r.organization_id = g.organization_id AND r.id = g.room_id
   WHERE g.organization_id = $1 AND g.id = $2`;
