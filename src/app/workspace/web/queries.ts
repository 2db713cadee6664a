// What the screens know of the server's records. A query's key begins with the topic the server announces, such as
// ['session', sessionId]: an announcement makes the queries of its topic ask again.
import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '#ui/problem.ts';

const triesAtMost = 3;
// Pauses double from a second on: the minute that a browser which asked too much has to wait is over by then.
const triesWhenTooMany = 6;

function isWorthAnotherTry(failures: number, error: Error): boolean {
  const status = error instanceof ProblemError ? error.problem.status : 0;
  if (status === 429) return failures < triesWhenTooMany;
  return failures < triesAtMost && (status === 0 || status >= 500);
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, gcTime: 5 * 60_000, retry: isWorthAnotherTry, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
