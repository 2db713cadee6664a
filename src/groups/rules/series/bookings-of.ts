// What one date takes in the calendar: its rooms, and whoever leads it. A block with a room or a leader of its own
// frees the group's for that time; a block that another group hosts takes nothing, since its host's session does.
// Somebody who leads beside another, or supervises, may cover several rooms: that time is shared.
import { addMinutes, minutesBetween, type Instant } from '#kernel/local-date.ts';

export type LeaderPart = 'leader' | 'second' | 'supervisor';

export type BookedBlock = {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly roomId: string | null;
  readonly leaderId: string | null;
  readonly secondLeaderId: string | null;
  readonly hostedBy: string | null;
};

export type DateToBook = {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly roomId: string | null;
  readonly blocks: readonly BookedBlock[];
  readonly leaders: readonly { readonly staffMemberId: string; readonly part: LeaderPart }[];
  /** Block leaders who are away on that date. */
  readonly away: readonly string[];
};

export type WantedBooking = {
  readonly resourceKind: 'room' | 'staff_member';
  readonly resourceId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly shared: boolean;
};

type Span = { readonly from: number; readonly to: number };

/** Everything one date takes. */
export function bookingsOf(date: DateToBook): WantedBooking[] {
  const whole = { from: 0, to: minutesBetween(date.startsAt, date.endsAt) };
  const own = date.blocks.filter((block) => block.hostedBy === null);
  const roomSpans = spansOf(whole, date.blocks, (block) => block.hostedBy === null && block.roomId === null);
  const leaderSpans = spansOf(
    whole,
    date.blocks,
    (block) => block.hostedBy === null && !isLed(block, date.away),
  );
  const ofGroup = [
    ...roomSpans.flatMap((span) => takenBy('room', date.roomId, { span, shared: false })),
    ...date.leaders.flatMap((leader) =>
      leaderSpans.flatMap((span) =>
        takenBy('staff_member', leader.staffMemberId, { span, shared: leader.part !== 'leader' }),
      ),
    ),
  ];
  const taken = [...ofGroup, ...own.flatMap((block) => takenByBlock(block, date.away))];
  return once(taken).map(({ kind, id, span, shared }) => ({
    resourceKind: kind,
    resourceId: id,
    startsAt: addMinutes(date.startsAt, span.from),
    endsAt: addMinutes(date.startsAt, span.to),
    shared,
  }));
}

type Taken = {
  readonly kind: WantedBooking['resourceKind'];
  readonly id: string;
  readonly span: Span;
  readonly shared: boolean;
};

function takenBy(
  kind: WantedBooking['resourceKind'],
  id: string | null,
  how: { span: Span; shared: boolean },
): Taken[] {
  return id === null ? [] : [{ kind, id, ...how }];
}

function takenByBlock(block: BookedBlock, away: readonly string[]): Taken[] {
  const span = { from: block.fromMinute, to: block.toMinute };
  const here = (id: string | null): string | null => (id !== null && away.includes(id) ? null : id);
  return [
    ...takenBy('room', block.roomId, { span, shared: false }),
    ...takenBy('staff_member', here(block.leaderId), { span, shared: false }),
    ...takenBy('staff_member', here(block.secondLeaderId), { span, shared: true }),
  ];
}

function isLed(block: BookedBlock, away: readonly string[]): boolean {
  return block.leaderId !== null && !away.includes(block.leaderId);
}

// The whole date when every block is the group's own; otherwise from the first to the last of those that follow each
// other, so that a break between them is theirs and a break beside another's block is nobody's.
function spansOf(
  whole: Span,
  blocks: readonly BookedBlock[],
  isOwn: (block: BookedBlock) => boolean,
): Span[] {
  if (blocks.every(isOwn)) return [whole];
  const spans: Span[] = [];
  let open: Span | null = null;
  for (const block of blocks.toSorted((one, other) => one.fromMinute - other.fromMinute)) {
    if (!isOwn(block)) {
      if (open !== null) spans.push(open);
      open = null;
    } else {
      open = { from: open === null ? block.fromMinute : open.from, to: block.toMinute };
    }
  }
  return open === null ? spans : [...spans, open];
}

// The same person twice at overlapping times would clash with itself: a leader's own time covers a shared one, and
// times that meet are joined.
function once(taken: readonly Taken[]): Taken[] {
  const kept: Taken[] = [];
  const inOrder = taken.toSorted(
    (one, other) => Number(one.shared) - Number(other.shared) || one.span.from - other.span.from,
  );
  for (const next of inOrder) {
    const at = kept.findIndex(
      (each) => each.id === next.id && each.span.from <= next.span.to && next.span.from <= each.span.to,
    );
    const met = kept[at];
    if (met === undefined) kept.push(next);
    else
      kept[at] = {
        ...met,
        span: {
          from: Math.min(met.span.from, next.span.from),
          to: Math.max(met.span.to, next.span.to),
        },
        shared: met.shared && next.shared,
      };
  }
  return kept.length === taken.length ? kept : once(kept);
}
