// Where people of a session are who take part by video, for help that has to come to them.
import type { OrganizationId } from '#kernel/ids.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { placeOf, type KnownPlaces, type Place } from '../rules/place.ts';

type PlacesTx = Tx<'rosters' | 'addresses_in_brief' | 'confirmed_places_in_brief'>;

/** The place of each person by video of whom one is known. */
export async function findPlaces(
  tx: PlacesTx,
  key: { readonly organizationId: OrganizationId; readonly sessionId: string },
): Promise<ReadonlyMap<string, Place>> {
  const rows = await rowsOf<KnownPlaces & { patient_id: string }>(tx, placesText, [
    key.organizationId,
    key.sessionId,
  ]);
  return new Map(
    rows.flatMap((row) => {
      const place = placeOf(row);
      return place === null ? [] : [[row.patient_id, place]];
    }),
  );
}

const placesText = `
  SELECT DISTINCT r.patient_id, true AS is_virtual, h.address,
         w.address AS here_address, w.state AS here_state, w.call_back AS here_call_back, w.confirmed_at AS here_confirmed_at
    FROM rosters r
    LEFT JOIN addresses_in_brief h ON h.organization_id = r.organization_id AND h.patient_id = r.patient_id
    LEFT JOIN confirmed_places_in_brief w ON w.organization_id = r.organization_id AND w.session_id = r.session_id AND w.patient_id = r.patient_id
   WHERE r.organization_id = $1 AND r.session_id = $2 AND r.mode = 'virtual' AND w.in_room IS NOT TRUE`;
