// SQL takes values through kysely's own parameters, never through text that is glued together: a name with an
// apostrophe would break such a query, and a hostile one would steer it. (Where queries may stand at all is a rule of
// import-rules.ts.)
import { readFileSync } from 'node:fs';
import path from 'node:path';

const program = /^src\/.+\.tsx?$/u;
// Making databases and roles, copying whatever tables a catalog has, and filling invented worlds in bulk need
// statements that take no parameters; these files quote what they put in, and nothing a person typed reaches them.
const exempt = /^src\/platform\/(?:database|backup)\/|^src\/app\/seed\/|\.test\.tsx?$/u;

const glued: { pattern: RegExp; why: string }[] = [
  { pattern: /\bsql\s*\.\s*raw\s*\(/u, why: 'sql.raw puts text into SQL as it is' },
  { pattern: /\.query\(\s*(?:\{\s*text:\s*)?`[^`]*\$\{/u, why: 'a query text with ${...} in it' },
  { pattern: /\.query\(\s*'[^'\n]*'\s*\+/u, why: 'a query text glued together with +' },
  { pattern: /CompiledQuery\s*\.\s*raw\(\s*`[^`]*\$\{/u, why: 'a query text with ${...} in it' },
];

export function gluedQueries(root: string, files: string[]): string[] {
  return files
    .filter((file) => program.test(file) && !exempt.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return glued
        .filter(({ pattern }) => pattern.test(text))
        .map(({ why }) => `glued-query: ${file}: ${why}; use kysely's parameters`);
    });
}
