export function seat(group: string, patient: string, from: string, until: string): string {
  return [group, patient, from, until].join();
}
