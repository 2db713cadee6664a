// Proves that the checks bite: the real tools with the real settings run over a small world of planted breaches, and
// each breach must be found. A tool that reads no file, or forgets a rule, fails here.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importBreaches } from './imports.ts';
import { nameBreaches } from './names.ts';
import { decisionBreaches, glossaryBreaches, wordlessRefusals } from './pages.ts';
import { gluedQueries } from './queries.ts';
import { runTool } from './run-tool.ts';
import { sourceFiles } from './source-files.ts';

const root = path.resolve(import.meta.dirname, '../..');
const settings = [
  'package.json',
  '.oxlintrc.json',
  'knip.json',
  'tsconfig.json',
  'tsconfig.rules.json',
  'tsconfig.server.json',
  'tsconfig.web.json',
];
let world = '';

beforeAll(() => {
  world = mkdtempSync(path.join(tmpdir(), 'evenkeel-planted-'));
  cpSync(path.join(root, 'tools/checks/planted'), world, { recursive: true });
  for (const file of settings) cpSync(path.join(root, file), path.join(world, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(world, 'node_modules'));
  const server = path.join(world, 'src/attendance/server');
  const lines = (count: number): string => Array.from({ length: count }, (_, n) => `  // ${n}\n`).join('');
  writeFileSync(path.join(server, 'lint-long-file.ts'), `${lines(401)}export const long = true;\n`);
  writeFileSync(
    path.join(server, 'lint-long-function.ts'),
    `export function long(): void {\n${lines(60)}}\n`,
  );
});

afterAll(() => {
  rmSync(world, { recursive: true, force: true });
});

async function bin(name: string, ...args: string[]): Promise<string> {
  const file = path.join(root, 'node_modules/.bin', name);
  const { output } = await runTool({ file: process.execPath, args: [file, ...args], cwd: world });
  return output;
}

async function errorsOf(tsconfig: string): Promise<string[]> {
  const output = await bin('tsc', '-p', tsconfig, '--pretty', 'false');
  return output
    .split('\n')
    .flatMap((line) => /^(?<file>\S+)\(\d+,\d+\): error/u.exec(line)?.groups?.['file'] ?? []);
}

const importsInServer = 'src/attendance/server/imports';
const importsInRules = 'src/attendance/rules/imports';
const importsInWeb = 'src/attendance/web/imports';
const plantedImports = [
  'browser-without-node: src/ui/imports-node.ts',
  `browser-without-node: ${importsInWeb}-node.ts`,
  'browser-without-server: src/app/workspace/web/imports-server.ts',
  `browser-without-server: ${importsInWeb}-server.ts`,
  'kernel-imports-nothing: src/kernel/imports-slice.ts',
  'kernel-imports-nothing: src/kernel/imports-zod.ts',
  'no-cycle: src/attendance/server/cycle-one.ts',
  `no-development-packages: ${importsInServer}-development-package.ts`,
  `no-import-of-tests: ${importsInServer}-a-test.ts`,
  `nobody-imports-app: ${importsInServer}-app.ts`,
  'platform-knows-no-slice: src/platform/http/imports-slice.ts',
  'program-without-tests: src/app/imports-testing.ts',
  `program-without-tools: ${importsInServer}-tools.ts`,
  `queries-in-db-files: ${importsInServer}-kysely.ts`,
  `resolves: ${importsInServer}-nothing-there.ts`,
  `rules-stay-pure: ${importsInRules}-node.ts`,
  `rules-stay-pure: ${importsInRules}-package.ts`,
  `rules-stay-pure: ${importsInRules}-platform.ts`,
  `rules-stay-pure: ${importsInRules}-server.ts`,
  `server-goes-through-doors: ${importsInServer}-app.ts`,
  `server-goes-through-doors: ${importsInServer}-nothing-there.ts`,
  `server-goes-through-doors: ${importsInServer}-past-the-door.ts`,
  `server-goes-through-doors: ${importsInServer}-tools.ts`,
  `server-goes-through-doors: ${importsInServer}-web.ts`,
  `server-without-screens: ${importsInServer}-react.ts`,
  `slice-order: ${importsInRules}-later-slice.ts`,
  `slice-order: ${importsInServer}-later-slice.ts`,
  'ui-knows-no-slice: src/ui/imports-node.ts',
  'ui-knows-no-slice: src/ui/imports-slice.ts',
  `web-goes-through-doors: ${importsInWeb}-node.ts`,
  `web-goes-through-doors: ${importsInWeb}-past-the-door.ts`,
  `web-goes-through-doors: ${importsInWeb}-server.ts`,
  `web-types-from-server: ${importsInWeb}-types-past-the-door.ts`,
];

const plantedLint: [rule: string, file: string][] = [
  ['no-restricted-globals', 'rules/lint-clock.ts'],
  ['no-restricted-globals', 'rules/lint-process.ts'],
  ['no-restricted-globals', 'rules/lint-fetch.ts'],
  ['no-restricted-globals', 'server/lint-date.ts'],
  ['no-restricted-properties', 'rules/lint-random.ts'],
  ['no-restricted-imports', 'rules/imports-node.ts'],
  ['no-restricted-imports', 'server/imports-react.ts'],
  ['no-floating-promises', 'server/lint-floating-promise.ts'],
  ['no-explicit-any', 'server/lint-any.ts'],
  ['no-unsafe-return', 'server/lint-unsafe.ts'],
  ['no-non-null-assertion', 'server/lint-non-null.ts'],
  ['no-default-export', 'server/lint-default-export.ts'],
  ['no-barrel-file', 'server/lint-barrel.ts'],
  ['no-cycle', 'server/cycle-one.ts'],
  ['no-console', 'server/lint-console.ts'],
  ['max-params', 'server/lint-parameters.ts'],
  ['max-depth', 'server/lint-depth.ts'],
  ['complexity', 'server/lint-complexity.ts'],
  ['max-lines', 'server/lint-long-file.ts'],
  ['max-lines-per-function', 'server/lint-long-function.ts'],
  ['switch-exhaustiveness-check', 'server/lint-switch.ts'],
  ['filename-case', 'server/LintName.ts'],
];

describe('imports', () => {
  test('each planted import, the slice order and the cycle are found, and no good neighbor is blamed', async () => {
    const breaches = await importBreaches(world);
    const found = breaches.map((breach) => breach.replace(/ -> .*/u, ''));
    expect(found.toSorted()).toEqual(plantedImports.toSorted());
  });
});

describe('lint', () => {
  test('each planted breach is found, and no good neighbor is blamed', async () => {
    const output = await bin('oxlint', '--format=unix');
    const found = output.split('\n').flatMap((line) => {
      const parts = /^src\/attendance\/(?<file>[^:]+):.*\[Error\/[a-z0-9-]+\((?<rule>[^)]+)\)\]$/u.exec(
        line,
      )?.groups;
      return parts === undefined ? [] : [`${parts['rule']} ${parts['file']}`];
    });
    for (const [rule, file] of plantedLint) expect(found).toContain(`${rule} ${file}`);
    expect(output).not.toMatch(/record-attendance|credited-minutes|session-roll/u);
  });
});

