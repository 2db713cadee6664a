// The lists that seats, visits, absences and guests choose from, as staff read them. They stand apart from the input
// schemas because pages show them and shall not load the schema library for that. The database knows the same codes.

export const joiningReasons = {
  admitted: 'Admitted to the program',
  returned: 'Came back after a break',
  stepped_down: 'Stepped down from a more intensive level',
  stepped_up: 'Stepped up to a more intensive level',
  other_group: 'Came from another group',
  waiting_list: 'Waited for this seat',
  times_fit: 'These times fit better',
  changed: 'Days, mode, level or phase changed',
  corrected: 'Corrected afterwards',
  other: 'Something else',
} as const;

export const leavingReasons = {
  completed: 'Completed the program',
  stepped_down: 'Stepped down to a less intensive level',
  stepped_up: 'Stepped up to a more intensive level',
  other_group: 'Goes to another group',
  left_early: 'Left before it was planned',
  stopped_coming: 'Stopped coming',
  moved_away: 'Moved away',
  referred: 'Referred to another program',
  discharged: 'Discharged by the program',
  died: 'Died',
  times_do_not_fit: 'These times do not fit',
  changed: 'Days, mode, level or phase changed',
  corrected: 'Corrected afterwards',
  other: 'Something else',
} as const;

// What the program says by itself and nobody chooses.
const ownReasons: readonly string[] = ['changed', 'corrected', 'waiting_list'];

/** The reasons of a list that people choose from. */
export function reasonsToChoose(
  reasons: Readonly<Record<string, string>>,
): { value: string; label: string }[] {
  return Object.entries(reasons)
    .filter(([value]) => !ownReasons.includes(value))
    .map(([value, label]) => ({ value, label }));
}

export const absenceReasons = {
  illness: 'Ill',
  hospital: 'In hospital or a residential program',
  work: 'Work',
  travel: 'Travels',
  court: 'Court or probation',
  appointment: 'Another appointment',
  family: 'Family',
  transport: 'No ride',
  other: 'Something else',
} as const;

export const visitKinds = {
  make_up: 'Makes up for a missed day',
  floating: 'Floating this week',
  walk_in: 'Came without a plan',
} as const;

export const guestKinds = {
  family: 'Family',
  observer: 'Observer',
  interpreter: 'Interpreter',
  speaker: 'Outside speaker',
  other: 'Somebody else',
} as const;

/** Levels of care by number, in our own words; more can be added here. */
export const levels = {
  '1': 'Outpatient, under 9 hours a week',
  '2.1': 'Intensive outpatient, 9 to 19 hours a week',
  '2.5': 'Day program, 20 hours a week or more',
} as const;

/** How many days a week the plan says, as people step down. */
export const phases = { 3: 'Three days a week', 2: 'Two days a week', 1: 'One day a week' } as const;
