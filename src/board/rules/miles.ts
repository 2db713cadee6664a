// How far apart two places are, and in which state a ZIP code lies. Distances are as the crow flies between the middles
// of two ZIP areas: enough to say "within ten miles", not to say how long the way is.

export type Place = { readonly latitude: number; readonly longitude: number };

const earthMiles = 3958.8;

/** Miles between two places on the great circle. */
export function milesBetween(one: Place, other: Place): number {
  const [from, to] = [radians(one.latitude), radians(other.latitude)];
  const along = Math.sin(radians(other.longitude - one.longitude) / 2);
  const up = Math.sin((to - from) / 2);
  const share = up * up + Math.cos(from) * Math.cos(to) * along * along;
  return 2 * earthMiles * Math.asin(Math.min(1, Math.sqrt(share)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

// First three digits of ZIP codes by state (United States Postal Service; not yet confirmed).
const prefixes = {
  IL: [[600, 629]],
  TX: [
    [733, 733],
    [750, 799],
    [885, 885],
  ],
} as const;

/** The state of a ZIP code, where it is one with clinics. */
export function stateOfZip(zip: string): 'IL' | 'TX' | null {
  const prefix = Number(zip.slice(0, 3));
  const within = (ranges: readonly (readonly [number, number])[]) =>
    ranges.some(([from, to]) => prefix >= from && prefix <= to);
  if (within(prefixes.IL)) return 'IL';
  return within(prefixes.TX) ? 'TX' : null;
}
