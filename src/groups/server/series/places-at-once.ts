// Who sits in two groups at the same time since records were merged: a merge moves nothing, so somebody must decide.
import type { PatientId } from '#kernel/ids.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { z } from 'zod';
import type { placesAtOnce } from '../../rules/series/week-answers.ts';

type Row = {
  patient_id: string;
  group_id: string | null;
  group_name: string | null;
  other_group_id: string | null;
  other_name: string | null;
  day: string;
};

export async function listPlacesAtOnce(ctx: ActionContext): Promise<Outcome<z.input<typeof placesAtOnce>>> {
  const rows = await rowsOf<Row>(ctx.tx, placesText, [ctx.organizationId]);
  ctx.about(rows.map((row) => row.patient_id as PatientId));
  const named = (id: string | null, name: string | null) =>
    id === null || name === null ? null : { id, name };
  return ok({
    places: rows.map((row) => ({
      patientId: row.patient_id,
      group: named(row.group_id, row.group_name),
      other: named(row.other_group_id, row.other_name),
      on: row.day,
    })),
  });
}

// Groups of several clinics often have one name: the clinic stands beside it.
const placesText = `
  SELECT p.patient_id, p.group_id, p.group_name || ', ' || c.name AS group_name, p.other_group_id, p.other_name || ', ' || d.name AS other_name, p.day
    FROM places_at_once() p
    LEFT JOIN groups g ON g.organization_id = $1 AND g.id = p.group_id
    LEFT JOIN clinics_in_brief c ON c.organization_id = $1 AND c.id = g.clinic_id
    LEFT JOIN groups o ON o.organization_id = $1 AND o.id = p.other_group_id
    LEFT JOIN clinics_in_brief d ON d.organization_id = $1 AND d.id = o.clinic_id
   ORDER BY p.patient_id, p.day, group_name, other_name`;
