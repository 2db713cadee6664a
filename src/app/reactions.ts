// When this, then that: what an earlier slice did and a later slice must follow, in the same transaction. A reaction
// is named by the audit action of the route it follows, and runs only where that was granted.
import { ok } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { Route } from '#platform/http/route.ts';
import { endLentInVain } from '../board/server/lend.ts';
import { followClosures } from '../groups/server/series/follow-closures.ts';

type Reaction = (ctx: ActionContext, input: Readonly<Record<string, unknown>>) => Promise<unknown>;

const reactions: Readonly<Record<string, Reaction>> = {
  // A clinic closes, or a closure is taken back: its dates follow.
  'closure.added': followClosures,
  'closure.withdrawn': followClosures,
  // Nobody stands in from another clinic any more: their role there ends.
  'series-change.taken-back': (ctx, input) => endLentInVain(ctx, String(input['groupId'])),
};

/** The routes, each with what must follow it. */
export function withReactions(routes: readonly Route[]): Route[] {
  return routes.map((route) => {
    const reaction = route.audit.kind === 'none' ? undefined : reactions[route.audit.action];
    if (reaction === undefined) return route;
    const action: Route['action'] = async (ctx, input) => {
      const outcome = await route.action(ctx, input);
      if (!outcome.ok) return outcome;
      await reaction(ctx, input as Readonly<Record<string, unknown>>);
      return ok(outcome.value);
    };
    return { ...route, action };
  });
}
