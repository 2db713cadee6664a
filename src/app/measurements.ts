// What /metrics tells a monitor: how often, how long, how many; labels are patterns and statuses, never ids.
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '#platform/database/database.ts';

export type Measurements = {
  watch(server: FastifyInstance): void;
  text(): Promise<string>;
  readonly contentType: string;
};

export function openMeasurements(database: Database, openStreams: () => number = () => 0): Measurements {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'evenkeel_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  registry.registerMetric(
    new Gauge({
      name: 'evenkeel_database_connections',
      help: 'Connections of the pool, by what they do.',
      labelNames: ['state'],
      registers: [],
      collect() {
        const { totalCount, idleCount, waitingCount } = database.pool;
        this.set({ state: 'busy' }, totalCount - idleCount);
        this.set({ state: 'idle' }, idleCount);
        this.set({ state: 'waited_for' }, waitingCount);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'evenkeel_open_streams',
      help: 'Event streams that browsers hold open.',
      registers: [],
      collect() {
        this.set(openStreams());
      },
    }),
  );
  return {
    watch(server) {
      server.addHook('onResponse', async (request, reply) => {
        const labels = {
          method: request.method,
          route: request.routeOptions.url ?? 'none',
          status: String(reply.statusCode),
        };
        requests.observe(labels, reply.elapsedTime / 1000);
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
