// What notes hand to the page before a group first of all: risks raised since a person was there last, and those that are
// open still, however long ago they were raised.
import type { PersonChanges } from '#kernel/person-change.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { riskSince } from '../rules/risk.ts';
import { findRisksOfPeople } from './risks.db.ts';

export async function risksSince(
  ctx: ActionContext,
  of: { readonly patientIds: readonly string[]; readonly lastThere: ReadonlyMap<string, string> },
): Promise<PersonChanges> {
  const rows = await findRisksOfPeople(ctx.tx, {
    organizationId: ctx.organizationId,
    patientIds: of.patientIds,
    lastThere: of.patientIds.map((patientId) => of.lastThere.get(patientId) ?? null),
  });
  const changes = rows.map((row) => ({
    patientId: row.patient_id,
    part: 'notes',
    says: riskSince({ kind: row.kind, closedAt: row.closed_at, releasedAt: null, outcome: row.outcome }),
    on: row.held_on,
    weight: 'danger' as const,
  }));
  return Map.groupBy(changes, (change) => change.patientId);
}
