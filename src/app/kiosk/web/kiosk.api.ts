// What the tablet asks of the server. Nothing it is told is kept.
import { ask } from '#ui/ask.ts';
import { problemIn } from '#ui/problem.ts';
import type { CheckedInByCode } from '../../../attendance/rules/check-in-schema.ts';

export type CheckedIn = { readonly answer: 'thanks' | 'resting' } | CheckedInByCode;

export const whichTablet = () => ask<{ clinicName: string }>({ path: '/api/tablet' });

export const setUpTablet = (code: string) =>
  ask<{ done: true }>({ method: 'POST', path: '/api/tablet/set-up', body: { code } });

export const checkInByName = (name: string, birthOn: string) =>
  ask<CheckedIn>({ method: 'POST', path: '/api/tablet/arrivals', body: { name, birthOn } });

export const checkInByCode = (code: string) =>
  ask<CheckedIn>({ method: 'POST', path: '/api/tablet/arrivals/code', body: { code } });

/** Whether the server does not know this browser as a tablet, or no longer. */
export function isNotSetUp(error: unknown): boolean {
  return problemIn(error)?.code === 'tablet-not-set-up';
}
