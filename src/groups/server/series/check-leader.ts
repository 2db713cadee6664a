// Looks whether somebody may lead a group or a date: they work there in a role that leads groups, and hold a credential
// of the clinic's state that is valid on that day, or are supervised then by somebody who does.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { mayLead, type CredentialOfStaff } from '../../rules/series/may-lead.ts';
import { findLeadersAt, rolesThatLead } from '../options.db.ts';
import type { AlignContext } from './align-series.ts';
import type { Series } from '../../rules/series/series-facts.ts';

export type Assigned = {
  readonly staffMemberId: string;
  readonly on: LocalDate;
  /** Who supervises or leads beside them on that date. */
  readonly supervisedBy: readonly string[];
};

/** Yes, or the rule that refuses. */
export async function checkLeader(
  ctx: AlignContext,
  series: Pick<Series, 'organizationId' | 'clinicId' | 'state'>,
  { staffMemberId, on, supervisedBy }: Assigned,
): Promise<Outcome<true>> {
  const leaders = await findLeadersAt(ctx.tx, {
    organizationId: series.organizationId,
    clinicId: series.clinicId,
    on,
    roles: rolesThatLead,
  });
  if (!leaders.some((leader) => leader.id === staffMemberId)) return refuse('facilitator-not-found');
  const ids = [staffMemberId, ...supervisedBy];
  const credentials = await findCredentials(ctx, series, ids);
  const valid = (id: string): boolean =>
    mayLead({ credentials: credentials.get(id) ?? [], state: series.state, on, supervised: false }).ok;
  const may = mayLead({
    credentials: credentials.get(staffMemberId) ?? [],
    state: series.state,
    on,
    supervised: supervisedBy.some(valid),
  });
  return may.ok ? ok(true) : may;
}

async function findCredentials(
  ctx: AlignContext,
  series: Pick<Series, 'organizationId'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CredentialOfStaff[]>> {
  const rows = await ctx.tx
    .selectFrom('credentials_in_brief')
    .where('organization_id', '=', series.organizationId)
    .where('staff_member_id', 'in', ids)
    .select(['staff_member_id', 'state', 'title', 'starts_on', 'expires_on'])
    .execute();
  const held = rows.map((row) => ({
    staffMemberId: row.staff_member_id,
    state: row.state,
    title: row.title,
    startsOn: row.starts_on as LocalDate,
    expiresOn: row.expires_on as LocalDate | null,
  }));
  return Map.groupBy(held, (credential) => credential.staffMemberId);
}
