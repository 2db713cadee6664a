// Checking in by oneself at the tablet of the clinic: which session it is for, and what a code is. A code is derived from
// a secret of the server, the person, the session and how often they have arrived in it: it holds no identity, is kept
// nowhere, and is spent by arriving.
import { isBefore, type Instant } from '#kernel/local-date.ts';
import type { AttendanceStatus } from './attendance.ts';
import { wasThere } from './was-there.ts';

export type ExpectedThere = {
  readonly sessionId: string;
  readonly patientId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly status: AttendanceStatus;
  readonly sequence: number;
  /** Newest mark by which they were there, 0 for none. */
  readonly arrivedSequence: number;
  /** Whether they were there and are away: they left, or stepped out and are not back. */
  readonly isAway: boolean;
};

/** Of somebody's sessions that are near: the one that runs, else the next to begin. */
export function sessionToArriveIn(expected: readonly ExpectedThere[], now: Instant): ExpectedThere | null {
  const inOrder = expected.toSorted((one, other) => (isBefore(one.startsAt, other.startsAt) ? -1 : 1));
  const runs = (one: ExpectedThere) => !isBefore(now, one.startsAt) && isBefore(now, one.endsAt);
  return inOrder.find(runs) ?? inOrder.find((one) => isBefore(now, one.startsAt)) ?? null;
}

/**
 * What checking in does: somebody arrives, or comes back, so that the time between counts as stepping out. Who is there
 * already stays so (null), and who was sent home safely sees the desk.
 */
export function checkingIn(one: {
  readonly status: AttendanceStatus;
  readonly isAway: boolean;
}): 'arrives' | 'returns' | null {
  if (wasThere(one.status)) return one.isAway ? 'returns' : null;
  return one.status === 'could_not_stay' ? null : 'arrives';
}

const digits = 8;

/** What a code is made of. */
export function codeSource(of: Pick<ExpectedThere, 'sessionId' | 'patientId' | 'arrivedSequence'>): string {
  return `${of.sessionId} ${of.patientId} ${of.arrivedSequence}`;
}

/** Eight digits from keyed bytes; six bytes are more than they need, so that every code is as likely as any other. */
export function codeOf(bytes: Uint8Array): string {
  const number = bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The code as typed, without spaces and hyphens; null when it cannot be one. */
export function typedCode(text: string): string | null {
  const found = text.replaceAll(/[\s-]/gu, '');
  return /^\d{8}$/u.test(found) ? found : null;
}

/** '1234 5678'. */
export function shownCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
