// Looks, once the dates have followed a change, whether whom it puts somewhere may lead there on each of them.
import type { Outcome } from '#kernel/outcome.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import { weekOf } from '../../rules/timetable.ts';
import type { ChangeAt } from './change-at.ts';
import { checkCredentials } from './check-leaders.ts';
import { leadersNamed } from './check-week.ts';

/** Yes, or the rule that refuses on the first date on which somebody may not lead. */
export function checkAssigned({ ctx, resolved }: ChangeAt, series: Series): Promise<Outcome<true>> {
  const { asked, date, from } = resolved;
  const sessionIds = asked.reach === 'this' && date !== null ? [date.sessionId] : null;
  return checkCredentials(ctx, series, { from, sessionIds, staffMemberIds: assignedBy(resolved, series) });
}

// A date on another day is looked at for whoever leads it; other changes for whom they name.
function assignedBy({ asked, date }: ChangeAt['resolved'], series: Series): readonly string[] | null {
  const { change, reach } = asked;
  switch (change.kind) {
    case 'staff':
      return [change.staffMemberId];
    case 'timetable':
      return leadersNamed(weekOf(change.days, { blocks: change.blocks, kind: series.kind }));
    case 'move':
      return reach === 'this' && change.heldOn !== date?.heldOn ? null : [];
    case 'mode':
    case 'cancel':
      return [];
  }
}
