// What a person needs for a date that is held virtually: a way to be sent the address, and something to open it with.
// What nobody recorded is said as such and is never taken for a no.

export type VirtualMeans = {
  readonly patientId: string;
  readonly hasPhone: boolean;
  readonly hasMail: boolean;
  /** Null: nobody asked yet. */
  readonly hasDevice: boolean | null;
};
export type VirtualLack = 'no-way-to-reach' | 'no-device' | 'device-not-asked';

/** Who lacks what, in the order given; people who have everything are left out. */
export function virtualNeeds(
  people: readonly VirtualMeans[],
): readonly { patientId: string; lacks: readonly VirtualLack[] }[] {
  return people
    .map((person) => ({ patientId: person.patientId, lacks: lacksOf(person) }))
    .filter((person) => person.lacks.length > 0);
}

function lacksOf(person: VirtualMeans): VirtualLack[] {
  const reach: VirtualLack[] = person.hasPhone || person.hasMail ? [] : ['no-way-to-reach'];
  if (person.hasDevice === null) return [...reach, 'device-not-asked'];
  return person.hasDevice ? reach : [...reach, 'no-device'];
}
