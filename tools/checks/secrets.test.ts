import { expect, test } from 'vitest';
import { secretsIn } from './secrets.ts';

// Put together here, so that this file does not hold what the scan looks for.
const cases: { text: string; kinds: string[]; why: string }[] = [
  {
    text: ['-----BEGIN PRIVATE', 'KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ'].join(' '),
    kinds: ['private key'],
    why: 'a key file',
  },
  { text: `key=${'AKIA'}${'ABCDEFGHIJKLMNOP'}`, kinds: ['cloud access key'], why: 'a cloud key' },
  { text: `${'ghp'}_${'a1'.repeat(18)}`, kinds: ['repository token'], why: 'a repository token' },
  { text: `//registry.example/:${'_authToken'}=abcdef`, kinds: ['registry password'], why: 'an npm setting' },
  {
    text: `postgres://evenkeel:${'S3cr3tS3cr3t'}@db.example.org/evenkeel`,
    kinds: ['database password'],
    why: 'a real server',
  },
  { text: 'postgres://evenkeel:password@db.example.org/evenkeel', kinds: [], why: 'a page that explains it' },
  { text: 'postgres://evenkeel:S3cr3tS3cr3t@127.0.0.1:5433/evenkeel', kinds: [], why: 'a test on loopback' },
  { text: 'The patient is called Priya.', kinds: [], why: 'plain words' },
];

test.each(cases)('$why', ({ text, kinds }) => {
  expect(secretsIn(text)).toEqual(kinds);
});
