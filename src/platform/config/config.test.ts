import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { StartRefused } from './start-refused.ts';

function refusalsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof StartRefused) return error.sentences;
    throw error;
  }
}

const tls = { EVENKEEL_TLS_CERT: 'cert.pem', EVENKEEL_TLS_KEY: 'key.pem' };
const proxy = { TRUST_PROXY: '10.0.0.5', EVENKEEL_URL: 'https://evenkeel.example.org' };
const own = { DATABASE_URL: 'postgres://r:p@db/evenkeel', DATABASE_OWNER_URL: 'postgres://m:p@db/evenkeel' };

describe('configuration', () => {
  it('stands on its own: embedded database, demonstration, this machine', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      database: { kind: 'embedded' },
      demo: true,
      host: '127.0.0.1',
      port: 4600,
      publicUrl: 'http://localhost:4600',
      trustedProxies: [],
      tls: undefined,
      now: undefined,
      isTest: false,
    });
    expect(config.dataFolder).toMatch(/\.data$/);
    expect(config.keysFolder).toBe(`${config.dataFolder}/keys`);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORT: '', EVENKEEL_DEMO: '' })).toMatchObject({ port: 4600, demo: true });
  });

  it("takes one's own server, where the demonstration has to be asked for", () => {
    expect(loadConfig(own)).toMatchObject({
      database: {
        kind: 'own',
        runtimeUrl: own.DATABASE_URL,
        directUrl: own.DATABASE_URL,
        ownerUrl: own.DATABASE_OWNER_URL,
      },
      demo: false,
    });
    expect(loadConfig({ ...own, EVENKEEL_DEMO: 'on' }).demo).toBe(true);
  });

  it.each([
    { why: 'its own certificate', env: { HOST: '0.0.0.0', ...tls } },
    { why: 'a named proxy', env: { HOST: '0.0.0.0', ...proxy } },
    { why: 'a proxy on this machine', env: proxy },
  ])('leaves the demonstration out when others may come in: $why', ({ env }) => {
    expect(loadConfig(env).demo).toBe(false);
    expect(refusalsOf({ ...env, EVENKEEL_DEMO: 'on' })).toEqual([
      expect.stringContaining('The demonstration'),
    ]);
  });

  it('reads the clock as an instant in UTC', () => {
    expect(loadConfig({ EVENKEEL_NOW: '2026-11-21T08:00:00-06:00' }).now).toBe('2026-11-21T14:00:00.000Z');
  });

  it.each([
    { why: 'plain text over the network', env: { HOST: '0.0.0.0' }, says: 'plain text' },
    { why: 'plain text over the network by name', env: { HOST: 'clinic.example.org' }, says: 'plain text' },
    { why: 'half a certificate', env: { EVENKEEL_TLS_CERT: 'cert.pem' }, says: 'belong together' },
    { why: 'a proxy without its address', env: { TRUST_PROXY: 'loopback' }, says: 'EVENKEEL_URL' },
    {
      why: 'a proxy without TLS',
      env: { ...proxy, EVENKEEL_URL: 'http://evenkeel.example.org' },
      says: 'https://',
    },
    {
      why: 'a certificate, and an address without',
      env: { ...tls, EVENKEEL_URL: 'http://localhost' },
      says: 'https://',
    },
    {
      why: 'a public address without TLS',
      env: { EVENKEEL_URL: 'http://evenkeel.example.org' },
      says: 'https://',
    },
    {
      why: 'an address with a path',
      env: { EVENKEEL_URL: 'https://example.org/clinic' },
      says: 'without a path',
    },
    { why: 'everybody as proxy', env: { ...proxy, TRUST_PROXY: 'true' }, says: 'TRUST_PROXY' },
    { why: 'a number of hops', env: { ...proxy, TRUST_PROXY: '1' }, says: 'TRUST_PROXY' },
    { why: 'the whole internet as proxy', env: { ...proxy, TRUST_PROXY: '0.0.0.0/0' }, says: 'TRUST_PROXY' },
    { why: 'a port that is none', env: { PORT: 'http' }, says: 'PORT' },
    { why: 'a port too high', env: { PORT: '70000' }, says: 'PORT' },
    { why: 'yes instead of on', env: { EVENKEEL_DEMO: 'yes' }, says: 'EVENKEEL_DEMO' },
    { why: 'a day instead of an instant', env: { EVENKEEL_NOW: '2026-11-21' }, says: 'EVENKEEL_NOW' },
    {
      why: 'a set clock on real records',
      env: { EVENKEEL_DEMO: 'off', EVENKEEL_NOW: '2026-11-21T14:00:00Z' },
      says: 'EVENKEEL_NOW',
    },
    { why: 'no owner', env: { DATABASE_URL: own.DATABASE_URL }, says: 'DATABASE_OWNER_URL' },
    { why: 'an owner alone', env: { DATABASE_OWNER_URL: own.DATABASE_OWNER_URL }, says: 'DATABASE_URL' },
    {
      why: 'another database',
      env: { DATABASE_URL: 'mysql://x/y', DATABASE_OWNER_URL: own.DATABASE_OWNER_URL },
      says: 'postgres://',
    },
  ])('refuses $why', ({ env, says }) => {
    expect(refusalsOf(env)).toEqual([expect.stringContaining(says)]);
  });

  it('says everything that is wrong at once', () => {
    expect(refusalsOf({ PORT: 'x', EVENKEEL_DEMO: 'x', HOST: '127.0.0.1' })).toHaveLength(2);
  });

  it('counts as a test only on this machine', () => {
    expect(loadConfig({ NODE_ENV: 'test' }).isTest).toBe(true);
    expect(loadConfig({ NODE_ENV: 'test', HOST: '0.0.0.0', ...tls }).isTest).toBe(false);
  });
});
