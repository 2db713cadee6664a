// Where a tap on a number leads: on a telephone it calls or begins a text, which is typed nowhere a second time.
import type { OutreachMeans } from '../rules/outreach.ts';

const schemes: Partial<Readonly<Record<OutreachMeans, string>>> = {
  call: 'tel',
  call_back: 'tel',
  message: 'tel',
  text: 'sms',
};

/** 'tel:+17735550161'; null for what is no number to dial, such as an address or a number with words in it. */
export function dialAddress(means: OutreachMeans, value: string): string | null {
  const scheme = schemes[means];
  if (scheme === undefined || !/^\+?[\d\s().-]+$/u.test(value)) return null;
  return `${scheme}:${value.replaceAll(/[^+\d]/gu, '')}`;
}
