// Going from person to person on the session's page.
type Listed = { readonly patientId: string };

/** The person so many lines further, staying within the list. */
export function stepFrom(people: readonly Listed[], currentId: string, lines: number): string {
  const at = Math.max(
    0,
    people.findIndex((person) => person.patientId === currentId),
  );
  const to = Math.min(people.length - 1, Math.max(0, at + lines));
  return people[to]?.patientId ?? currentId;
}

type Run<Person extends Listed> = {
  readonly people: readonly Person[];
  /** Whether the writing goes by this person. */
  readonly isInRun: (person: Person) => boolean;
  readonly currentId: string;
};

/** The next person of the writing run in a direction; the shared part stands before the first one: null for it. */
export function stepInWords<Person extends Listed>(
  { people, isInRun, currentId }: Run<Person>,
  lines: number,
): string | null {
  const at = people.findIndex((person) => person.patientId === currentId);
  const here = document.activeElement?.id;
  const after = (from: number) => people.slice(from).find(isInRun)?.patientId ?? currentId;
  const before = (to: number) => people.slice(0, Math.max(0, to)).findLast(isInRun)?.patientId ?? null;
  if (here === sharedId) return lines > 0 ? after(0) : null;
  // From the list, the first press goes into the words of the person chosen there.
  if (here !== `part-${currentId}` && lines > 0) return after(Math.max(0, at));
  return lines > 0 ? after(at + 1) : before(at);
}

const sharedId = 'part-shared';

/** Puts the focus into the shared part. */
export function focusShared(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${sharedId}`)?.focus());
}

/** Puts the focus on a person's line. */
export function focusPerson(patientId: string): void {
  document.querySelector<HTMLElement>(`[data-person="${patientId}"]`)?.focus();
}

/** Puts the focus into the words of a person once they are drawn, or on what stands there instead. */
export function focusWords(patientId: string): void {
  requestAnimationFrame(() => {
    const words =
      document.querySelector<HTMLElement>(`#part-${patientId}`) ??
      document.querySelector<HTMLElement>('#person-note');
    words?.focus();
    words?.scrollIntoView({ block: 'nearest' });
  });
}
