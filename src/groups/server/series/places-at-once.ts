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
  const rows = await rowsOf<Row>(ctx.tx, 'SELECT * FROM places_at_once()', []);
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
