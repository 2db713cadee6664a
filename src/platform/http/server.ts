// Builds the HTTP server from the route registry. What is not in the registry, and not one of the
// few plain pages given to it, does not exist; a difference stops the start.
import { setTimeout as pause } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, serializerCompiler } from 'fastify-type-provider-zod';
import { refuse, type Outcome } from '#kernel/outcome.ts';
import { newId } from '../database/new-id.ts';
import { answer, recordRefusal } from './edge.ts';
import type { EdgeParts, EdgeRequest } from './edge-request.ts';
import { browserOf, markSha256, tabletSha256, tokenSha256 } from './browser.ts';
import { fieldMessages, fieldWithNul, inputValidator, isBadInput } from './bad-input.ts';
import { keyedRequest, type KeyedRequest } from './idempotency.db.ts';
import { limitCrowding } from './crowding.ts';
import { comesFromHome } from './origin-check.ts';
import { brokenProblem, problemOf, type Problem } from './problem.ts';
import { checkRoutes } from './registry.ts';
import type { Route } from './route.ts';
import { setHeaders } from './headers.ts';

export type ServerParts = EdgeParts & {
  readonly routes: readonly Route[];
  /** Origins of our own pages, such as http://localhost:4600. */
  readonly homes: readonly string[];
  /** Whether browsers reach us over TLS. */
  readonly secure: boolean;
  /** Proxies whose X-Forwarded headers are believed; false believes none. */
  readonly trustProxy: boolean | string[];
  /** Certificate and key when the server itself speaks TLS. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** Adds hooks that see every request: the log and the measurements. */
  readonly watch?: ((server: FastifyInstance) => void) | undefined;
  /** Plain pages beside the registry (health, static files, streams); each names the paths it adds. */
  readonly plainPages: readonly PlainPages[];
  /** Told of breakage: the error and the request's id, never a body. */
  readonly report: (error: unknown, requestId: string) => void;
  readonly requestsAMinute: number;
  /** Answers as soon as they are there, also where how long they take would tell something; for tests only. */
  readonly withoutPauses?: boolean;
};

/** Pages that are not part of the registry; `paths` must name each one that `add` adds. */
export type PlainPages = {
  readonly paths: readonly string[];
  readonly add: (server: FastifyInstance) => void | Promise<void>;
};

