// How much one caller may ask: each browser so often a minute, and each address ten times that, since a whole clinic
// may sit behind one address and must not lock itself out.
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cookieName } from './browser.ts';
import type { Problem } from './problem.ts';

const browsersBehindAnAddress = 10;

export type Crowding = {
  /** Most requests a minute of one browser. */
  readonly requestsAMinute: number;
  readonly secure: boolean;
  /** What is answered above the limit. */
  readonly refusal: (request: FastifyRequest) => Problem;
};

/** Limits how often each browser and each address asks. Cookies must have been read before. */
export async function limitCrowding(server: FastifyInstance, crowding: Crowding): Promise<void> {
  const name = cookieName(crowding.secure);
  await server.register(rateLimit, {
    max: crowding.requestsAMinute,
    timeWindow: '1 minute',
    // A cookie nobody gave out gets a count of its own as well; the address bounds how many of those.
    keyGenerator: (request) => request.cookies[name]?.slice(0, tellsApart) ?? request.ip,
    errorResponseBuilder: crowding.refusal,
  });
  const ofAddress = server.createRateLimit({
    max: crowding.requestsAMinute * browsersBehindAnAddress,
    keyGenerator: (request) => request.ip,
  });
  server.addHook('onRequest', async (request, reply) => {
    const limit = await ofAddress(request);
    if (limit.isAllowed || !limit.isExceeded) return undefined;
    const answer = reply.code(429).header('retry-after', limit.ttlInSeconds);
    return answer.type('application/problem+json').send(crowding.refusal(request));
  });
}

// Enough of a token to tell two apart, and too little to be one.
const tellsApart = 12;
