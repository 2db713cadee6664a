// Looks for keys and passwords that must never be committed. Run as `node tools/checks/secrets.ts FILE...`; on commit
// it gets the staged files, in `npm run check` every file.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

type Secret = { kind: string; pattern: RegExp };

const secrets: Secret[] = [
  { kind: 'private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{16}/u },
  { kind: 'cloud access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/u },
  { kind: 'repository token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[A-Za-z0-9_-]{20,})/u },
  { kind: 'package token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/u },
  { kind: 'chat token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{20,}/u },
  { kind: 'payment key', pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/u },
  {
    kind: 'signed web token',
    pattern: /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}/u,
  },
  { kind: 'registry password', pattern: /^\s*(?:\/\/[^=\n]+:)?_(?:authToken|password|auth)\s*=\s*\S+/mu },
  {
    kind: 'database password',
    pattern:
      /postgres(?:ql)?:\/\/[^:@\s'"`$]+:(?!(?:PASSWORD|password|secret|\.\.\.|x+)@)[^@\s'"`$<>{}]{8,}@(?!localhost|127\.)/u,
  },
];
const largestBytes = 2_000_000;

export function secretsIn(text: string): string[] {
  return secrets.filter((secret) => secret.pattern.test(text)).map((secret) => secret.kind);
}

export function secretBreaches(root: string, files: string[]): string[] {
  return files.flatMap((file) => {
    const whole = path.join(root, file);
    if (statSync(whole).size > largestBytes) return [];
    return secretsIn(readFileSync(whole, 'utf8')).map((kind) => `secret: ${file} seems to hold a ${kind}`);
  });
}

if (import.meta.main) {
  const breaches = secretBreaches('.', process.argv.slice(2));
  for (const breach of breaches) console.log(breach);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
