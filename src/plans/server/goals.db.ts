// Every query of goals.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

export type PlansTx = Tx<'goals'>;

type OfPerson = { readonly organizationId: OrganizationId; readonly patientId: string };

/** A person's goals, those that stand first, newest first. */
export async function findGoals(tx: PlansTx, key: OfPerson) {
  return tx
    .selectFrom('goals')
    .where('organization_id', '=', key.organizationId)
    .where('patient_id', '=', key.patientId)
    .select(['id', 'words', 'starts_on', 'ends_on', 'ended_because'])
    .orderBy('ends_on', (order) => order.desc().nullsFirst())
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

export async function insertGoal(
  tx: PlansTx,
  goal: OfPerson & {
    readonly words: string;
    readonly startsOn: LocalDate;
    readonly setBy: StaffMemberId;
    readonly setAt: Instant;
    readonly dismissedNames: readonly string[];
    /** The goal that ends as this one is set in its place. */
    readonly standsFor: string | null;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('goals')
    .values({
      organization_id: goal.organizationId,
      id,
      patient_id: goal.patientId,
      words: goal.words,
      starts_on: goal.startsOn,
      set_by: goal.setBy,
      set_at: goal.setAt,
      dismissed_names: [...goal.dismissedNames],
      stands_for: goal.standsFor,
    })
    .execute();
  return id;
}

/** Whether a goal stands, has ended, or is not there. */
export async function findGoal(tx: PlansTx, key: { organizationId: OrganizationId; goalId: string }) {
  return tx
    .selectFrom('goals')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.goalId)
    .select(['id', 'patient_id', 'starts_on', 'ends_on', 'stands_for'])
    .executeTakeFirst();
}

/** Ends a goal; false when somebody ended it meanwhile. */
export async function endGoalRow(
  tx: PlansTx,
  end: { organizationId: OrganizationId; goalId: string; on: LocalDate; because: string },
): Promise<boolean> {
  const ended = await tx
    .updateTable('goals')
    .set({ ends_on: end.on, ended_because: end.because })
    .where('organization_id', '=', end.organizationId)
    .where('id', '=', end.goalId)
    .where('ends_on', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Lets a goal that ended as entered in error stand again; false when it did not end so. */
export async function standAgain(
  tx: PlansTx,
  key: { organizationId: OrganizationId; goalId: string },
): Promise<boolean> {
  const again = await tx
    .updateTable('goals')
    .set({ ends_on: null, ended_because: null })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.goalId)
    .where('ended_because', '=', 'entered_in_error')
    .executeTakeFirst();
  return again.numUpdatedRows > 0n;
}
