// Node and PostgreSQL each bring their own time zone data. Where they disagree,
// a group could stand at another hour in a report than on its screen.
import type { Client } from 'pg';

const zone = 'America/Chicago';
const years = 10;
const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;

type Offset = { at: string; minutes: number };

/** What Node says is asked of PostgreSQL: each week, and the minutes around each change of clocks. */
export async function timeZoneWarnings(client: Client, from: string): Promise<string[]> {
  const known = offsetsOfNode(Date.parse(from));
  const { rows } = await client.query<{ at: string }>(
    `SELECT n.at
       FROM unnest($1::text[], $2::int[]) AS n (at, minutes)
      WHERE n.minutes <> EXTRACT(EPOCH FROM (n.at::timestamptz AT TIME ZONE $3) - (n.at::timestamptz AT TIME ZONE 'UTC')) / 60
      ORDER BY n.at
      LIMIT 1`,
    [known.map((offset) => offset.at), known.map((offset) => offset.minutes), zone],
  );
  return rows.map(
    ({ at }) =>
      `Node and PostgreSQL disagree about the time in ${zone} (first at ${at}): update both, or times near the change of clocks may be shown an hour off.`,
  );
}

export function offsetsOfNode(fromMs: number): Offset[] {
  const minutesAt = offsetReader();
  const found: Offset[] = [];
  const note = (atMs: number) => found.push({ at: new Date(atMs).toISOString(), minutes: minutesAt(atMs) });
  const untilMs = fromMs + years * 52.2 * weekMs;
  for (let atMs = fromMs; atMs < untilMs; atMs += weekMs) {
    note(atMs);
    const nextMs = atMs + weekMs;
    if (minutesAt(atMs) === minutesAt(nextMs)) continue;
    const changeMs = changeBetween(atMs, nextMs, minutesAt);
    note(changeMs - minuteMs);
    note(changeMs);
  }
  return found;
}

/** The first whole minute with the later offset. */
function changeBetween(earlierMs: number, laterMs: number, minutesAt: (atMs: number) => number): number {
  let before = Math.floor(earlierMs / minuteMs);
  let after = Math.ceil(laterMs / minuteMs);
  const old = minutesAt(earlierMs);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (minutesAt(middle * minuteMs) === old) before = middle;
    else after = middle;
  }
  return after * minuteMs;
}

function offsetReader(): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
    hour: 'numeric',
  });
  return (atMs) => {
    const name = format.formatToParts(atMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}
