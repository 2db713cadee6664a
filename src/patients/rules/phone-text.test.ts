import { describe, expect, it } from 'vitest';
import { phoneText } from './phone-text.ts';

describe('how a telephone number reads', () => {
  it.each([
    { why: 'digits alone', typed: '7735550888', is: '773-555-0888' },
    { why: 'as it is written', typed: '(773) 555-0888', is: '773-555-0888' },
    { why: 'with the code of the country', typed: '+1 773.555.0888', is: '773-555-0888' },
    { why: 'of another country', typed: '+48 22 555 08 88', is: '+48 22 555 08 88' },
    { why: 'with words', typed: '773 555 0888 ext. 5', is: '773 555 0888 ext. 5' },
    { why: 'too short to be known', typed: '555-0888', is: '555-0888' },
  ])('$why', ({ typed, is }) => {
    expect(phoneText(typed)).toBe(is);
  });
});
