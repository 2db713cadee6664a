// What the steps of a change are handed.
import type { LocalDate } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { StandingDate } from '../../rules/series/align-dates.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import type { ChangeAsked } from '../../rules/series/series.ts';

/** A change with the date it is about and its first day. */
export type Resolved = {
  readonly asked: ChangeAsked;
  readonly date: StandingDate | null;
  readonly from: LocalDate;
};

export type ChangeAt = {
  readonly ctx: ActionContext;
  readonly series: Series;
  readonly resolved: Resolved;
  readonly changeId: string;
};
