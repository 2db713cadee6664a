// The dates of groups that lie in days on which a clinic, or every clinic, is or would be closed.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ClosingDates } from '../rules/closing-dates.ts';
import { findClosingDates } from './closing-dates.db.ts';
import { clinicsOf } from './groups.db.ts';

const shown = 200;

type Asked = { readonly clinic?: string | undefined; readonly from: string; readonly to: string };

export async function readClosingDates(
  ctx: ActionContext,
  input: Asked,
): Promise<Outcome<ClosingDates, 'clinic-not-found'>> {
  const clinics = clinicsOf(ctx.scope);
  if (input.clinic !== undefined && clinics !== null && !clinics.includes(input.clinic))
    return refuse('clinic-not-found');
  const rows = await findClosingDates(ctx.tx, {
    organizationId: ctx.organizationId,
    from: input.from as LocalDate,
    to: input.to as LocalDate,
    clinicIds: input.clinic === undefined ? clinics : [input.clinic],
    now: ctx.now,
    most: shown,
  });
  return ok({
    dates: rows.map((row) => ({
      sessionId: row.id,
      groupName: row.group_name,
      clinicName: row.clinic_name,
      timeZone: row.time_zone,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      people: row.people,
      fate: row.fate,
      because: row.cancelled_because,
    })),
    more: Math.max(0, (rows[0]?.all_dates ?? 0) - shown),
  });
}
