// The week on a narrow screen: what somebody holding a phone wants is today. The days before are folded away, and a day
// of many clinics is folded clinic by clinic.

type Session = { readonly heldOn: string; readonly groupId: string };

/** Days before today and days from today on, each in order with its sessions; a week that is over has no day folded. */
export function daysFolded<One extends Session>(sessions: readonly One[], today: string) {
  const days = [...Map.groupBy(sessions, (session) => session.heldOn)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const ahead = days.filter(([day]) => day >= today);
  return ahead.length === 0
    ? { before: [], shown: days }
    : { before: days.filter(([day]) => day < today), shown: ahead };
}

const readAtOnce = 12;

/** A day's sessions clinic by clinic, or null where they are few enough to be read at once. */
export function clinicsFolded<One extends Session>(
  sessions: readonly One[],
  clinicOf: (session: One) => string,
): [string, One[]][] | null {
  const clinics = [...Map.groupBy(sessions, clinicOf)];
  return clinics.length > 1 && sessions.length > readAtOnce ? clinics : null;
}
