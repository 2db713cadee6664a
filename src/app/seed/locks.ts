// Two people whose records are locked, with who is on the list; and one time somebody opened such a record with a reason.
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { Laying, PersonPlan, SeatPlan, StaffPlan } from './world.ts';

export type Locks = {
  readonly access: SeedRow<'record_lock_access'>[];
  readonly locks: SeedRow<'record_locks'>[];
  readonly openings: SeedRow<'record_openings'>[];
};

const locked = [
  { clinic: 0, group: 'Juniper evenings', kind: 'relative', because: 'Brother of somebody at the desk' },
  { clinic: 2, group: 'Cedar mornings', kind: 'known_person', because: 'Reads the news on local television' },
] as const;

/** Plans them: whoever leads the group is on the list. */
export function planLocks(
  laying: Laying,
  { seats, staff }: { seats: readonly SeatPlan[]; staff: readonly StaffPlan[] },
): Locks {
  const locks: Locks = { access: [], locks: [], openings: [] };
  const director = staff.find((member) => member.persona && member.role === 'director');
  const since = instantText(laying.almanac.at(-20, 16 * 60));
  for (const { clinic, group, kind, because } of locked) {
    const seat = seats.find(
      (one) =>
        one.group.clinic.position === clinic && one.group.name === group && one.to === null && one.from < -21,
    );
    if (seat === undefined || director === undefined) continue;
    const of = { organization_id: laying.organizationId, patient_id: seat.person.id };
    locks.locks.push({
      ...of,
      id: laying.newId(),
      kind,
      because,
      locked_by: director.id,
      locked_at: since,
    });
    for (const member of [director, seat.group.leader])
      locks.access.push({
        ...of,
        id: laying.newId(),
        staff_member_id: member.id,
        given_by: director.id,
        given_at: since,
      });
    if (clinic === 0) locks.openings.push(openingOf(laying, { staff, person: seat.person }));
  }
  return locks;
}

function openingOf(
  laying: Laying,
  { staff, person }: { staff: readonly StaffPlan[]; person: PersonPlan },
): SeedRow<'record_openings'> {
  const { almanac, organizationId } = laying;
  const nurse = staff.find((member) => member.role === 'nurse' && member.clinic === person.clinic);
  return {
    organization_id: organizationId,
    id: laying.newId(),
    patient_id: person.id,
    staff_member_id: nurse?.id ?? '',
    because: 'Felt faint in the break; I had to see which medicines are on record',
    opened_on: almanac.day(-1),
    opened_at: instantText(almanac.at(-1, 19 * 60 + 10)),
  };
}
