// Open screens of a clinic's day as browsers are: each holds an event stream, and asks for the room again in which
// something changed. What is asked for while an answer is on its way is asked for once more afterwards.
import { setTimeout as pause } from 'node:timers/promises';

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

/** Opens a screen and waits until it shows the day. */
export async function openScreen({ address, cookie, events }: ScreenParts): Promise<Screen> {
  const headers = { cookie };
  const shown = new Map<string, SeenPerson>();
  let waiting: Waiting[] = [];
  const stopping = new AbortController();

  const look = async (sessionId: string | null) => {
    const room = sessionId === null ? '' : `?sessionId=${sessionId}`;
    const reply = await fetch(`${address}/api/today${room}`, { headers });
    if (!reply.ok) throw new Error(`The day answered ${reply.status}.`);
    const day = (await reply.json()) as { sessions: { people: SeenPerson[] }[] };
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
      const rooms = [...due];
      due.clear();
      for (const room of rooms) await look(room);
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
  await look(null);
  return {
    sequenceOf: (patientId) => shown.get(patientId)?.sequence ?? 0,
    statusOf: (patientId) => shown.get(patientId)?.status,
    shows: (patientId, sequence) =>
      (shown.get(patientId)?.sequence ?? 0) >= sequence
        ? Promise.resolve(performance.now())
        : new Promise((resolve) => {
            waiting.push({ patientId, sequence, resolve });
          }),
    stop: () => stopping.abort(),
  };
}
