// A browser for tests: keeps its cookies, so that signing in, locking and signing out go by HTTP as they do for people.
import type { FastifyInstance } from 'fastify';
import { newId } from '#platform/database/new-id.ts';
import type { Answer } from './test-world.ts';

export type TestBrowser = {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  remove(path: string): Promise<Answer>;
  /** The cookies it holds, by name. */
  readonly cookies: Record<string, string>;
  /** Another browser with the same cookies: what a thief of cookies has. */
  copy(): TestBrowser;
};

type Sent = { readonly body?: unknown; readonly headers?: Record<string, string> };

/** A browser at an address, with nothing in it. */
export function openTestBrowser(
  server: FastifyInstance,
  address = '127.0.0.1',
  cookies: Record<string, string> = {},
): TestBrowser {
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    sent: Sent = {},
  ): Promise<Answer> => {
    const reply = await server.inject({
      method,
      url,
      remoteAddress: address,
      headers: { 'idempotency-key': newId(), ...sent.headers },
      cookies,
      ...(sent.body === undefined ? {} : { payload: sent.body as object }),
    });
    for (const cookie of reply.cookies) {
      // oxlint-disable-next-line typescript/no-dynamic-delete -- a jar loses what the server takes away
      if (cookie.value === '') delete cookies[cookie.name];
      else cookies[cookie.name] = cookie.value;
    }
    const json = String(reply.headers['content-type'] ?? '').includes('json');
    return {
      status: reply.statusCode,
      body: json ? reply.json<Record<string, unknown>>() : {},
      text: reply.payload,
      headers: reply.headers,
    };
  };
  return {
    cookies,
    get: (path) => ask('GET', path),
    post: (path, body, headers) => ask('POST', path, { body: body ?? {}, headers: headers ?? {} }),
    put: (path, body) => ask('PUT', path, { body }),
    remove: (path) => ask('DELETE', path),
    copy: () => openTestBrowser(server, address, { ...cookies }),
  };
}
