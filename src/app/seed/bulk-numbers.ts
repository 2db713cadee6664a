// How everything in a seeded world follows from numbers: identities, and who sits where in which week.

/** People in a session, and how long each of them stays. */
export const chairs = 10;
export const weeksOfStay = 10;

/** What the statements below know of the world: numbers only, so they may stand in their text. */
export type BulkNumbers = {
  clinics: number;
  weeks: number;
  allWeeks: number;
  groups: number;
  extra: number;
  patients: number;
  stints: number;
  monday: string;
  now: string;
};

/** SQL of the identity of the n-th thing of a kind; identities of one organization only. */
export function idOf(kind: string, number: string): string {
  return `('01990000-${kind}-7000-8000-' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`;
}

export const kinds = {
  clinic: '0001',
  room: '0002',
  staff: '0003',
  group: '0004',
  patient: '0005',
  session: '0006',
  seat: '0007',
  mark: '0008',
  note: '0009',
  signature: '000a',
  booking: '000b',
  relation: '000c',
  role: '000d',
  facilitation: '000e',
  credential: '000f',
  timetable: '0010',
} as const;

/** The patient in a chair of a group in a week. */
export const patientIn = (
  numbers: BulkNumbers,
  { group, chair, week }: { group: string; chair: string; week: string },
): string =>
  `((((${group}) * ${chairs} + (${chair})) * ${numbers.stints} + ((${week}) + (${chair})) / ${weeksOfStay}) % ${numbers.patients})`;
