// One line of the log for each request, when it has been answered.
import type { FastifyInstance } from 'fastify';
import type { Log } from './log.ts';

export function logRequests(server: FastifyInstance, log: Log): void {
  server.addHook('onResponse', async (request, reply) => {
    log.request({
      requestId: request.id,
      method: request.method,
      // A path that no route has may hold anything somebody typed.
      route: request.routeOptions.url ?? 'no such page',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
}
