// Headers of every answer. Pages set a content security policy of their own, with a nonce (see src/app/pages.ts).
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const yearSeconds = 31_536_000;

/** Adds the headers that every answer carries; what is personal is never stored by a browser or proxy. */
export async function setHeaders(server: FastifyInstance, secure: boolean): Promise<void> {
  await server.register(helmet, {
    // Set below, where a page has not set its own.
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: secure ? { maxAge: yearSeconds, includeSubDomains: true } : false,
  });
  server.addHook('onSend', async (request, reply) => {
    reply.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
    reply.header('X-Request-Id', request.id);
    if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'no-store');
    if (!reply.hasHeader('Content-Security-Policy'))
      reply.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  });
}
