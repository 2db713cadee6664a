// The list of groups, page by page: found by words and filters first, and only what a page shows is counted.
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ListGroups } from '../rules/group-answers.ts';
import { fitsWords } from '../rules/find-groups.ts';
import { findFactsOfGroups, findGroups } from './groups.db.ts';
import { summariesOf, type GroupRow, type GroupSummaryIn } from './read-groups.ts';

const pageSize = 40;

export type GroupPage = {
  readonly groups: GroupSummaryIn[];
  readonly found: number;
  readonly after: string | null;
};

/** Groups of the clinics in scope by clinic and name; `found` counts those the words fit, full ones too. */
export async function listGroups(ctx: ActionContext, input: ListGroups): Promise<Outcome<GroupPage>> {
  const { organizationId, today } = ctx;
  const rows = await findGroups(ctx.tx, ctx.scope, {
    organizationId,
    today,
    clinicId: input.clinic,
    program: input.program,
  });
  const found = await fitting(ctx, rows, input.words ?? '');
  let at = found.findIndex((row) => row.id === input.after) + 1;
  const groups: GroupSummaryIn[] = [];
  // With full groups left out a page may need more than one look.
  while (at < found.length && groups.length < pageSize) {
    const summaries = await summariesOf(ctx, found.slice(at, at + pageSize));
    groups.push(...summaries.filter((group) => input.free === undefined || group.freeSeats > 0));
    at += summaries.length;
  }
  return ok({ groups, found: found.length, after: at < found.length ? (found[at - 1]?.id ?? null) : null });
}

async function fitting(
  ctx: ActionContext,
  rows: readonly GroupRow[],
  words: string,
): Promise<readonly GroupRow[]> {
  if (words.trim() === '') return rows;
  const facts = await findFactsOfGroups(ctx.tx, {
    organizationId: ctx.organizationId,
    groupIds: rows.map((row) => row.id),
    today: ctx.today,
  });
  return rows.filter((row) => {
    const { days = [], leaders = [] } = facts.get(row.id) ?? {};
    return fitsWords(
      { name: row.name, clinicName: row.clinic_name, program: row.program, days, leaders },
      words,
    );
  });
}
