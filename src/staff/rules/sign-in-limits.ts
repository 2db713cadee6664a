// How long a staff sign-in lasts and how often somebody may guess.
// By whose authority: NIST SP 800-63B-4 (final, 2025), authenticator assurance level 3: over after 12 hours at the latest,
// locked after 15 minutes without a person's action; at most 100 failures in a row for one account.
// HIPAA 45 CFR 164.312(a)(2)(iii), automatic logoff. The shorter numbers below are our own choice.

/** Minutes without a person's action after which a staff screen locks. */
export const idleMinutes = 15;
/** Minutes after which a sign-in ends, whatever happens. */
export const longestMinutes = 12 * 60;
/** Minutes for which having proved who one is opens changes of the account and exports. */
export const stepUpMinutes = 10;
/** Minutes for which a PIN, passkey or password given to sign with stands in its browser. */
export const signingProofMinutes = 5;
/** Wrong PINs in a row that end a locked sign-in. */
export const pinTries = 5;
/** Minutes in which a second factor or a passkey must answer. */
export const challengeMinutes = 5;
/** Minutes for which a set-up link works: 72 hours. */
export const setUpLinkMinutes = 72 * 60;
/** Minutes for which a browser is remembered as one its person signed in with: 90 days. */
export const knownBrowserMinutes = 90 * 24 * 60;

/** Failures in a row for one name, from browsers that nobody signed in with before; from known ones a few more. */
export const failuresElsewhere = 80;
export const failuresAtMost = 100;
const failuresBeforeWaiting = 5;
const longestWaitSeconds = 300;

/** Failures in a quarter of an hour, for one address and for its network, before it has to wait. */
export const failuresOfAddress = 50;
export const failuresOfNetwork = 200;
export const failureWindowMinutes = 15;

/** Seconds to wait after some failures in a row, when the browser is not a known one: 1, 2, 4 ... up to five minutes. */
export function secondsToWait(failures: number): number {
  if (failures < failuresBeforeWaiting) return 0;
  return Math.min(2 ** (failures - failuresBeforeWaiting), longestWaitSeconds);
}

/** Whether a name may be tried once more. Its owner's known browser is never made to wait for what others guess elsewhere. */
export function mayTry(so: {
  failures: number;
  secondsSinceLast: number;
  isKnownBrowser: boolean;
}): 'yes' | 'wait' | 'no' {
  if (so.failures >= (so.isKnownBrowser ? failuresAtMost : failuresElsewhere)) return 'no';
  return !so.isKnownBrowser && so.secondsSinceLast < secondsToWait(so.failures) ? 'wait' : 'yes';
}

/** The network an address belongs to: the first 24 bits of IPv4, the first 64 of IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (mapped.includes('.')) return mapped.split('.').slice(0, 3).join('.');
  const [front = '', back = ''] = mapped.split('::');
  const head = front.split(':').filter((part) => part !== '');
  const tail = back.split(':').filter((part) => part !== '');
  const missing = mapped.includes('::') ? 8 - head.length - tail.length : 0;
  return [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
    .slice(0, 4)
    .join(':')
    .toLowerCase();
}
