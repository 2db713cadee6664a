// Who among the demonstration's staff can be signed in as with one click.
import type { SeedRow } from './rows.ts';
import type { Laying, StaffPlan } from './world.ts';

/** The first of each role, as the sign-in page of the demonstration shows them. */
export function personaRows(laying: Laying, staff: readonly StaffPlan[]): SeedRow<'personas'>[] {
  return staff
    .filter((member) => member.persona)
    .map((member) => ({
      organization_id: laying.organizationId,
      persona: member.role,
      staff_member_id: member.id,
    }));
}
