// Who opened a record, stay by stay: a person who works on a page opens it again and again, and one line for each would bury
// whoever else was there. What somebody did without half an hour between stands in one line, with how often.
import type { WhoOpened } from '../../who-opened-answer.ts';

type Look = WhoOpened['looks'][number];

export type Stay = {
  /** Of its newest entry. */
  readonly id: string;
  readonly staffName: string | null;
  readonly from: string;
  readonly to: string;
  readonly isRefused: boolean;
  /** look, change or access; change once anything was changed. */
  readonly kind: string;
  /** What was asked for, the newest first, and how often. */
  readonly actions: readonly { readonly action: string; readonly times: number }[];
};

const pauseMs = 30 * 60_000;

/** The newest first, as the looks come. What was refused never hides among what was allowed. */
export function staysOf(looks: readonly Look[]): Stay[] {
  const stays: Stay[] = [];
  for (const look of looks) {
    const last = stays.at(-1);
    if (last !== undefined && goesOn(last, look)) stays[stays.length - 1] = withLook(last, look);
    else stays.push(begun(look));
  }
  return stays;
}

function goesOn(stay: Stay, look: Look): boolean {
  return (
    stay.staffName === look.staffName &&
    stay.isRefused === (look.outcome !== 'allowed') &&
    Date.parse(stay.from) - Date.parse(look.at) < pauseMs
  );
}

function begun({ id, staffName, at, outcome, kind, action }: Look): Stay {
  return {
    id,
    staffName,
    from: at,
    to: at,
    isRefused: outcome !== 'allowed',
    kind,
    actions: [{ action, times: 1 }],
  };
}

function withLook(stay: Stay, { at, kind, action }: Look): Stay {
  const isKnown = stay.actions.some((one) => one.action === action);
  const actions = isKnown
    ? stay.actions.map((one) => (one.action === action ? { action, times: one.times + 1 } : one))
    : [...stay.actions, { action, times: 1 }];
  return { ...stay, from: at, kind: kind === 'change' ? kind : stay.kind, actions };
}
