// Reads server-sent events with fetch: unlike EventSource it shows the status, and nothing reconnects by itself.
export type StreamEvent = { readonly name: string; readonly text: string };

/** The events of a stream until it ends. A refusal is told as the event 'refused' with 'signed-out' or 'locked'. */
export async function* readEvents(path: string): AsyncGenerator<StreamEvent> {
  const reply = await fetch(path, {
    headers: { accept: 'text/event-stream' },
    credentials: 'same-origin',
    cache: 'no-store',
  });
  const refused = { 401: 'signed-out', 423: 'locked' }[reply.status];
  if (refused !== undefined) {
    yield { name: 'refused', text: refused };
    return;
  }
  if (!reply.ok || reply.body === null) throw new Error(`The stream answered ${reply.status}.`);
  yield { name: 'open', text: '' };
  let rest = '';
  const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventIn(block);
      if (event) yield event;
    }
  }
}

/** One block of a stream as an event; null for a comment, such as a heartbeat. */
export function eventIn(block: string): StreamEvent | null {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
  }
  return data.length === 0 ? null : { name, text: data.join('\n') };
}
