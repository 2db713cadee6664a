// When a session took place: as planned, or as it really was. Real start, end and break are said once for the room and
// count for everybody in it. A session that went on longer adds minutes on the clock and none of treatment, since nobody
// planned what was done in them; a break that was held at another time takes the place of the planned one nearest to it.
import { minutesBetween, type Instant } from '#kernel/local-date.ts';
import type { MinuteSpan } from './counted-minutes.ts';

export type SessionTimes = {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Treatment blocks in minutes from the start; what lies between is break. */
  readonly blocks: readonly MinuteSpan[];
  /** Minutes: who steps out for less than this loses none. */
  readonly shortestStepOut?: number;
};

type SessionRow = { readonly starts_at: string; readonly ends_at: string };
type BlockRow = { readonly from_minute: number; readonly to_minute: number };
/** What was said of the room; null for as planned. */
export type RoomRow = {
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly break_from: string | null;
  readonly break_to: string | null;
};
type Real = { readonly room: RoomRow | null; readonly shortestStepOut: number };
const asPlanned: Real = { room: null, shortestStepOut: 0 };

/** The times of a session as its rows say them. */
export function sessionTimes(
  session: SessionRow,
  blocks: readonly BlockRow[],
  real: Real = asPlanned,
): SessionTimes {
  const planned = {
    startsAt: session.starts_at as Instant,
    endsAt: session.ends_at as Instant,
    blocks: blocks.map((block) => ({ fromMinute: block.from_minute, toMinute: block.to_minute })),
    shortestStepOut: real.shortestStepOut,
  };
  return asItWas(planned, real.room);
}

/** Planned times as they really were, by what was said of the room. */
export function asItWas(planned: SessionTimes, room: RoomRow | null): SessionTimes {
  if (room === null) return planned;
  const startsAt = (room.started_at as Instant | null) ?? planned.startsAt;
  const endsAt = (room.ended_at as Instant | null) ?? planned.endsAt;
  const shift = minutesBetween(startsAt, planned.startsAt);
  const moved = planned.blocks.map((block) => ({
    fromMinute: block.fromMinute + shift,
    toMinute: block.toMinute + shift,
  }));
  const blocks =
    room.break_from === null || room.break_to === null
      ? moved
      : withBreak(moved, {
          fromMinute: minutesBetween(startsAt, room.break_from as Instant),
          // A begun minute of break is break.
          toMinute: -minutesBetween(room.break_to as Instant, startsAt),
        });
  return { ...planned, startsAt, endsAt, blocks: within(blocks, minutesBetween(startsAt, endsAt)) };
}

// The planned break nearest to the real one becomes treatment, and the real one is cut out.
function withBreak(blocks: readonly MinuteSpan[], pause: MinuteSpan): MinuteSpan[] {
  const inOrder = blocks.toSorted((one, other) => one.fromMinute - other.fromMinute);
  return joinedAt(inOrder, nearestGap(inOrder, pause)).flatMap((block) => cut(block, pause));
}

function nearestGap(blocks: readonly MinuteSpan[], pause: MinuteSpan): number {
  const distances = blocks.slice(1).map((block, place) => {
    const gapBegins = blocks[place]?.toMinute ?? 0;
    return Math.abs(gapBegins + block.fromMinute - pause.fromMinute - pause.toMinute);
  });
  return distances.indexOf(Math.min(...distances));
}

function joinedAt(blocks: readonly MinuteSpan[], gap: number): MinuteSpan[] {
  const [before, after] = [blocks[gap], blocks[gap + 1]];
  if (before === undefined || after === undefined) return [...blocks];
  const joined = { fromMinute: before.fromMinute, toMinute: Math.max(before.toMinute, after.toMinute) };
  return [...blocks.slice(0, gap), joined, ...blocks.slice(gap + 2)];
}

function cut(block: MinuteSpan, pause: MinuteSpan): MinuteSpan[] {
  return [
    { fromMinute: block.fromMinute, toMinute: Math.min(block.toMinute, pause.fromMinute) },
    { fromMinute: Math.max(block.fromMinute, pause.toMinute), toMinute: block.toMinute },
  ].filter((span) => span.fromMinute < span.toMinute);
}

function within(blocks: readonly MinuteSpan[], minutes: number): MinuteSpan[] {
  return blocks
    .map((block) => ({
      fromMinute: Math.max(0, block.fromMinute),
      toMinute: Math.min(minutes, block.toMinute),
    }))
    .filter((block) => block.fromMinute < block.toMinute);
}
