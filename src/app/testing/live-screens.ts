// Open screens of a clinic's day as browsers are: each holds an event stream, and asks for the lines that changed again, or
// for their room. What is asked for while an answer is on its way is asked for once more afterwards.
import { setTimeout as pause } from 'node:timers/promises';
import { changedLines, mostLines } from '../../attendance/rules/changed-line.ts';

export type SeenPerson = { readonly patientId: string; readonly sequence: number; readonly status: string };

export type Screen = {
  /** The newest mark this screen shows of a person. */
  readonly sequenceOf: (patientId: string) => number;
  readonly statusOf: (patientId: string) => string | undefined;
  /** Resolves with the moment at which the screen shows that mark or a newer one. */
  readonly shows: (patientId: string, sequence: number) => Promise<number>;
  readonly stop: () => void;
};

const gatherMs = 150;

type ScreenParts = { readonly address: string; readonly cookie: string; readonly events: string };
type Waiting = { patientId: string; sequence: number; resolve: (at: number) => void };

type Day = { readonly clinicId: string; readonly sessions: readonly { people: SeenPerson[] }[] };

async function askDay(at: string, headers: Record<string, string>): Promise<Day> {
  const reply = await fetch(at, { headers });
  if (!reply.ok) throw new Error(`The day answered ${reply.status}.`);
  return (await reply.json()) as Day;
}

function partOf(clinicId: string, sessionId: string, lines: ReadonlySet<string> | null): string {
  const people = lines === null || lines.size > mostLines ? '' : `&people=${[...lines].join(',')}`;
  return `?clinicId=${clinicId}&sessionId=${sessionId}${people}`;
}

/** Opens a screen and waits until it shows the day. */
export async function openScreen({ address, cookie, events }: ScreenParts): Promise<Screen> {
  const headers = { cookie };
  const shown = new Map<string, SeenPerson>();
  let waiting: Waiting[] = [];
  let clinicId = '';
  const stopping = new AbortController();

  const look = async (sessionId: string | null, lines: ReadonlySet<string> | null) => {
    const part = sessionId === null ? '' : partOf(clinicId, sessionId, lines);
    const day = await askDay(`${address}/api/today${part}`, headers);
    clinicId = day.clinicId;
    for (const person of day.sessions.flatMap((session) => session.people))
      shown.set(person.patientId, person);
    const at = performance.now();
    const isShown = (one: Waiting) => (shown.get(one.patientId)?.sequence ?? 0) >= one.sequence;
    for (const one of waiting.filter(isShown)) one.resolve(at);
    waiting = waiting.filter((one) => !isShown(one));
  };
  let isLooking = false;
  const due = new Set<string>();
  const lookAgain = async () => {
    if (isLooking) return;
    isLooking = true;
    // As use-live.ts gathers what comes together.
    await pause(gatherMs);
    while (due.size > 0) {
      const rooms = changedLines([...due]);
      due.clear();
      for (const [room, lines] of rooms) await look(room, lines);
    }
    isLooking = false;
  };

  const stream = await fetch(`${events}/api/events`, { headers, signal: stopping.signal });
  if (!stream.ok || stream.body === null) throw new Error(`The stream answered ${stream.status}.`);
  const reading = (async () => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const part of stream.body ?? []) {
      text += decoder.decode(part, { stream: true });
      const whole = text.slice(0, text.lastIndexOf('\n\n') + 2);
      text = text.slice(whole.length);
      for (const [, id] of whole.matchAll(/"topic":"session","id":"([^"]+)"/gu)) if (id) due.add(id);
      if (due.size > 0) void lookAgain();
    }
  })();
  reading.catch(() => undefined);
  await look(null, null);
  return {
    sequenceOf: (patientId) => shown.get(patientId)?.sequence ?? 0,
    statusOf: (patientId) => shown.get(patientId)?.status,
    shows: (patientId, sequence) =>
      new Promise((resolve) => {
        if ((shown.get(patientId)?.sequence ?? 0) >= sequence) resolve(performance.now());
        else waiting.push({ patientId, sequence, resolve });
      }),
    stop: () => stopping.abort(),
  };
}
