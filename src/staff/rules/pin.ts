// The PIN brings the same person back to a locked screen of a browser in which they are signed in already; and signs notes there; it opens nothing else.
// By whose authority: NIST SP 800-63B-4 section 2.2.3 lets a secret together with the session's own bring one back after idling.
// That it is 4 to 8 digits and that five wrong ones end the sign-in is our own choice.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';

/** What fictional people of the demonstration give to sign with; it opens nothing that is real. */
export const demonstrationPin = '2468';

export const pinForm = /^\d{4,8}$/u;

/** Whether a PIN may be chosen: not one digit again and again, not a run. */
export function choosePin(pin: string): Outcome<string, 'pin-easy'> {
  const isOneDigit = new Set(pin).size === 1;
  const isRun = '01234567890'.includes(pin) || '09876543210'.includes(pin);
  return isOneDigit || isRun ? refuse('pin-easy') : ok(pin);
}
