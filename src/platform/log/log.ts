// The program's log: one JSON line each, from a list of what may stand in it, not from a list of what may not.
// No bodies, addresses, queries or headers; and of an error only where it broke, since its words may quote what was typed.
import { destination, pino } from 'pino';

export type RequestLine = {
  readonly requestId: string;
  readonly method: string;
  /** The pattern of the route, such as /api/patients/:patientId; never the address that was asked for. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
};

export type Log = {
  /** A request that was answered. */
  readonly request: (line: RequestLine) => void;
  /** Something the program did by itself, in words of ours with numbers. */
  readonly event: (event: string, numbers?: Readonly<Record<string, number>>) => void;
  /** Something that needs a person's eye, though the program goes on. */
  readonly warning: (event: string, numbers?: Readonly<Record<string, number>>) => void;
  /** Something broke: where, not what it said. `during` is a request's id or the name of a part. */
  readonly broken: (error: unknown, during: string) => void;
};

export type LogOptions = {
  /** 'info' writes every request; 'warn' only what needs attention. */
  readonly level: 'info' | 'warn';
  /** Where lines go; standard output when left out. */
  readonly write?: (line: string) => void;
};

export function openLog(options: LogOptions): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
  };
  const { write } = options;
  const out = write ? { write, flush: () => undefined } : openOut();
  const lines = pino(settings, out);
  return {
    request: ({ requestId, method, route, status, milliseconds }) =>
      lines.info({ requestId, method, route, status, milliseconds }, 'request'),
    event: (event, numbers = {}) => lines.info({ ...numbers }, event),
    warning: (event, numbers = {}) => lines.warn({ ...numbers }, event),
    broken: (error, during) => {
      lines.error({ during, ...placeOf(error) }, 'broken');
      out.flush();
    },
  };
}

// Lines go out some at a time, half a second late at the most: a call into the system for each request costs more than
// making its line. What broke goes out at once, with all before it, and so does everything when the program ends.
function openOut(): { write: (line: string) => void; flush: () => void } {
  const out = destination({ dest: 1, minLength: 4096, periodicFlush: 500, sync: true });
  process.once('exit', () => out.flushSync());
  return { write: (line) => void out.write(line), flush: () => out.flushSync() };
}

type Place = {
  name: string;
  code?: string;
  constraint?: string;
  table?: string;
  frames: string[];
  because?: Place;
};

/** Of an error its name, the database's code and names, and the lines of code it passed; never its message. */
function placeOf(error: unknown, depth = 0): Place {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const told = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    name: error.constructor.name,
    ...(isWord(told.code) ? { code: told.code } : {}),
    ...(isWord(told.constraint) ? { constraint: told.constraint } : {}),
    ...(isWord(told.table) ? { table: told.table } : {}),
    frames: framesOf(error),
    ...(error.cause === undefined || depth > 2 ? {} : { because: placeOf(error.cause, depth + 1) }),
  };
}

// Codes and names of the schema are single plain words; anything else may be a value.
function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_.-]{1,80}$/.test(value);
}

// A line of the message could be made to look like a frame: only those that end in a place in a file count.
function framesOf(error: Error): string[] {
  const afterMessage = (error.stack ?? '').replace(`${error.name}: ${error.message}`, '');
  return afterMessage
    .split('\n')
    .filter((line) => /^\s+at .*(\.[cm]?[jt]s|node:[\w/]+):\d+:\d+\)?$/.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