describe('types', () => {
  test('each of the three programs refuses what it must not know', async () => {
    // A package that brings Node's types along would lend them to the rules; the import check has found it by now.
    rmSync(path.join(world, `${importsInRules}-package.ts`));
    rmSync(path.join(world, `${importsInRules}-platform.ts`));
    rmSync(path.join(world, 'src/kernel/imports-zod.ts'));
    const inRules = await errorsOf('tsconfig.rules.json');
    expect(inRules).toContain('src/attendance/rules/types-node.ts');
    expect(inRules).toContain('src/attendance/rules/imports-node.ts');
    const inServer = await errorsOf('tsconfig.server.json');
    expect(inServer).toContain('src/attendance/server/types-unchecked-index.ts');
    expect(inServer).toContain('src/attendance/server/types-enum.ts');
    expect(inServer).toContain('src/attendance/server/types-document.ts');
    expect(await errorsOf('tsconfig.web.json')).toContain('src/attendance/web/types-optional.ts');
  });

  test('a route without needs, care, audit, input or output does not compile', async () => {
    const folder = path.join(root, 'tools/checks/planted-routes');
    const blamed = (await errorsOf(path.join(folder, 'tsconfig.json'))).map((file) => path.basename(file));
    const output = await bin('tsc', '-p', folder, '--pretty', 'false');
    const source = readFileSync(path.join(folder, 'routes.ts'), 'utf8').split('\n');
    const lines = [...output.matchAll(/routes\.ts\((?<line>\d+),/gu)].map((match) =>
      Number(match.groups?.['line']),
    );
    const names = lines.map((line) => /const (?<name>\w+)/u.exec(source[line - 1] ?? '')?.groups?.['name']);
    expect(new Set(blamed)).toEqual(new Set(['routes.ts']));
    expect(names).toEqual([
      'withoutNeeds',
      'withoutCare',
      'withoutAudit',
      'withoutInput',
      'withoutOutput',
      'unknownNeeds',
    ]);
  });
});

describe('names and pages', () => {
  test('drawers, strays and doubled numbers are found', () => {
    const found = nameBreaches(sourceFiles(world)).map((breach) => breach.split(': ').slice(0, 2).join(': '));
    expect(found).toEqual(
      expect.arrayContaining([
        'forbidden-name: src/attendance/server/utils.ts',
        'wrong-case: src/attendance/server/LintName.ts',
        'unknown-room: src/attendance/stray.ts',
        'unknown-room: src/sundries/rules/stray.ts',
        'tsx-outside-web: src/attendance/server/Screen.tsx',
        'no-readme: src/notes',
        'migration-name: db/migrations/0002-whatever-three.sql',
      ]),
    );
    expect(found.some((breach) => breach.startsWith('migration-number: db/migrations/0001-'))).toBe(true);
    expect(found.join('\n')).not.toMatch(/record-attendance|staff/u);
  });

  test('decisions, glossary and refusals', () => {
    const files = sourceFiles(world);
    const glossary = readFileSync(path.join(world, 'docs/glossary.md'), 'utf8');
    expect(decisionBreaches(files)).toHaveLength(1);
    expect(glossaryBreaches(files, glossary)).toEqual([
      'glossary: the word "attendance" is missing in docs/glossary.md',
      'glossary: the word "notes" is missing in docs/glossary.md',
    ]);
    expect(glossaryBreaches(files, undefined)).toHaveLength(1);
    expect(wordlessRefusals(world, files)).toEqual([
      expect.stringContaining('"nobody-wrote-words" has no words'),
    ]);
    expect(gluedQueries(world, files)).toEqual([expect.stringContaining('glued-query.db.ts')]);
  });
});

describe('dead code', () => {
  test('a file that nobody imports is found', async () => {
    const output = await bin('knip', '--no-progress', '--reporter', 'compact', '--include', 'files');
    expect(output).toContain('src/attendance/server/dead-file.ts');
    expect(output).not.toContain('src/attendance/server/record-attendance.ts');
  });
});
