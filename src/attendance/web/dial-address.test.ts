import { describe, expect, it } from 'vitest';
import { dialAddress } from './dial-address.ts';

describe('where a tap on a number leads', () => {
  it.each([
    { why: 'a call', means: 'call', value: '773-555-0161', is: 'tel:7735550161' },
    {
      why: 'who waits to be called back',
      means: 'call_back',
      value: '+1 (773) 555-0161',
      is: 'tel:+17735550161',
    },
    { why: 'a message is left by a call', means: 'message', value: '773.555.0161', is: 'tel:7735550161' },
    { why: 'a text', means: 'text', value: '773-555-0161', is: 'sms:7735550161' },
    { why: 'a mail is dialed by nobody', means: 'mail', value: 'a@mail.example', is: null },
    { why: 'a letter is dialed by nobody', means: 'letter', value: '4122 Oak Street', is: null },
    {
      why: 'no number with words: its extension would be dialed along',
      means: 'call',
      value: '773-555-0161 ext. 5',
      is: null,
    },
  ] as const)('$why', ({ means, value, is }) => {
    expect(dialAddress(means, value)).toBe(is);
  });
});
