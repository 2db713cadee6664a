// What the program reads from its environment, each with the sentence a person
// sees when it is wrong. Nothing else in the program reads process.env.
import { isIP } from 'node:net';
import { z } from 'zod';

const databaseAddress = (name: string) =>
  z
    .string()
    .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), {
      error: `${name} must be an address such as postgres://user:password@host:5432/evenkeel.`,
    })
    .optional();

const onOrOff = (name: string) =>
  z.enum(['on', 'off'], { error: `${name} must be "on" or "off".` }).optional();

const portNumber = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
    error: 'PORT must be a number from 1 to 65535.',
  })
  .transform(Number)
  .default(4600);

const publicAddress = z
  .string()
  .refine((text) => /^https?:\/\/[^/]+\/?$/.test(text) && URL.canParse(text), {
    error:
      'EVENKEEL_URL must be the address people open, such as https://evenkeel.example.org, without a path.',
  })
  .transform((text) => text.replace(/\/$/, ''))
  .optional();

// "true" or a number of hops would let anybody who reaches the port pretend to be the proxy.
const proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every(isProxyAddress), {
    error:
      'TRUST_PROXY must list the addresses of your proxy, such as "loopback" or "10.0.0.5, 10.1.0.0/16".',
  })
  .optional();

function isProxyAddress(part: string): boolean {
  if (part === 'loopback') return true;
  const [address = '', bits, ...more] = part.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (longest < 0 || more.length > 0) return false;
  // A range of no bits is everybody.
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= longest);
}

export const environmentSchema = z.object({
  EVENKEEL_DATA: z.string().default('.data'),
  EVENKEEL_KEYS: z.string().optional(),
  DATABASE_URL: databaseAddress('DATABASE_URL'),
  DATABASE_OWNER_URL: databaseAddress('DATABASE_OWNER_URL'),
  DATABASE_DIRECT_URL: databaseAddress('DATABASE_DIRECT_URL'),
  PORT: portNumber,
  HOST: z.string().default('127.0.0.1'),
  EVENKEEL_URL: publicAddress,
  EVENKEEL_DEMO: onOrOff('EVENKEEL_DEMO'),
  EVENKEEL_NOW: z.iso
    .datetime({ offset: true, error: 'EVENKEEL_NOW must be an instant such as 2026-11-21T14:00:00Z.' })
    .transform((text) => new Date(text).toISOString())
    .optional(),
  TRUST_PROXY: proxies,
  EVENKEEL_TLS_CERT: z.string().optional(),
  EVENKEEL_TLS_KEY: z.string().optional(),
  EVENKEEL_AUDIT_HEAD: z.string().optional(),
  EVENKEEL_METRICS_TOKEN: z
    .string()
    .min(16, { error: 'EVENKEEL_METRICS_TOKEN must have at least 16 characters.' })
    .optional(),
  // Read by tools/server-flags.mjs, since it must be known before the server's process begins.
  EVENKEEL_MEMORY_MB: z.string().optional(),
  NODE_ENV: z.string().optional(),
});

export type Environment = z.output<typeof environmentSchema>;
