// Looks whether people may lead the dates of a series: they work there in a role that leads groups, and on every date
// that stands they hold a credential the state counts, or are supervised. The first date that fails is named.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { facilitationFactsOf } from '../../../staff/server/door.ts';
import { mayFacilitateBeside, type FacilitationFacts } from '../../../staff/rules/facilitation.ts';
import type { State } from '../../../organization/rules/policies.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import { findLeadersAt, rolesThatLead } from '../options.db.ts';
import type { AlignContext } from './align-series.ts';
import { findDatesLed, findLeading, type DateLed } from './leading.db.ts';

type Named = { readonly staffMemberIds: readonly string[]; readonly on: LocalDate };

/** Whether all of them work at the clinic on a day in a role that leads groups. */
export async function checkWorkThere(
  ctx: AlignContext,
  { organizationId, clinicId }: Pick<Series, 'organizationId' | 'clinicId'>,
  { staffMemberIds, on }: Named,
): Promise<Outcome<true>> {
  if (staffMemberIds.length === 0) return ok(true);
  const key = { organizationId, clinicId, on, roles: rolesThatLead };
  const leaders = new Set((await findLeadersAt(ctx.tx, key)).map((leader) => leader.id));
  return staffMemberIds.every((id) => leaders.has(id)) ? ok(true) : refuse('facilitator-not-found');
}

export type Dates = {
  readonly from: LocalDate;
  /** Certain dates, or null for all planned ones from the day on. */
  readonly sessionIds: readonly string[] | null;
  /** Whose credentials are looked at; null is whoever leads. */
  readonly staffMemberIds: readonly string[] | null;
};

/** Yes, or the rule that refuses on the first date on which somebody may not lead. */
export async function checkCredentials(
  ctx: AlignContext,
  series: Pick<Series, 'organizationId' | 'groupId' | 'state' | 'kind'>,
  { from, sessionIds, staffMemberIds }: Dates,
): Promise<Outcome<true>> {
  if (staffMemberIds?.length === 0) return ok(true);
  const { organizationId, groupId } = series;
  const key = { organizationId, groupId, from, sessionIds };
  const found = await findDatesLed(ctx.tx, key);
  const dates = found.length > 0 ? found : [await dayAlone(ctx, series, from)];
  const everybody = new Set(dates.flatMap((date) => date.leaders.map((leader) => leader.id)));
  const facts = await facilitationFactsOf(ctx.tx, { organizationId, staffMemberIds: [...everybody] });
  for (const date of dates) {
    const may = checkDate(series, { date, facts, staffMemberIds });
    if (!may.ok) return may;
  }
  return ok(true);
}

// A series without a date that stands is looked at on its first day.
async function dayAlone(
  ctx: AlignContext,
  series: Pick<Series, 'organizationId' | 'groupId'>,
  on: LocalDate,
): Promise<DateLed> {
  const ids = await findLeading(ctx.tx, { ...series, on });
  return { heldOn: on, leaders: ids.map((id) => ({ id, part: 'leader' })) };
}

type Asked = Pick<Dates, 'staffMemberIds'> & {
  readonly date: DateLed;
  readonly facts: ReadonlyMap<string, FacilitationFacts>;
};

function checkDate(
  { kind, state }: Pick<Series, 'kind' | 'state'>,
  { date, facts, staffMemberIds }: Asked,
): Outcome<true> {
  const factsOf = (id: string): FacilitationFacts => facts.get(id) ?? { credentials: [], supervisions: [] };
  for (const { id, part } of date.leaders) {
    if (staffMemberIds !== null && !staffMemberIds.includes(id)) continue;
    const may = mayFacilitateBeside(factsOf(id), {
      kind,
      state: state as State,
      on: date.heldOn,
      beside: date.leaders.filter((other) => other.id !== id).map((other) => factsOf(other.id)),
      supervises: part === 'supervisor',
    });
    if (!may.ok) return may;
  }
  return ok(true);
}
