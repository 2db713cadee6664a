// Everything that goes wrong leaves as an RFC 9457 problem: a code, a sentence that says what to do, one message a field.
import { z } from 'zod';
import type { Refusal, RefusalTable, RefusalWords } from '#kernel/outcome.ts';

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Refusals the edge itself gives. */
export const edgeRefusals = {
  'bad-input': {
    status: 400,
    title: 'Something in it is not right',
    sentence: 'Check the marked fields and send it again.',
  },
  'key-missing': {
    status: 400,
    title: 'The request has no key',
    sentence: 'Send an Idempotency-Key header of 8 to 255 characters with what creates something.',
  },
  'key-reused': {
    status: 422,
    title: 'This key was used for another request',
    sentence: 'Send a new Idempotency-Key with a new request.',
  },
  'not-signed-in': {
    status: 401,
    title: 'You are not signed in',
    sentence: 'Sign in and try again. What you typed is kept on this screen.',
  },
  'tablet-not-set-up': {
    status: 401,
    title: 'This tablet is not set up',
    sentence: 'Ask somebody who works here: Today leads to the tablets, and gives a code.',
  },
  locked: {
    status: 423,
    title: 'The screen is locked',
    sentence: 'Come back with your PIN, passkey or password. What you typed is kept.',
  },
  'not-permitted': {
    status: 403,
    title: 'Your role may not do this',
    sentence: 'Ask an administrator if your work needs it.',
  },
  'not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'foreign-origin': {
    status: 403,
    title: 'Not opened at its own address',
    sentence:
      'The request came from another site or another address of this one. Open Evenkeel at {address}.',
  },
  'too-many': { status: 429, title: 'Too many requests', sentence: 'Wait a minute and try again.' },
  'day-out-of-range': {
    status: 422,
    title: 'Not a day we can keep',
    sentence: 'Enter a day between the years 1 and 9999.',
  },
  'moved-on': {
    status: 409,
    title: 'Somebody else was there first',
    sentence: 'It changed while you looked at it. Look at the new state and decide again.',
  },
} as const satisfies RefusalTable;

/** Builds the problem of a refusal from the table of all words; facts fill {places} in the sentence. */
export function problemOf(refusal: Refusal, words: RefusalTable, requestId: string): Problem {
  const found = words[refusal.code];
  if (!found) throw new Error(`Refusal ${refusal.code} has no words.`);
  const problem = problemFrom(refusal.code, found, requestId);
  const detail = found.sentence.replace(/\{(\w+)\}/g, (_place, name: string) =>
    inWords(refusal.facts[name] ?? ''),
  );
  return {
    ...problem,
    detail,
    ...(Object.keys(refusal.facts).length > 0 ? { facts: { ...refusal.facts } } : {}),
  };
}

const dayFormat = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});

// A day is read as people say it; what a screen works with stands among the facts.
function inWords(fact: string | number | boolean): string {
  return typeof fact === 'string' && /^\d{4}-\d\d-\d\d$/u.test(fact)
    ? dayFormat.format(new Date(`${fact}T12:00:00Z`))
    : String(fact);
}

function problemFrom(code: string, words: RefusalWords, requestId: string): Problem {
  return {
    type: 'about:blank',
    title: words.title,
    status: words.status,
    code,
    detail: words.sentence,
    requestId,
  };
}

/** The problem of broken software: no detail of what broke. */
export function brokenProblem(requestId: string): Problem {
  return {
    type: 'about:blank',
    title: 'Something broke on our side',
    status: 500,
    code: 'broken',
    detail: 'Nothing was changed. Try again; if it stays, tell your administrator the request number.',
    requestId,
  };
}
