// Whether PIN or passkey was given here a moment ago to sign with. The server decides; this only spares the question.
import { onPresence, presenceNow } from '#ui/presence.ts';
import { signingProofMinutes } from '../rules/sign-in-limits.ts';

// A little less than the server grants, so that it does not run out on the way.
const standsMs = signingProofMinutes * 60_000 - 20_000;
let givenAt: number | null = null;

export function proofGiven(): void {
  givenAt = performance.now();
}

export function forgetProof(): void {
  givenAt = null;
}

export function isProofStanding(): boolean {
  return givenAt !== null && performance.now() - givenAt < standsMs;
}

// A lock or somebody else ends it.
onPresence(() => {
  if (presenceNow().signIn !== 'open') forgetProof();
});

/** Submits the form that asks for it, wherever it stands on the page; what is missing there takes the focus. */
export function submitProof(): void {
  document.querySelector<HTMLFormElement>('form[data-signing-proof]')?.requestSubmit();
}
