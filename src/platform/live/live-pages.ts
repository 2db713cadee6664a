// GET /api/events: tells open screens that something changed. Only topic and id travel, and only to people of the
// same organization; who may not open the thing gets nothing from asking for it. A stream ends as soon as its
// sign-in is locked, over, or reaches differently, and never counts as activity of a person.
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#kernel/outcome.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Announcement } from '../http/announcements.db.ts';
import { tokenSha256 } from '../http/browser.ts';
import { edgeRefusals, problemOf } from '../http/problem.ts';
import type { PlainPages } from '../http/server.ts';
import { listenForAnnouncements } from './announcement-listener.db.ts';
import { checkSignIn, type SignInCheck } from './sign-in-check.db.ts';

export type LiveParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly idleMinutes: number;
  /** Whether browsers reach us over TLS: it decides the cookie's name. */
  readonly secure: boolean;
  /** Address past any pooler, for LISTEN. */
  readonly directUrl: string;
  readonly report: (error: unknown) => void;
  /** Hears every announcement as well: for work that begins when something was asked for. */
  readonly overhear?: (announcement: Announcement) => void;
  readonly checkEveryMs?: number;
};

export type Live = {
  readonly pages: PlainPages;
  /** How many streams are open. */ count(): number;
  stop(): Promise<void>;
};

type Stream = { readonly token: Buffer; readonly begun: SignInCheck; readonly out: PassThrough };

const checkEveryMs = 3_000;
const beatEveryMs = 20_000;
const mostWaitingBytes = 256_000;
// One stream a browser is the rule; somebody with a few browsers is fine, a runaway page is not.
const mostOfOneSignIn = 6;

// Changes of sign-ins are not told to browsers, but make their streams be looked at, at once; so does a change of a person's roles.
const signInTopic = 'sign-in';
const checkedTopics: ReadonlySet<string> = new Set([signInTopic, 'staff']);

export function openLive(parts: LiveParts): Live {
  const streams = new Set<Stream>();
  const checks = checksOf(parts, streams);
  const listener = listenForAnnouncements({
    address: parts.directUrl,
    report: parts.report,
    missed: () => tell(streams, 'missed', {}),
    hear: (announcement) => {
      parts.overhear?.(announcement);
      hear(streams, checks, announcement);
    },
  });
  const beat = setInterval(() => {
    for (const { out } of streams) out.write(': still here\n\n');
  }, beatEveryMs);
  const look = setInterval(() => void checks.run([...streams]), parts.checkEveryMs ?? checkEveryMs);
  const endAll = () => {
    for (const stream of streams) stream.out.end();
  };
  return {
    pages: {
      paths: ['GET /api/events'],
      add(server) {
        // Streams never end by themselves, and the server waits for what is open.
        server.addHook('preClose', (done) => {
          endAll();
          done();
        });
        server.get('/api/events', { schema: { hide: true } }, (request, reply) =>
          begin({ parts, streams }, request, reply),
        );
      },
    },
    count: () => streams.size,
    async stop() {
      clearInterval(beat);
      clearInterval(look);
      endAll();
      await listener.stop();
    },
  };
}

type At = { readonly parts: LiveParts; readonly streams: Set<Stream> };

async function begin(
  { parts, streams }: At,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const token = tokenSha256(request, parts.secure);
  const begun = token ? await check(parts, token) : null;
  if (token === null || begun === null || begun.state !== 'open')
    return refused(reply, request.id, begun?.state ?? 'signed-out');
  const stream: Stream = { token, begun, out: new PassThrough() };
  streams.add(stream);
  stream.out.on('close', () => streams.delete(stream));
  endOldest(streams, begun.signInId);
  stream.out.write('event: begun\ndata: {}\n\n');
  // The connection goes with its stream: kept alive, it would hold up a server that stops.
  return reply
    .type('text/event-stream; charset=utf-8')
    .headers({ 'X-Accel-Buffering': 'no', Connection: 'close' })
    .send(stream.out);
}

function refused(reply: FastifyReply, requestId: string, state: SignInCheck['state']): FastifyReply {
  const problem = problemOf(refuse(state === 'locked' ? 'locked' : 'not-signed-in'), edgeRefusals, requestId);
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

function endOldest(streams: ReadonlySet<Stream>, signInId: string): void {
  const own = [...streams].filter((stream) => stream.begun.signInId === signInId);
  for (const stream of own.slice(0, Math.max(0, own.length - mostOfOneSignIn))) stream.out.end();
}

function check(parts: LiveParts, token: Buffer): Promise<SignInCheck> {
  return checkSignIn(
    { database: parts.database, idleMinutes: parts.idleMinutes, now: parts.clock.now() },
    token,
  );
}

function hear(streams: ReadonlySet<Stream>, checks: Checks, announcement: Announcement): void {
  const own = [...streams].filter((stream) => stream.begun.organizationId === announcement.organizationId);
  if (checkedTopics.has(announcement.topic))
    void checks.run(
      own.filter(
        ({ begun }) => begun.signInId === announcement.id || begun.staffMemberId === announcement.id,
      ),
    );
  if (announcement.topic !== signInTopic)
    tell(own, 'changed', { topic: announcement.topic, id: announcement.id });
}

function tell(streams: Iterable<Stream>, name: string, told: Readonly<Record<string, string>>): void {
  for (const { out } of streams) {
    if (!out.writable) continue;
    // Whoever does not read any more is let go; they come back and ask for everything.
    if (out.writableLength > mostWaitingBytes) out.destroy();
    else out.write(`event: ${name}\ndata: ${JSON.stringify(told)}\n\n`);
  }
}

type Checks = { run(streams: readonly Stream[]): Promise<void> };

function checksOf(parts: LiveParts, streams: ReadonlySet<Stream>): Checks {
  const endIfChanged = async (stream: Stream) => {
    const now = await check(parts, stream.token);
    const isSame = now.state === 'open' && now.reach === stream.begun.reach;
    if (isSame || !streams.has(stream)) return;
    tell([stream], now.state === 'open' ? 'changed-reach' : now.state, {});
    stream.out.end();
  };
  return {
    async run(some) {
      for (const stream of some) {
        try {
          await endIfChanged(stream);
        } catch (error) {
          // Nobody can say any more who this is: the stream ends, and the browser asks again.
          parts.report(error);
          stream.out.end();
        }
      }
    },
  };
}
