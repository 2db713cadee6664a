// Queries of empty chairs: tries to reach people, and when they were there or heard last.
import type { OrganizationId } from '#kernel/ids.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { heardFrom, type OutreachMeans, type OutreachOutcome } from '../rules/outreach.ts';

type OutreachTx = Tx<'outreach_attempts' | 'outreach_taken_back' | 'staff_in_brief'>;
type Of = { readonly organizationId: OrganizationId; readonly patientIds: readonly string[] };

export type AttemptRow = {
  id: string;
  session_id: string;
  patient_id: string;
  means: OutreachMeans;
  outcome: OutreachOutcome;
  words: string;
  made_by: string;
  by_name: string;
  made_at: string;
  taken_back: boolean;
};

/** Tries in some sessions, newest first. */
export async function findAttempts(
  tx: OutreachTx,
  key: { organizationId: OrganizationId; sessionIds: readonly string[] },
): Promise<AttemptRow[]> {
  if (key.sessionIds.length === 0) return [];
  return rowsOf<AttemptRow>(tx, attemptsText, [key.organizationId, key.sessionIds]);
}

const attemptsText = `
  SELECT a.id, a.session_id, a.patient_id, a.means, a.outcome, a.words, a.made_by, m.given_name || ' ' || m.family_name AS by_name, a.made_at,
         b.attempt_id IS NOT NULL AS taken_back
    FROM outreach_attempts a JOIN staff_in_brief m ON m.organization_id = a.organization_id AND m.id = a.made_by
    LEFT JOIN outreach_taken_back b ON b.organization_id = a.organization_id AND b.attempt_id = a.id
   WHERE a.organization_id = $1 AND a.session_id = ANY ($2) ORDER BY a.made_at DESC, a.id DESC`;

export type LastSeen = { patient_id: string; last_there_on: string | null; last_heard_at: string | null };

/** When each person on the rosters of some sessions was in a group last before a day, and when they were heard last. */
export async function findLastSeen(
  tx: OutreachTx,
  of: Of & { readonly sessionIds: readonly string[]; readonly before: string },
): Promise<ReadonlyMap<string, LastSeen>> {
  if (of.patientIds.length === 0) return new Map();
  const asked = [of.organizationId, of.patientIds, of.before, heardFrom, of.sessionIds];
  const rows = await rowsOf<LastSeen>(tx, lastText, asked);
  return new Map(rows.map((row) => [row.patient_id, row]));
}

const lastText = `
  WITH heard AS MATERIALIZED (
    SELECT a.patient_id, max(a.made_at) AS at FROM outreach_attempts a
     WHERE a.organization_id = $1 AND a.patient_id = ANY ($2) AND a.outcome = ANY ($4)
       AND NOT EXISTS (SELECT FROM outreach_taken_back b WHERE b.organization_id = a.organization_id AND b.attempt_id = a.id)
     GROUP BY a.patient_id
  )
  SELECT asked.patient_id, l.held_on AS last_there_on, h.at AS last_heard_at
    FROM unnest($2::uuid[]) AS asked (patient_id)
    LEFT JOIN last_there_of_rosters($5::uuid[], $3) l ON l.patient_id = asked.patient_id
    LEFT JOIN heard h ON h.patient_id = asked.patient_id`;

/** Adds a try; answers its id. */
export async function insertAttempt(
  ctx: ActionContext,
  made: {
    clinicId: string;
    sessionId: string;
    patientId: string;
    contactId: string | null;
    means: string;
    outcome: string;
    words: string;
  },
): Promise<string> {
  const id = newId();
  await ctx.tx
    .insertInto('outreach_attempts')
    .values({
      organization_id: ctx.organizationId,
      id,
      clinic_id: made.clinicId,
      session_id: made.sessionId,
      patient_id: made.patientId,
      contact_id: made.contactId,
      means: made.means,
      outcome: made.outcome,
      words: made.words,
      made_by: ctx.staffMemberId,
      made_at: ctx.now,
    })
    .execute();
  return id;
}

/** One try of a session, with whether it was taken back. */
export async function findAttempt(
  tx: OutreachTx,
  key: { organizationId: OrganizationId; sessionId: string; attemptId: string },
) {
  return tx
    .selectFrom('outreach_attempts as a')
    .leftJoin('outreach_taken_back as b', (join) =>
      join.onRef('b.organization_id', '=', 'a.organization_id').onRef('b.attempt_id', '=', 'a.id'),
    )
    .where('a.organization_id', '=', key.organizationId)
    .where('a.session_id', '=', key.sessionId)
    .where('a.id', '=', key.attemptId)
    .select(['a.id', 'a.clinic_id', 'a.patient_id', 'a.made_by', 'a.made_at', 'b.taken_back_at'])
    .executeTakeFirst();
}

/** Writes that a try was written down by mistake; a second time writes nothing. */
export async function insertTakenBack(
  ctx: ActionContext,
  attempt: { readonly id: string; readonly clinic_id: string; readonly patient_id: string },
): Promise<void> {
  await ctx.tx
    .insertInto('outreach_taken_back')
    .values({
      organization_id: ctx.organizationId,
      attempt_id: attempt.id,
      clinic_id: attempt.clinic_id,
      patient_id: attempt.patient_id,
      taken_back_by: ctx.staffMemberId,
      taken_back_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'attempt_id']).doNothing())
    .execute();
}
