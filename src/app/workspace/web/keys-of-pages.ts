// The keys that pages have of their own, as the page of keyboard shortcuts lists them.
export type KeyLine = { readonly keys: string; readonly does: string };
type KeysOfPage = { readonly title: string; readonly rows: readonly KeyLine[] };
type Needed = KeyLine & { readonly needs?: string };

const session: readonly Needed[] = [
  { keys: 'P', does: 'Mark everyone present', needs: 'attendance.record' },
  { keys: '1', does: 'Present', needs: 'attendance.record' },
  { keys: '2', does: 'Late', needs: 'attendance.record' },
  { keys: '3', does: 'Absent', needs: 'attendance.record' },
  { keys: '4', does: 'Cancelled', needs: 'attendance.record' },
  { keys: '0', does: 'Take the mark back', needs: 'attendance.record' },
  { keys: 'O', does: 'Out of the group, and back', needs: 'attendance.pull-out' },
  { keys: 'Ctrl Z', does: 'Undo the last marks', needs: 'attendance.record' },
  { keys: 'T', does: 'Another topic for this date', needs: 'topics.change' },
  { keys: 'S', does: 'Secular or twelve-step path of the topic', needs: 'topics.change' },
  { keys: '↑ ↓', does: 'From person to person' },
  { keys: 'Enter', does: 'Write about the person', needs: 'notes.write' },
  { keys: 'Alt ↑ ↓', does: 'From words to words', needs: 'notes.write' },
  { keys: 'Alt 1 2 3', does: 'Participation', needs: 'notes.write' },
  { keys: 'Alt Shift 1 2 3', does: 'Mood', needs: 'notes.write' },
  { keys: 'Alt T 1 2 3', does: 'Theme', needs: 'notes.write' },
  { keys: 'Ctrl Enter', does: 'Read once more, then sign', needs: 'notes.write' },
];
const board: readonly Needed[] = [
  { keys: '← ↑ → ↓', does: 'From date to date' },
  { keys: 'PageUp PageDown', does: 'The week before, the week after' },
  { keys: 'Enter', does: 'Open the date' },
  { keys: 'S', does: 'Give a seat from that date on', needs: 'groups.seat' },
  { keys: 'D', does: 'Visits and absences of the date', needs: 'groups.day' },
  { keys: 'C', does: 'Cover for who leads it', needs: 'board.cover' },
  { keys: 'V', does: 'Turn the date virtual', needs: 'board.cover' },
  { keys: 'T', does: 'Tell people of a date that is called off', needs: 'board.tell' },
  { keys: 'R', does: 'Print the roster', needs: 'board.print-rosters' },
];
const cover: readonly Needed[] = [
  { keys: '↑ ↓', does: 'From session to session' },
  { keys: '1 2 3', does: 'Assign that person' },
];
const day: readonly Needed[] = [{ keys: '← →', does: 'The day before, the day after' }];

const all = [
  { title: 'A session', needs: 'attendance.see', rows: session },
  { title: 'Week board', needs: 'board.see', rows: board },
  { title: 'Cover for somebody', needs: 'board.cover', rows: cover },
  { title: 'My day', needs: 'attendance.see', rows: day },
] as const;

/** Those a person can use. */
export function keysOfPages(permissions: readonly string[]): readonly KeysOfPage[] {
  const may = (needs: string | undefined) => needs === undefined || permissions.includes(needs);
  return all
    .filter((page) => may(page.needs))
    .map(({ title, rows }) => ({ title, rows: rows.filter((row: Needed) => may(row.needs)) }));
}
