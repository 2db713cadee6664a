// Where the server may listen: beyond this machine only with TLS, its own or a
// named proxy's, because everything it sends is health information.
import { isIPv4 } from 'node:net';
import type { Environment } from './environment.ts';

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'));
}

export function listeningRefusals(env: Environment): string[] {
  const hasCertificate = env.EVENKEEL_TLS_CERT !== undefined;
  const hasKey = env.EVENKEEL_TLS_KEY !== undefined;
  const hasProxy = env.TRUST_PROXY !== undefined;
  const found: [boolean, string][] = [
    [
      hasCertificate !== hasKey,
      'EVENKEEL_TLS_CERT and EVENKEEL_TLS_KEY belong together: set both or neither.',
    ],
    [
      !isLoopback(env.HOST) && !hasCertificate && !hasProxy,
      `HOST=${env.HOST} would send health information over the network in plain text: set EVENKEEL_TLS_CERT and EVENKEEL_TLS_KEY, or put a proxy with TLS in front and name it in TRUST_PROXY.`,
    ],
    [
      hasProxy && env.EVENKEEL_URL === undefined,
      'Behind a proxy (TRUST_PROXY) people come by TLS: set EVENKEEL_URL to the https:// address they open.',
    ],
    ...addressRefusals(env, hasCertificate || hasProxy),
  ];
  return found.filter(([is]) => is).map(([, sentence]) => sentence);
}

function addressRefusals(env: Environment, hasTls: boolean): [boolean, string][] {
  if (!env.EVENKEEL_URL?.startsWith('http:')) return [];
  return [
    [hasTls, 'EVENKEEL_URL must begin with https://, because people come by TLS here.'],
    [
      !hasTls && !isLoopback(new URL(env.EVENKEEL_URL).hostname),
      'EVENKEEL_URL must begin with https:// unless it is an address of this machine.',
    ],
  ];
}