/** Builds the server; throws when routes seen and routes written differ. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const routes = checkRoutes(parts.routes);
  const server = fastify({
    genReqId: () => newId(),
    trustProxy: parts.trustProxy,
    bodyLimit: 1_000_000,
    logger: false,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read, or is too long: Fastify itself would answer with the address in it.
    frameworkErrors: (_error, request, reply) => {
      void refusedReply(parts, { request, reply }, refuse('not-found'));
    },
    ...(parts.tls ? { https: parts.tls } : {}),
  });
  server.setValidatorCompiler(inputValidator);
  server.setSerializerCompiler(serializerCompiler);
  const seen: string[] = [];
  server.addHook('onRoute', (route) => {
    for (const method of [route.method].flat())
      if (method !== 'HEAD' && method !== 'OPTIONS') seen.push(`${method} ${route.url}`);
  });
  await server.register(cookie);
  await limitCrowding(server, {
    ...parts,
    refusal: (request) => problemOf(refuse('too-many'), parts.words, request.id),
  });
  await server.register(swagger, { openapi: openapiFacts, transform: jsonSchemaTransform });
  parts.watch?.(server);
  await setHeaders(server, parts.secure);
  setRefusals(server, parts);
  for (const pages of parts.plainPages) await server.register(async (scope) => pages.add(scope));
  for (const route of routes) addRoute(server, parts, route);
  await server.ready();
  compareSeen(seen, routes, parts.plainPages);
  return server;
}

const openapiFacts = {
  openapi: '3.1.0',
  info: {
    title: 'Evenkeel',
    version: '1',
    description: 'Runs an Intensive Outpatient Program. Errors are RFC 9457 problems.',
  },
  components: {
    securitySchemes: { signIn: { type: 'apiKey' as const, in: 'cookie' as const, name: 'evenkeel' } },
  },
  security: [{ signIn: [] }],
};

function addRoute(server: FastifyInstance, parts: ServerParts, route: Route): void {
  const { params, query, body } = route.input;
  server.route({
    method: route.method,
    url: route.path,
    schema: {
      summary: route.summary,
      tags: [route.path.split('/')[2] ?? ''],
      description: needsInWords(route),
      ...(route.needs === 'public' ? { security: [] } : {}),
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      response: { 200: route.output },
    },
    config: { route },
    handler: async (request, reply) => handle(parts, route, { request, reply }),
  });
}

function needsInWords(route: Route): string {
  if (route.needs === 'public') return 'Needs nobody signed in.';
  if (route.needs === 'tablet') return 'Needs a tablet that the clinic has set up.';
  return `Needs: ${route.needs}. Care scope: ${route.care}.`;
}

async function handle(
  parts: ServerParts,
  route: Route,
  at: { request: FastifyRequest; reply: FastifyReply },
): Promise<unknown> {
  const { request, reply } = at;
  const asked = edgeRequestOf(parts, route, at);
  const nul = fieldWithNul(asked.input);
  if (nul !== null) {
    await recordRefusal(parts, asked, 'bad-input');
    return nulReply(parts, at, nul);
  }
  const keyed = keyOf(route, request);
  if (!keyed.ok) {
    await recordRefusal(parts, asked, keyed.code);
    return refusedReply(parts, at, keyed);
  }
  const [outcome] = await Promise.all([
    answer(parts, { ...asked, keyed: keyed.value }),
    parts.withoutPauses || route.notBeforeMs === undefined ? null : pause(route.notBeforeMs),
  ]);
  if (!outcome.ok) return refusedReply(parts, at, outcome);
  return outcome.value.replayed === null
    ? reply.send(outcome.value.value ?? null)
    : reply.send(JSON.parse(outcome.value.replayed));
}

function nulReply(
  parts: ServerParts,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  field: string,
): FastifyReply {
  const fields = [{ field, message: 'Leave out the invisible NUL character.' }];
  return sendProblem(reply, { ...problemOf(refuse('bad-input'), parts.words, request.id), fields });
}

function edgeRequestOf(
  parts: ServerParts,
  route: Route,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): EdgeRequest {
  return {
    route,
    input: {
      ...(request.params as object),
      ...(request.query as object),
      ...(request.body as object | undefined),
    },
    tokenSha256: tokenSha256(request, parts.secure),
    tabletSha256: tabletSha256(request, parts.secure),
    requestId: request.id,
    address: request.ip,
    forwarded: wasForwarded(request),
    markSha256: markSha256(request, parts.secure),
    browser: browserOf(reply, parts.secure),
    keyed: null,
    background: request.headers['evenkeel-activity'] === 'background',
  };
}

function wasForwarded(request: FastifyRequest): boolean {
  return Object.keys(request.headers).some(
    (name) =>
      name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-') || name === 'x-real-ip',
  );
}

function keyOf(route: Route, request: FastifyRequest): Outcome<KeyedRequest | null> {
  if (!route.creates) return { ok: true, value: null };
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 8 || key.length > 255) return refuse('key-missing');
  return {
    ok: true,
    value: keyedRequest(key, { method: request.method, url: request.url, body: request.body }),
  };
}

function refusedReply(
  parts: ServerParts,
  at: { request: FastifyRequest; reply: FastifyReply },
  refusal: Extract<Outcome<unknown>, { ok: false }>,
): FastifyReply {
  const problem = problemOf(refusal, parts.words, at.request.id);
  return sendProblem(at.reply, problem);
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

function setRefusals(server: FastifyInstance, parts: ServerParts): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!comesFromHome(request, parts.homes))
      return refusedReply(
        parts,
        { request, reply },
        refuse('foreign-origin', { address: parts.homes[0] ?? '' }),
      );
    return undefined;
  });
  server.setNotFoundHandler((request, reply) => refusedReply(parts, { request, reply }, refuse('not-found')));
  server.setErrorHandler(async (error, request, reply) => {
    reply.type('application/problem+json').serializer(JSON.stringify);
    if (isBadInput(error)) {
      const { route } = request.routeOptions.config as { route?: Route };
      if (route) await recordRefusal(parts, edgeRequestOf(parts, route, { request, reply }), 'bad-input');
      const problem = problemOf(refuse('bad-input'), parts.words, request.id);
      return reply
        .code(error.statusCode ?? 400)
        .send({ ...problem, status: error.statusCode ?? 400, fields: fieldMessages(error) });
    }
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'too-many')
      return reply.code(429).send(error);
    parts.report(error, request.id);
    return reply.code(500).send(brokenProblem(request.id));
  });
}

function compareSeen(seen: readonly string[], routes: readonly Route[], pages: readonly PlainPages[]): void {
  const written = new Set([
    ...routes.map((route) => `${route.method} ${route.path}`),
    ...pages.flatMap((page) => page.paths),
  ]);
  const unknown = seen.filter((name) => !written.has(name));
  const missing = [...written].filter((name) => !seen.includes(name));
  if (unknown.length + missing.length > 0)
    throw new Error(
      `Routes served and routes written differ. Not written: ${unknown.join(', ')}. Not served: ${missing.join(', ')}.`,
    );
}
