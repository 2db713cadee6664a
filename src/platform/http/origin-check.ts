// Requests that change something must come from our own pages: a form on another site can neither
// send our content type nor hide its origin.
import type { FastifyRequest } from 'fastify';

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether an unsafe request comes from one of our own pages, or from a program that is no browser. */
export function comesFromHome(request: FastifyRequest, homes: readonly string[]): boolean {
  if (safe.has(request.method)) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = request.headers.origin;
  return origin === undefined ? site === undefined || site === 'same-origin' : homes.includes(origin);
}
