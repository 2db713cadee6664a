import { expect, test } from 'vitest';
import { mayTry, networkOf, secondsToWait } from './sign-in-limits.ts';

test.each([
  [0, 0, 'nobody waits at first'],
  [4, 0, 'a few mistakes cost nothing'],
  [5, 1, 'then a second'],
  [8, 8, 'doubling'],
  [14, 300, 'up to five minutes'],
  [79, 300, 'and never more'],
])('after %i failures: %i seconds (%s)', (failures, seconds) => {
  expect(secondsToWait(failures)).toBe(seconds);
});

test.each([
  [{ failures: 5, secondsSinceLast: 0, isKnownBrowser: false }, 'wait', 'guessing is slowed'],
  [{ failures: 5, secondsSinceLast: 1, isKnownBrowser: false }, 'yes', 'having waited'],
  [
    { failures: 79, secondsSinceLast: 0, isKnownBrowser: true },
    'yes',
    'the owner does not wait for an attacker',
  ],
  [{ failures: 80, secondsSinceLast: 9999, isKnownBrowser: false }, 'no', 'guessing ends'],
  [{ failures: 80, secondsSinceLast: 0, isKnownBrowser: true }, 'yes', 'the owner still comes in'],
  [{ failures: 100, secondsSinceLast: 9999, isKnownBrowser: true }, 'no', 'never more than a hundred'],
])('%j: %s (%s)', (so, answer) => {
  expect(mayTry(so)).toBe(answer);
});

test.each([
  ['203.0.113.77', '203.0.113'],
  ['::ffff:203.0.113.77', '203.0.113'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s lies in %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
