// Who sits in a group, or comes to one of its dates, has an allergy to pets or a fear of them and was not told: named before
// the group becomes one that welcomes pets. Whose record is not the asker's to open is counted and not named. The database
// lets no group become one before (groups_pets_are_told).
import { rowsOf } from '#platform/database/database.ts';
import type { GroupsTx } from '../groups.db.ts';

type Untold = { name: string | null; pet_concern: string | null };

export async function findUntoldOfPets(tx: GroupsTx, groupId: string): Promise<Untold[]> {
  return rowsOf<Untold>(tx, untoldText, [groupId]);
}

const untoldText = `
  SELECT coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name AS name,
         (SELECT q.pet_concern FROM patients q WHERE q.organization_id = p.organization_id AND q.id = ANY (whole_record(p.id)) AND q.pet_concern IS NOT NULL LIMIT 1) AS pet_concern
    FROM untold_of_pets_here($1) u LEFT JOIN patients p ON p.organization_id = context_organization() AND p.id = u.person
   ORDER BY p.family_name COLLATE "und-x-icu" NULLS LAST, p.given_name COLLATE "und-x-icu"`;

/** Writes down on their seats and visits that all of them were told. */
export async function writeToldOfPets(tx: GroupsTx, groupId: string): Promise<void> {
  await rowsOf<object>(tx, 'SELECT told_of_pets($1)', [groupId]);
}

/** 'Ana Cruz (allergy), Ben Okafor (fear) and 1 more whose record is not open to you'. */
export function untoldWords(people: readonly Untold[]): string {
  const named = people.flatMap((one) => (one.name === null ? [] : `${one.name} (${one.pet_concern})`));
  const hidden = people.length - named.length;
  if (hidden === 0) return named.join(', ');
  const others = named.length === 0 ? 'somebody' : `${hidden} more`;
  const rest = `${hidden > 1 && named.length === 0 ? `${hidden} people` : others} whose record is not open to you`;
  return named.length === 0 ? rest : `${named.join(', ')} and ${rest}`;
}
