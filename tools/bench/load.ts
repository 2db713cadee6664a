// Drives a server over kept-alive connections of its own: as little work a request as can be, so that what is measured
// is the server. Answers must be whole (Content-Length) and 2xx, or the run ends.
import { connect, type Socket } from 'node:net';

export type Target = { port: number; cookie?: string };
export type Ask = { method: 'GET' | 'POST'; path: string; body?: string; headers?: Record<string, string> };
export type Load = {
  target: Target;
  connections: number;
  /** Ends when so much time has passed, or when `next` has no more. */
  seconds: number;
  /** The next request, or null when there are no more. */
  next: () => Ask | null;
};
export type Driven = { requests: number; seconds: number; milliseconds: number[] };

/** Keeps all connections busy; answers the time of each request. */
export async function drive(load: Load): Promise<Driven> {
  const milliseconds: number[] = [];
  const begun = performance.now();
  const until = begun + load.seconds * 1000;
  const one = async (): Promise<void> => {
    const caller = await openCaller(load.target);
    try {
      while (performance.now() < until) {
        const ask = load.next();
        if (ask === null) return;
        const at = performance.now();
        const answer = await caller.send(ask);
        milliseconds.push(performance.now() - at);
        if (answer.status < 200 || answer.status > 299)
          throw new Error(
            `${ask.method} ${ask.path} answered ${answer.status}: ${answer.body.slice(0, 500)}`,
          );
      }
    } finally {
      caller.close();
    }
  };
  await Promise.all(Array.from({ length: load.connections }, one));
  return { requests: milliseconds.length, seconds: (performance.now() - begun) / 1000, milliseconds };
}

export type Answered = { status: number; body: string; head: string };
export type Caller = { send(ask: Ask): Promise<Answered>; close(): void };

/** One kept-alive connection; one request at a time. */
export async function openCaller(target: Target): Promise<Caller> {
  const socket = await connected(target.port);
  let chunks: Buffer[] = [];
  let waiting: { resolve: (answer: Answered) => void; reject: (error: Error) => void } | undefined;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    const answer = wholeAnswer(chunks.length === 1 ? chunk : Buffer.concat(chunks));
    if (answer === null) return;
    chunks = [];
    waiting?.resolve(answer);
  });
  const broken = (error: Error): void => waiting?.reject(error);
  socket.on('error', broken);
  socket.on('close', () => broken(new Error('the server closed the connection')));
  return {
    send: (ask) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(requestText(target, ask));
      }),
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

function requestText(target: Target, ask: Ask): string {
  const body = ask.body ?? '';
  const headers = [
    `${ask.method} ${ask.path} HTTP/1.1`,
    `host: localhost:${target.port}`,
    ...(target.cookie === undefined ? [] : [`cookie: ${target.cookie}`]),
    ...Object.entries(ask.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
  ];
  return `${headers.join('\r\n')}\r\n\r\n${body}`;
}

const endOfHead = Buffer.from('\r\n\r\n');

function wholeAnswer(bytes: Buffer): Answered | null {
  const end = bytes.indexOf(endOfHead);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error('an answer without Content-Length cannot be measured');
  if (bytes.length < end + 4 + length) return null;
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', end + 4, end + 4 + length), head };
}
