// The one way in which screens call the server. It throws a ProblemError when the server refuses, and tells the
// whole screen when nobody is signed in, the screen is locked, or the network is gone.
import { ProblemError, type Problem } from './problem.ts';
import { isSomebodyHere, tellConnection, tellSignIn } from './presence.ts';

export type Ask = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with query, such as /api/sessions?on=2026-11-16. Build it with `pathOf`. */
  readonly path: string;
  readonly body?: unknown;
  /** Idempotency key of what creates something. Keep one key for each thing to create, so that trying again has one effect; without it every call of POST is a new one. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** For polling: a 401 or 423 throws as ever but leaves the screen as it is. */
  readonly quiet?: boolean;
};

/** Calls the server and answers what it answered. */
export async function ask<Answer>(asked: Ask): Promise<Answer> {
  const reply = await send(asked);
  if (reply.ok) return (await reply.json()) as Answer;
  const problem = await problemOf(reply);
  if (!asked.quiet && problem.status === 401 && problem.code === 'not-signed-in') tellSignIn('signed-out');
  if (!asked.quiet && problem.status === 423) tellSignIn('locked');
  throw new ProblemError(problem);
}

/** A new key for something to create. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** A path with its query; what is undefined or empty is left out. */
export function pathOf(
  path: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') words.set(name, String(value));
  return words.size > 0 ? `${path}?${words.toString()}` : path;
}

async function send(asked: Ask): Promise<Response> {
  try {
    const reply = await fetch(asked.path, requestOf(asked));
    tellConnection('online');
    return reply;
  } catch (error) {
    if (asked.signal?.aborted) throw error;
    tellConnection('offline');
    throw new ProblemError(offlineProblem, { cause: error });
  }
}

function requestOf(asked: Ask): RequestInit {
  const method = asked.method ?? 'GET';
  return {
    method,
    headers: headersOf(asked, method),
    credentials: 'same-origin',
    ...(method === 'GET' ? {} : { body: JSON.stringify(asked.body ?? {}) }),
    ...(asked.signal ? { signal: asked.signal } : {}),
  };
}

function headersOf(asked: Ask, method: string): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  // What the screen asks by itself, after an announcement say, must not keep an empty chair signed in.
  if (!isSomebodyHere()) headers['evenkeel-activity'] = 'background';
  if (method !== 'GET') headers['content-type'] = 'application/json';
  if (method === 'POST' || asked.key !== undefined) headers['idempotency-key'] = asked.key ?? newKey();
  return headers;
}

const offlineProblem: Problem = {
  title: 'No connection',
  status: 0,
  code: 'offline',
  detail: 'The server cannot be reached. What you typed is still here; try again when you are back online.',
};

async function problemOf(reply: Response): Promise<Problem> {
  const type = reply.headers.get('content-type') ?? '';
  if (type.includes('problem+json')) return (await reply.json()) as Problem;
  return {
    title: 'Something broke on the way',
    status: reply.status,
    code: 'broken',
    detail: 'Nothing was changed. Try again in a moment.',
  };
}
