// The configuration: read once from the environment, checked, then passed in.
import { resolve } from 'node:path';
import { environmentSchema, type Environment } from './environment.ts';
import { isLoopback, listeningRefusals } from './listening.ts';
import { StartRefused } from './start-refused.ts';

export type OwnDatabase = {
  kind: 'own';
  runtimeUrl: string;
  ownerUrl: string;
  directUrl: string;
};

export type Config = {
  dataFolder: string;
  keysFolder: string;
  database: { kind: 'embedded' } | OwnDatabase;
  host: string;
  port: number;
  /** The address people open, without a slash at its end. */
  publicUrl: string;
  demo: boolean;
  /** Where the program's clock was set to, or undefined for the system's clock. */
  now: string | undefined;
  /** Addresses whose X-Forwarded headers are believed; empty for none. */
  trustedProxies: string[];
  tls: { certFile: string; keyFile: string } | undefined;
  /** Where the head of the audit chain is kept outside the database; best on another machine's disk. */
  auditHeadFile: string;
  /** What lets a monitor beyond this machine read /metrics; undefined lets none. */
  metricsToken: string | undefined;
  /** Tests, on this machine only: their clock may be set and their database may be a quick one. */
  isTest: boolean;
};

export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  // An empty variable is one that was not set: `PORT= npm start`.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success)
    throw new StartRefused([...new Set(parsed.error.issues.map((issue) => issue.message))]);
  const config = configFrom(parsed.data);
  const refusals = [
    ...databaseRefusals(parsed.data),
    ...listeningRefusals(parsed.data),
    ...demonstrationRefusals(parsed.data, config),
  ];
  if (refusals.length > 0) throw new StartRefused(refusals);
  return config;
}

function configFrom(env: Environment): Config {
  const dataFolder = resolve(env.EVENKEEL_DATA);
  const tls =
    env.EVENKEEL_TLS_CERT !== undefined && env.EVENKEEL_TLS_KEY !== undefined
      ? { certFile: resolve(env.EVENKEEL_TLS_CERT), keyFile: resolve(env.EVENKEEL_TLS_KEY) }
      : undefined;
  const publicUrl = env.EVENKEEL_URL ?? `${tls ? 'https' : 'http'}://localhost:${env.PORT}`;
  const keysFolder = resolve(env.EVENKEEL_KEYS ?? `${dataFolder}/keys`);
  return {
    dataFolder,
    keysFolder,
    database: databaseFrom(env),
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    demo: env.EVENKEEL_DEMO === undefined ? demoByDefault(env, publicUrl) : env.EVENKEEL_DEMO === 'on',
    now: env.EVENKEEL_NOW,
    trustedProxies: env.TRUST_PROXY ?? [],
    tls,
    auditHeadFile: resolve(env.EVENKEEL_AUDIT_HEAD ?? `${keysFolder}/audit-head.json`),
    metricsToken: env.EVENKEEL_METRICS_TOKEN,
    isTest: env.NODE_ENV === 'test' && onlyHere(env, publicUrl),
  };
}

function databaseFrom(env: Environment): Config['database'] {
  if (env.DATABASE_URL === undefined) return { kind: 'embedded' };
  return {
    kind: 'own',
    runtimeUrl: env.DATABASE_URL,
    // databaseRefusals() has refused a missing owner before anybody gets to see this.
    ownerUrl: env.DATABASE_OWNER_URL ?? '',
    directUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
  };
}

// The demonstration signs people in with one click, so nobody beyond this machine may reach it.
function onlyHere(env: Environment, publicUrl: string): boolean {
  return isLoopback(env.HOST) && isLoopback(new URL(publicUrl).hostname) && env.TRUST_PROXY === undefined;
}

function demoByDefault(env: Environment, publicUrl: string): boolean {
  return env.DATABASE_URL === undefined && onlyHere(env, publicUrl);
}

function databaseRefusals(env: Environment): string[] {
  if (env.DATABASE_URL !== undefined && env.DATABASE_OWNER_URL === undefined) {
    return [
      'DATABASE_URL is set without DATABASE_OWNER_URL: migrations need the address of the role evenkeel_migrator (see db/roles.sql).',
    ];
  }
  if (env.DATABASE_URL === undefined && (env.DATABASE_OWNER_URL ?? env.DATABASE_DIRECT_URL) !== undefined) {
    return [
      'DATABASE_OWNER_URL or DATABASE_DIRECT_URL is set without DATABASE_URL: set all of them, or none for the embedded database.',
    ];
  }
  return [];
}

function demonstrationRefusals(env: Environment, config: Config): string[] {
  const refusals: string[] = [];
  if (config.demo && !onlyHere(env, config.publicUrl)) {
    refusals.push(
      'The demonstration lets anybody in with one click, so it runs on this machine only: set EVENKEEL_DEMO=off, or leave HOST, EVENKEEL_URL and TRUST_PROXY at this machine.',
    );
  }
  if (config.now !== undefined && !config.demo && !config.isTest) {
    refusals.push(
      'EVENKEEL_NOW sets the clock in the demonstration and in tests only: records of real care must carry the real time.',
    );
  }
  return refusals;
}
