// `npm run check`: everything that can be said about the source without running it. Two checks run at a time; what a
// check has to say is printed only when it fails. `npm run check -- --fix` formats and mends first; `npm run check --
// lint types` runs only the checks whose names begin so.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nameBreaches } from './checks/names.ts';
import { decisionBreaches, glossaryBreaches, wordlessRefusals } from './checks/pages.ts';
import { gluedQueries } from './checks/queries.ts';
import { runTool, type ToolResult } from './checks/run-tool.ts';
import { secretBreaches } from './checks/secrets.ts';
import { sourceFiles } from './checks/source-files.ts';

type Check = { name: string; run: () => Promise<ToolResult> | ToolResult };

export type CheckResult = { name: string; ok: boolean; output: string; seconds: number };

const root = path.resolve(import.meta.dirname, '..');
const atOnce = 2;
const mostSeconds = 60;
const mostLines = 150;

async function bin(name: string, ...args: string[]): Promise<ToolResult> {
  return runTool({ file: process.execPath, args: [realBin(name), ...args], cwd: root });
}

async function ownTool(script: string, ...args: string[]): Promise<ToolResult> {
  return runTool({ file: process.execPath, args: [path.join(root, script), ...args], cwd: root });
}

function realBin(name: string): string {
  return path.join(root, 'node_modules', '.bin', name);
}

async function types(config: string): Promise<ToolResult> {
  const result = await bin('tsc', '-p', config, '--pretty', 'false');
  // A room without a single file yet is not a fault.
  return result.output.includes('error TS18003') ? { exitCode: 0, output: '' } : result;
}

function fromBreaches(breaches: string[]): ToolResult {
  return { exitCode: breaches.length === 0 ? 0 : 1, output: breaches.join('\n') };
}

async function generatedPages(): Promise<ToolResult> {
  if (!existsSync(path.join(root, 'tools/gen.ts'))) return { exitCode: 0, output: '' };
  return ownTool('tools/gen.ts', '--check');
}

function glossary(): string | undefined {
  const page = path.join(root, 'docs/glossary.md');
  return existsSync(page) ? readFileSync(page, 'utf8') : undefined;
}

// The long ones first, so that the two lanes end together.
function allChecks(): Check[] {
  const files = sourceFiles(root);
  return [
    { name: 'generated pages are fresh', run: generatedPages },
    { name: 'lint', run: async () => bin('oxlint', '--format=unix') },
    { name: 'dead code', run: async () => bin('knip', '--no-progress') },
    { name: 'types of server', run: async () => types('tsconfig.server.json') },
    { name: 'types of web', run: async () => types('tsconfig.web.json') },
    { name: 'types of rules', run: async () => types('tsconfig.rules.json') },
    { name: 'imports', run: async () => ownTool('tools/checks/imports.ts') },
    { name: 'format', run: async () => bin('oxfmt', '--check') },
    { name: 'names', run: () => fromBreaches(nameBreaches(files)) },
    { name: 'decisions have numbers', run: () => fromBreaches(decisionBreaches(files)) },
    { name: 'glossary has every slice', run: () => fromBreaches(glossaryBreaches(files, glossary())) },
    { name: 'refusals have words', run: () => fromBreaches(wordlessRefusals(root, files)) },
    { name: 'queries take parameters', run: () => fromBreaches(gluedQueries(root, files)) },
    { name: 'secrets', run: () => fromBreaches(secretBreaches(root, files)) },
  ];
}

async function runOne(check: Check): Promise<CheckResult> {
  const startedAt = performance.now();
  const { exitCode, output } = await check.run();
  const seconds = (performance.now() - startedAt) / 1000;
  const ok = exitCode === 0;
  console.log(`${ok ? 'ok    ' : 'failed'}  ${check.name.padEnd(28)} ${seconds.toFixed(1).padStart(5)} s`);
  if (!ok) console.log(shortened(output));
  return { name: check.name, ok, output, seconds };
}

function shortened(output: string): string {
  const lines = output.trimEnd().split('\n');
  const rest = lines.length > mostLines ? [`... and ${lines.length - mostLines} lines more`] : [];
  return [...lines.slice(0, mostLines), ...rest].map((line) => `        ${line}`).join('\n');
}

export async function runChecks(wanted: string[] = []): Promise<CheckResult[]> {
  const waiting = allChecks().filter(
    (check) => wanted.length === 0 || wanted.some((word) => check.name.startsWith(word)),
  );
  const results: CheckResult[] = [];
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      results.push(await runOne(check));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

async function mend(): Promise<void> {
  await bin('oxlint', '--fix');
  await bin('oxfmt');
}

if (import.meta.main) {
  const startedAt = performance.now();
  const args = process.argv.slice(2);
  if (args.includes('--fix')) await mend();
  const results = await runChecks(args.filter((arg) => !arg.startsWith('--')));
  const failed = results.filter((result) => !result.ok).length;
  const seconds = (performance.now() - startedAt) / 1000;
  if (seconds > mostSeconds)
    console.log(`The checks took ${seconds.toFixed(0)} s; they should take ${mostSeconds} at most.`);
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
}
