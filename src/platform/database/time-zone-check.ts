// Node and PostgreSQL each bring their own time zone data. Where they disagree,
// a group could stand at another hour in a report than on its screen.
import type { Client } from 'pg';

const zone = 'America/Chicago';
const years = 10;

export async function timeZoneWarnings(client: Client, from: string): Promise<string[]> {
  const { rows } = await client.query<{ at: string; minutes: number }>(
    `SELECT to_char(h AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at,
            (EXTRACT(EPOCH FROM (h AT TIME ZONE $1) - (h AT TIME ZONE 'UTC')) / 60)::int AS minutes
       FROM generate_series($2::timestamptz, $2::timestamptz + make_interval(years => $3), interval '12 hours') AS h`,
    [zone, from, years],
  );
  const offsetAt = nodeOffsets();
  const different = rows.find((row) => offsetAt(row.at) !== row.minutes);
  if (different === undefined) return [];
  return [
    `Node and PostgreSQL disagree about the time in ${zone} (first at ${different.at}): update both, or times near the change of clocks may be shown an hour off.`,
  ];
}

function nodeOffsets(): (at: string) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
    hour: 'numeric',
  });
  return (at) => {
    const name = format.formatToParts(new Date(at)).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}
