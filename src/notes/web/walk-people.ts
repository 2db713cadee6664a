// Going from person to person on the session's page.
type Listed = { readonly patientId: string };

/** The person so many lines further, staying within the list. */
export function stepFrom(people: readonly Listed[], currentId: string, lines: number): string {
  const at = Math.max(0, people.findIndex((person) => person.patientId === currentId));
  const to = Math.min(people.length - 1, Math.max(0, at + lines));
  return people[to]?.patientId ?? currentId;
}

/** Puts the focus on a person's line. */
export function focusPerson(patientId: string): void {
  document.querySelector<HTMLElement>(`[data-person="${patientId}"]`)?.focus();
}

/** Puts the focus into the words of a person once they are drawn, or on what stands there instead. */
export function focusWords(patientId: string): void {
  requestAnimationFrame(() => {
    const words = document.querySelector<HTMLElement>(`#part-${patientId}`) ?? document.querySelector<HTMLElement>('#person-note');
    words?.focus();
    words?.scrollIntoView({ block: 'nearest' });
  });
}
