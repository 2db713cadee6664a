// The seats of a group that stand on or after a day, with names where the record is open to the asker.
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { GroupsTx } from '../groups.db.ts';

/** Seats that were not taken back, by name. */
export async function findSeatsOfGroup(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; groupId: string; from: LocalDate; petsWelcome: boolean },
) {
  return tx
    .selectFrom('seats as s')
    .leftJoin('patients_in_brief as p', (join) =>
      join.onRef('p.organization_id', '=', 's.organization_id').onRef('p.id', '=', 's.patient_id'),
    )
    .where('s.organization_id', '=', key.organizationId)
    .where('s.group_id', '=', key.groupId)
    .where('s.taken_back_at', 'is', null)
    .where((where) => where.or([where('s.ends_on', 'is', null), where('s.ends_on', '>=', key.from)]))
    .select([
      's.id',
      's.patient_id',
      's.starts_on',
      's.ends_on',
      's.weekdays',
      's.virtual_weekdays',
      's.alternate_from',
      's.level',
      's.phase',
      's.joined_reason',
      's.joined_because',
      'p.given_name',
      'p.family_name',
      'p.preferred_name',
      'p.number',
      sql<boolean>`${key.petsWelcome}::boolean AND NOT s.pets_accepted AND has_pet_concern(s.patient_id)`.as(
        'pets_untold',
      ),
    ])
    .orderBy('p.family_name', (order) => order.collate('und-x-icu'))
    .orderBy('p.given_name', (order) => order.collate('und-x-icu'))
    .orderBy('s.starts_on')
    .orderBy('s.id')
    .execute();
}
