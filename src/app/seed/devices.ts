// Whether people have a device for a virtual date: most were asked when they registered, a few have none, some nobody asked.
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { Laying, PersonPlan } from './world.ts';

export function deviceRows(laying: Laying, people: readonly PersonPlan[]): SeedRow<'device_answers'>[] {
  const { almanac, organizationId } = laying;
  return people.flatMap((person, place) =>
    place % 9 === 8
      ? []
      : [
          {
            organization_id: organizationId,
            id: laying.newId(),
            patient_id: person.id,
            has_device: place % 13 !== 4,
            asked_by: person.registeredBy.id,
            asked_at: instantText(Math.min(almanac.at(person.registered, 12 * 60), almanac.nowMilliseconds)),
          },
        ],
  );
}
