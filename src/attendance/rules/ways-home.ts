// How somebody who could not stay gets home safely. Apart from the input schemas, because screens list them.
export const waysHome = [
  'somebody_fetches',
  'ride',
  'transit',
  'stays_here',
  'emergency',
  'at_home',
] as const;
export type WayHome = (typeof waysHome)[number];
