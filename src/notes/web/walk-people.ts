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

/** As stepFrom, but the shared part stands before the first person: null for it. */
export function stepInWords(people: readonly Listed[], currentId: string, lines: number): string | null {
  const first = people[0]?.patientId ?? currentId;
  const here = document.activeElement?.id;
  if (here === sharedId) return lines > 0 ? first : null;
  // From the list, the first press goes into the words of the person chosen there.
  if (here !== `part-${currentId}` && lines > 0) return currentId;
  return first === currentId && lines < 0 ? null : stepFrom(people, currentId, lines);
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
