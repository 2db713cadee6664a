import { expect, test } from 'vitest';
import { choosePin, pinForm } from './pin.ts';

test.each([
  ['4711', true, 'four digits'],
  ['1111', false, 'one digit'],
  ['1234', false, 'a run'],
  ['8765', false, 'a run backward'],
  ['90210', true, 'no run'],
])('%s: %s (%s)', (pin, may) => {
  expect(choosePin(pin).ok).toBe(may);
});

test.each([
  ['123', false],
  ['1234', true],
  ['12345678', true],
  ['123456789', false],
  ['12a4', false],
  ['１２３４', false],
])('%s has the form of a PIN: %s', (pin, is) => {
  expect(pinForm.test(pin)).toBe(is);
});
