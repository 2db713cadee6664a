// What the navigation and Ctrl K lead to, in their order. An entry shows when the person's roles hold what it needs.
export type Entry = {
  readonly label: string;
  readonly to: string;
  /** A permission of a slice's access table; left out where every signed-in person may go. */
  readonly needs?: string;
  /** Typed after "g". */
  readonly letter?: string;
  /** Only in Ctrl K, not in the list at the left. */
  readonly quiet?: boolean;
  /** Only until a new system is set up. */
  readonly untilSetUp?: boolean;
  /** Other words people look for. */
  readonly words?: string;
};

export const entries: readonly Entry[] = [
  {
    label: 'Set up',
    to: '/app/begin',
    needs: 'clinics.add',
    untilSetUp: true,
    words: 'begin start first steps checklist',
  },
  { label: 'My day', to: '/app', letter: 'd', words: 'home sessions' },
  {
    label: 'Today',
    to: '/app/today',
    needs: 'attendance.see',
    letter: 'y',
    words: 'arrivals arrived late absent front desk check in close the day',
  },
  {
    label: 'Empty chairs',
    to: '/app/empty-chairs',
    needs: 'attendance.reach-out',
    quiet: true,
    words: 'missing absent call outreach no-show',
  },
  {
    label: 'Tablets',
    to: '/app/tablets',
    needs: 'tablets.keep',
    quiet: true,
    words: 'kiosk check in door self device',
  },
  {
    label: 'Notes to sign',
    to: '/app/notes',
    needs: 'notes.see-unsigned',
    letter: 'n',
    words: 'unsigned co-sign returned late signature',
  },
  {
    label: 'Groups',
    to: '/app/groups',
    needs: 'groups.see',
    letter: 'g',
    words: 'seats timetable fill series',
  },
  {
    label: 'Kept apart',
    to: '/app/keep-apart',
    needs: 'groups.keep-apart',
    quiet: true,
    words: 'must not share a room people apart',
  },
  { label: 'New group', to: '/app/groups/new', needs: 'groups.set-up', quiet: true },
  {
    label: 'Week board',
    to: '/app/board',
    needs: 'board.see',
    letter: 'w',
    words: 'week grid free seats fill evening near virtual',
  },
  {
    label: 'Cover for somebody',
    to: '/app/board/cover',
    needs: 'board.cover',
    quiet: true,
    words: 'substitute sick ill away stand in',
  },
  {
    label: 'Turn a day virtual',
    to: '/app/board/virtual-day',
    needs: 'board.cover',
    quiet: true,
    words: 'storm snow online',
  },
  {
    label: 'Rosters of a day',
    to: '/app/board/rosters',
    needs: 'board.print-rosters',
    quiet: true,
    words: 'print paper power sign-in sheet',
  },
  {
    label: 'Curricula',
    to: '/app/curricula',
    needs: 'curricula.see',
    letter: 't',
    words: 'topics handouts matrix health',
  },
  {
    label: 'People',
    to: '/app/patients',
    needs: 'patients.see',
    letter: 'p',
    words: 'patients find search list',
  },
  {
    label: 'Imports',
    to: '/app/imports',
    needs: 'imports.bring-in',
    letter: 'i',
    words: 'bring in csv fhir file upload data',
  },
  {
    label: 'Register a person',
    to: '/app/patients/new',
    needs: 'patients.register',
    quiet: true,
    words: 'new patient intake',
  },
  {
    label: 'Clinics',
    to: '/app/clinics',
    needs: 'clinics.see',
    letter: 'c',
    words: 'rooms opening hours closed days closures addresses',
  },
  {
    label: 'Likely duplicates',
    to: '/app/duplicates',
    needs: 'patients.merge',
    words: 'merge records same person twice',
  },
  {
    label: 'Locked records opened',
    to: '/app/openings',
    needs: 'patients.review-openings',
    words: 'lock emergency break glass reasons privacy',
  },
  {
    label: 'Notes in error',
    to: '/app/notes-in-error',
    needs: 'notes.read-in-error',
    words: 'wrong person entered in error privacy',
  },
  { label: 'Staff', to: '/app/staff', needs: 'staff.see', letter: 's', words: 'people roles access leavers' },
  {
    label: 'Policies',
    to: '/app/policies',
    needs: 'policies.see',
    letter: 'o',
    words: 'rules limits house state law minutes week hours sources',
  },
  { label: 'My account', to: '/app/account', letter: 'a', quiet: true, words: 'password pin passkey' },
  { label: 'Keyboard shortcuts', to: '/app/keys', quiet: true, words: 'help keys' },
];

/** The entries a person may open. */
export function entriesFor(permissions: readonly string[]): readonly Entry[] {
  return entries.filter((entry) => entry.needs === undefined || permissions.includes(entry.needs));
}

/** The entry a path belongs to: the longest address that it begins with. */
export function entryAt(path: string): Entry | undefined {
  const here = path.replace(/\/$/, '');
  return entries
    .filter((entry) => here === entry.to || (entry.to !== '/app' && here.startsWith(`${entry.to}/`)))
    .toSorted((one, other) => other.to.length - one.to.length)[0];
}
