// Who sits in a group, or comes to one of its dates, and has an allergy to pets or a fear of them: named before the group
// becomes one that welcomes pets. Whose record is not the asker's to open is counted and not named.
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { GroupsTx } from '../groups.db.ts';
import type { GroupOf } from './series.db.ts';

type Troubled = { name: string; pet_concern: string };

export async function findTroubledByPets(
  tx: GroupsTx,
  key: GroupOf & { today: LocalDate },
): Promise<Troubled[]> {
  return rowsOf<Troubled>(tx, troubledText, [key.organizationId, key.groupId, key.today]);
}

const troubledText = `
  SELECT coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name AS name, p.pet_concern
    FROM patients p
   WHERE p.organization_id = $1 AND p.pet_concern IS NOT NULL
     AND (EXISTS (SELECT FROM seats t WHERE t.organization_id = $1 AND t.group_id = $2 AND t.patient_id = ANY (whole_record(p.id)) AND t.taken_back_at IS NULL
                     AND (t.ends_on IS NULL OR t.ends_on >= $3) AND NOT t.pets_accepted)
       OR EXISTS (SELECT FROM visits v JOIN sessions s ON s.organization_id = $1 AND s.id = v.session_id AND s.held_on >= $3
                   WHERE v.organization_id = $1 AND v.group_id = $2 AND v.patient_id = ANY (whole_record(p.id)) AND v.withdrawn_at IS NULL AND NOT v.pets_accepted))
   ORDER BY p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu"`;

/** 'Ana Cruz (allergy), Ben Okafor (fear)'. */
export function troubledWords(people: readonly Troubled[]): string {
  return people.map((person) => `${person.name} (${person.pet_concern})`).join(', ');
}
